/** The parts of the application form by name: 'education.0.school' is what the form calls it. Pure. */
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

/** The name of one field within its section. */
export const fieldName = (section: string, field: string, { texts, law }: Saying): string => {
  if (section === 'own') return ownName(field, { texts, law })
  const { form } = texts.t
  const name = special[`${section}.${field}`] ?? field
  return isField(name, form) ? form.fields[name] : field
}

export const partName = (path: string, saying: Saying): string => {
  const { t } = saying.texts
  const [section = '', ...rest] = path.split('.')
  const name = isSection(section, t.form) ? t.form.sections[section] : section
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
