/** The application form as a list of sections and fields, so that filling, reading and sending back know the same parts. Data. */
import { addedFields } from '../../../core/application/added.ts'
import { countsThisEmployer, type OwnFact, ownFacts } from '../../../core/application/own-facts.ts'
import { wishesAsked } from '../../../core/placement/wishes.ts'
import { titleLevels } from '../../../core/standards/index.ts'
import type { AddedField, Law } from '../../../policy/shape.ts'
import type { Source } from './choices.ts'

export type Control =
  | 'text'
  | 'long'
  | 'day'
  | 'month'
  | 'check'
  | 'file'
  | 'number'
  | 'wishes'
  | 'yesNo'
  | 'email'
  | 'digits'
  | 'year'
  | 'whole'
  | { readonly chooseMany: Source }
  | { readonly choose: Source }
  | { readonly fact: OwnFact }
  | { readonly added: AddedField }
export type Part = {
  readonly name: string
  readonly control: Control
  readonly wide?: true
  /** May stay empty; the label says so where somebody fills in, not where somebody reads. */
  readonly optional?: true
  /** Shown only while another field of the section has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] }
}
export type SectionName =
  | 'identity'
  | 'education'
  | 'employer'
  | 'title'
  | 'history'
  | 'achievements'
  | 'results'
  | 'reviews'
  | 'request'
  | 'proofs'
  | 'own'
  | 'added'
  | 'pledges'
export type Section = { readonly name: SectionName; readonly shape: 'one' | 'rows' | 'text'; readonly parts: readonly Part[] }

const text = (name: string): Part => ({ name, control: 'text' })
const choose = (name: string, source: Source): Part => ({ name, control: { choose: source } })
const check = (name: string): Part => ({ name, control: 'check', wide: true })
const month = (name: string): Part => ({ name, control: 'month' })
const optional = (part: Part): Part => ({ ...part, optional: true })
const titled = titleLevels.filter(level => level !== 'none')
const beyondRegion = ['league', 'banner', 'township', 'village']

const sections: readonly Section[] = [
  {
    name: 'identity',
    shape: 'one',
    parts: [
      text('name'),
      optional(text('mongolianName')),
      optional(text('formerName')),
      { name: 'citizenNumber', control: 'number' },
      choose('ethnicGroup', 'ethnicGroup'),
      choose('politicalStatus', 'politicalStatus'),
      { ...month('joinedPartyIn'), when: { field: 'politicalStatus', is: ['01', '02'] } },
      optional(text('birthplace')),
      month('workingSince'),
      { name: 'phone', control: 'digits' },
      optional({ name: 'email', control: 'email' }),
      optional(text('address')),
      choose('household', 'division'),
      choose('origin', 'division'),
      { name: 'birthDateInFile', control: 'day' },
      { name: 'photo', control: 'file' },
      check('healthy'),
    ],
  },
  {
    name: 'education',
    shape: 'rows',
    parts: [
      choose('mode', 'mode'),
      choose('education', 'education'),
      choose('degree', 'degree'),
      text('school'),
      text('major'),
      month('graduatedIn'),
      optional(text('certificateNumber')),
    ],
  },
  {
    name: 'employer',
    shape: 'one',
    parts: [
      text('name'),
      text('creditCode'),
      choose('level', 'level'),
      { ...choose('division', 'division'), when: { field: 'level', is: beyondRegion } },
      { ...choose('affiliatedTo', 'affiliatedTo'), when: { field: 'level', is: ['region'] } },
      optional(choose('nature', 'nature')),
      optional(text('department')),
      text('post'),
      optional(text('rank')),
      optional(choose('engagement', 'engagement')),
      optional(text('contact')),
      optional({ name: 'contactPhone', control: 'digits' }),
    ],
  },
  {
    name: 'title',
    shape: 'one',
    parts: [
      choose('series', 'series'),
      choose('level', 'titleLevel'),
      text('name'),
      { ...month('obtainedIn'), when: { field: 'level', is: titled } },
      { ...optional(text('certificateNumber')), when: { field: 'level', is: titled } },
      { ...optional(text('issuer')), when: { field: 'level', is: titled } },
      optional(month('appointedIn')),
      optional(choose('postGrade', 'postGrade')),
      optional(text('qualification')),
    ],
  },
  {
    name: 'history',
    shape: 'rows',
    parts: [month('from'), month('to'), text('where'), text('as'), check('sameProfession'), { name: 'thisEmployer', control: 'yesNo' }],
  },
  { name: 'achievements', shape: 'text', parts: [{ name: 'achievements', control: 'long', wide: true }] },
  {
    name: 'results',
    shape: 'rows',
    parts: [
      choose('kind', 'resultKind'),
      { ...text('title'), wide: true },
      { name: 'year', control: 'year' },
      optional(text('role')),
      optional(text('level')),
    ],
  },
  { name: 'reviews', shape: 'rows', parts: [{ name: 'year', control: 'year' }, choose('grade', 'grade')] },
  {
    name: 'request',
    shape: 'one',
    parts: [
      choose('track', 'track'),
      choose('fieldServed', 'fieldServed'),
      text('profession'),
      optional(choose('discipline', 'discipline')),
      optional({ name: 'trainingHours', control: 'whole' }),
      text('direction'),
      { name: 'preferences', control: 'wishes', wide: true },
      check('willing'),
      { name: 'scope', control: { chooseMany: 'scope' }, wide: true, when: { field: 'willing', is: [true] } },
      { name: 'goals', control: 'long', wide: true },
      optional({ name: 'plan', control: 'long', wide: true }),
      optional(text('languages')),
    ],
  },
  { name: 'proofs', shape: 'rows', parts: [choose('of', 'of'), { name: 'file', control: 'file' }] },
  { name: 'pledges', shape: 'one', parts: [check('truth'), check('conduct'), check('repayment'), check('informed')] },
  { name: 'own', shape: 'one', parts: [] },
  { name: 'added', shape: 'one', parts: [] },
]

type Belongs = Law['policy']['procedure']['belongsBy']['value']

/** What of the form says to which body a person belongs; the rest of these is not asked. */
const routes: Readonly<Record<Belongs, readonly string[]>> = {
  employer: ['division', 'affiliatedTo'],
  affiliation: ['affiliatedTo'],
  household: ['household'],
  origin: ['origin'],
}
const everyRoute: readonly string[] = Object.values(routes).flat()

const asks = ({ policy }: Law, { name }: Part): boolean => {
  if (name === 'thisEmployer') return countsThisEmployer(policy)
  if (everyRoute.includes(name)) return routes[policy.procedure.belongsBy.value].includes(name)
  return name !== 'preferences' || wishesAsked(policy).value.max > 0
}

/** An affiliation that alone decides is asked of everybody, whatever the level of the employer. */
const askedOf = ({ policy }: Law, part: Part): Part =>
  part.name === 'affiliatedTo' && policy.procedure.belongsBy.value === 'affiliation' ? choose('affiliatedTo', 'affiliatedTo') : part

const addedPart = (field: AddedField): Part => ({
  name: field.code,
  control: { added: field },
  ...((field.type === 'rows' || (field.type === 'text' && field.maxLength > 120)) && { wide: true }),
})

const sectionIn = (law: Law, section: Section): Section => {
  if (section.name === 'added') return { ...section, parts: addedFields(law.policy).map(addedPart) }
  if (section.name !== 'own') return { ...section, parts: section.parts.filter(part => asks(law, part)).map(part => askedOf(law, part)) }
  return { ...section, parts: ownFacts(law.policy).map(([name, fact]): Part => ({ name, control: { fact } })) }
}

/** The sections of a round's form: what its policy has no use for is not asked, and what it adds has a section of its own. */
export const sectionsOf = (law: Law | undefined): readonly Section[] =>
  sections.map(section => (law ? sectionIn(law, section) : section)).filter(({ parts }) => parts.length > 0)
