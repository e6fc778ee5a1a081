/** The parts of the application form by name: 'education.0.school' is what the form calls it. Pure. */
import { findAdded } from '../../../core/application/added.ts'
import type { Law } from '../../../policy/shape.ts'
import type { Saying } from '../../say.ts'
import type { Interface } from '../../words/zh.ts'
import { sectionsOf } from './sections.ts'

type Names = Interface['form']
type Section = keyof Names['sections']
type FieldName = keyof Names['fields']

const isSection = (name: string, { sections }: Names): name is Section => name in sections
const isField = (name: string, { fields }: Names): name is FieldName => name in fields

/** Four names mean different things in different parts. */
const special: Readonly<Record<string, FieldName>> = {
  'employer.name': 'employerName',
  'title.name': 'titleName',
  'title.level': 'titleLevel',
  'results.level': 'resultLevel',
}

/** A fact that the policy adds is called what the policy calls it. */
const ownName = (fact: string, { texts, law }: Saying): string => {
  const definition = law?.policy.facts[fact]
  return definition ? texts.pick(definition.label) : fact
}

/** The title of a section; what the policy adds comes last, whether it also adds facts or not. */
export const sectionName = (section: Section, { texts, law }: Saying): string => {
  const { sections } = texts.t.form
  const hasOwn = section === 'added' && law !== undefined && sectionsOf(law).some(({ name }) => name === 'own')
  return hasOwn ? sections.addedAfterOwn : sections[section]
}

/** A field that the policy adds, with the row and column in it: '代表性课程（第 2 行）：学时'. */
const addedName = (rest: readonly string[], { texts, law }: Saying): string => {
  const [code = '', row, column] = rest
  const field = law && findAdded(law.policy, code)
  const name = field ? texts.pick(field.label) : code
  const within = row === undefined ? name : `${name}（${texts.t.form.row(Number(row) + 1)}）`
  if (column === undefined) return within
  const found = field?.type === 'rows' ? field.columns.find(one => one.code === column) : undefined
  return texts.t.say.part(within, found ? texts.pick(found.label) : column)
}

/** The name of one field within its section. */
export const fieldName = (section: string, field: string, { texts, law }: Saying): string => {
  if (section === 'own') return ownName(field, { texts, law })
  if (section === 'added') return addedName([field], { texts, law })
  const { form } = texts.t
  const name = special[`${section}.${field}`] ?? field
  return isField(name, form) ? form.fields[name] : field
}

export const partName = (path: string, saying: Saying): string => {
  const { t } = saying.texts
  const [section = '', ...rest] = path.split('.')
  const name = isSection(section, t.form) ? sectionName(section, saying) : section
  if (section === 'added' && rest.length > 0) return t.say.part(name, addedName(rest, saying))
  const row = rest.find(part => /^\d+$/.test(part))
  const field = rest.find(part => !/^\d+$/.test(part))
  const place = row === undefined ? name : `${name}（${t.form.row(Number(row) + 1)}）`
  return field === undefined ? place : t.say.part(place, fieldName(section, field, saying))
}

/** The parts that can be sent back for correction, in the order of the form, and last what the policy adds. */
export const returnableParts = (law: Law): readonly string[] =>
  sectionsOf(law).flatMap(({ name, shape, parts }) =>
    shape === 'one' && name !== 'pledges' ? parts.map(part => `${name}.${part.name}`) : [name],
  )
