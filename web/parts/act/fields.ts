/** What can be typed into an action, read from its JSON Schema: a flat list of fields, each of a kind that a control exists for. Pure. */
import { type Fields, fieldsOf, listIn, numberIn, textIn, textsIn } from '../../json.ts'

export type Kind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'sum'
  | 'boolean'
  | 'day'
  | 'month'
  | 'file'
  | 'files'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'rows'
  | 'answers'
  | 'group'

export type Field = {
  readonly name: string
  readonly kind: Kind
  readonly required: boolean
  readonly options: readonly string[]
  readonly most?: number | undefined
  readonly of: readonly Field[]
}

const isDigest = (schema: Fields) => textIn(schema, 'pattern')?.includes('[0-9a-f]{64}') === true
const isMonth = (schema: Fields) => textIn(schema, 'pattern')?.includes('(0[1-9]|1[0-2])') === true

const kindOfText = (schema: Fields): Kind => {
  if (Array.isArray(schema.enum)) return 'choice'
  if (isDigest(schema)) return 'file'
  if (textIn(schema, 'format') === 'date') return 'day'
  if (isMonth(schema)) return 'month'
  return (numberIn(schema, 'maxLength') ?? 0) > 200 ? 'longText' : 'text'
}

const kindOfList = (items: Fields): Kind => {
  if (items.type === 'object') return 'rows'
  if (Array.isArray(items.enum)) return 'choices'
  return isDigest(items) ? 'files' : 'texts'
}

const kindOf = (name: string, schema: Fields): Kind => {
  if (schema.type === 'boolean' || typeof schema.const === 'boolean') return 'boolean'
  if (schema.type === 'integer' || schema.type === 'number') return name.endsWith('Fen') ? 'sum' : 'integer'
  if (schema.type === 'array') return kindOfList(fieldsOf(schema.items))
  if (schema.type === 'object') return schema.properties === undefined ? 'answers' : 'group'
  return kindOfText(schema)
}

const fieldOf = (name: string, schema: Fields, required: boolean): Field => {
  const kind = kindOf(name, schema)
  const items = fieldsOf(schema.items)
  const values = fieldsOf(schema.additionalProperties)
  return {
    name,
    kind,
    required,
    options: textsIn(kind === 'choices' ? items : kind === 'answers' ? values : schema, 'enum'),
    most: numberIn(schema, 'maxLength') ?? numberIn(schema, 'maximum'),
    of: fieldsIn(kind === 'rows' ? items : kind === 'group' ? schema : {}),
  }
}

export const fieldsIn = (schema: unknown): readonly Field[] => {
  const required = textsIn(schema, 'required')
  return Object.entries(fieldsOf(fieldsOf(schema).properties)).map(([name, part]) => fieldOf(name, fieldsOf(part), required.includes(name)))
}

const isMissing = (value: unknown) => value === undefined || value === null || value === ''

const inputOf = (field: Field, typed: unknown): unknown => {
  if (field.kind === 'boolean') return typed === true
  // Chosen from a list it comes as text.
  if (field.kind === 'integer' && typeof typed === 'string') return Number(typed)
  if (field.kind === 'rows') return listIn({ typed }, 'typed').map(row => inputFrom(field.of, row))
  if (field.kind === 'group') return inputFrom(field.of, typed)
  if (field.kind === 'choices' || field.kind === 'texts' || field.kind === 'files') return listIn({ typed }, 'typed')
  if (field.kind === 'answers') return Object.fromEntries(Object.entries(fieldsOf(typed)).filter(([, value]) => !isMissing(value)))
  return typed
}

/** The input as the server reads it: what was left empty and may be is left out. */
export const inputFrom = (fields: readonly Field[], typed: unknown): Fields =>
  Object.fromEntries(
    fields.flatMap(field => {
      const value = fieldsOf(typed)[field.name]
      return isMissing(value) && !field.required ? [] : [[field.name, inputOf(field, value)]]
    }),
  )
