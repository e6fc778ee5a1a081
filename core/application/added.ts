/** The answers to the fields that a policy adds: what is wrong with each, and how it reads on paper and in a sheet. Pure; the same on the page and at the door. */
import type { AddedColumn, AddedField, Policy } from '../../policy/shape.ts'
import { Day } from '../../policy/words.ts'
import { FileRef } from './form.ts'

type Text = AddedField['label']
type Rows = Extract<AddedField, { readonly type: 'rows' }>

/** In the order of the policy. */
export const addedFields = ({ procedure }: Policy): readonly AddedField[] => procedure.addedFields ?? []
export const findAdded = (policy: Policy, code: string): AddedField | undefined => addedFields(policy).find(field => field.code === code)

/** What can be wrong with an answer; `wants` says what would be right. */
export const addedFaults = [
  'missing',
  'notAsked',
  'notText',
  'tooLong',
  'notNumber',
  'tooManyDecimals',
  'outOfRange',
  'notChoice',
  'notDay',
  'notFile',
  'notRows',
  'tooFewRows',
  'tooManyRows',
] as const
export type AddedFault = (typeof addedFaults)[number]

type Wrong = { readonly fault: AddedFault; readonly wants: unknown }
/** `place` is the path in the form: 'added.papers', or 'added.papers.0.title' in its first row. */
export type Misfit = Wrong & { readonly place: string; readonly clause: string }

export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const hasControls = (words: string) => /[^\P{Cc}\n]/u.test(words) || !words.isWellFormed()
const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length

const wrongNumber = ({ min, max, decimals = 0 }: Extract<AddedColumn, { type: 'number' }>, value: unknown): Wrong | undefined => {
  const wants = { between: [min, max] }
  if (typeof value !== 'number' || !Number.isFinite(value) || String(value).includes('e')) return { fault: 'notNumber', wants }
  if (value < min || value > max) return { fault: 'outOfRange', wants }
  return decimalsOf(value) > decimals ? { fault: 'tooManyDecimals', wants: { atMost: decimals } } : undefined
}

const wrongDay = ({ earliest, latest }: Extract<AddedColumn, { type: 'day' }>, value: unknown): Wrong | undefined => {
  if (!Day.safeParse(value).success || typeof value !== 'string') return { fault: 'notDay', wants: 'YYYY-MM-DD' }
  if (earliest !== undefined && value < earliest) return { fault: 'outOfRange', wants: { atLeast: earliest } }
  return latest !== undefined && value > latest ? { fault: 'outOfRange', wants: { atMost: latest } } : undefined
}

const wrongSimple = (field: AddedColumn, value: unknown): Wrong | undefined => {
  if (field.type === 'number') return wrongNumber(field, value)
  if (field.type === 'day') return wrongDay(field, value)
  if (field.type === 'choice') {
    const codes = field.choices.map(({ code }) => code)
    return codes.some(code => code === value) ? undefined : { fault: 'notChoice', wants: { oneOf: codes } }
  }
  if (typeof value !== 'string' || hasControls(value)) return { fault: 'notText', wants: { atMost: field.maxLength } }
  return [...value].length > field.maxLength ? { fault: 'tooLong', wants: { atMost: field.maxLength } } : undefined
}

type Asked = { readonly code: string; readonly required: boolean }
type Placed = Wrong & { readonly place: string }
const missing = { fault: 'missing', wants: undefined } as const

const cellsWrong = (columns: readonly AddedColumn[], row: Readonly<Record<string, unknown>>, place: string): readonly Placed[] => {
  if (Object.values(row).every(isBlank)) return [{ ...missing, place }]
  const known = columns.map(({ code }) => code)
  const strange = Object.keys(row).filter(key => !known.includes(key))
  return [
    ...columns.flatMap(column => wrongAt(column, row[column.code], place, wrongSimple)),
    ...strange.map((key): Placed => ({ fault: 'notAsked', wants: { oneOf: known }, place: `${place}.${key}` })),
  ]
}

const isRow = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

const rowsWrong = ({ minRows = 1, maxRows, columns }: Rows, value: unknown, place: string): readonly Placed[] => {
  if (!Array.isArray(value) || !value.every(isRow)) return [{ fault: 'notRows', wants: { atMost: maxRows }, place }]
  if (value.length > maxRows) return [{ fault: 'tooManyRows', wants: { atMost: maxRows }, place }]
  if (value.length < minRows) return [{ fault: 'tooFewRows', wants: { atLeast: minRows }, place }]
  return value.flatMap((row, i) => cellsWrong(columns, row, `${place}.${i}`))
}

const wrongAt = <F extends Asked>(
  field: F,
  value: unknown,
  above: string,
  wrong: (field: F, value: unknown) => Wrong | undefined,
): readonly Placed[] => {
  const place = `${above}.${field.code}`
  if (isBlank(value)) return field.required ? [{ ...missing, place }] : []
  const found = wrong(field, value)
  return found ? [{ ...found, place }] : []
}

const wrongIn = (field: AddedField, value: unknown): readonly Placed[] => {
  if (field.type === 'rows' && !isBlank(value)) return rowsWrong(field, value, `added.${field.code}`)
  return wrongAt(field, value, 'added', (one, given) => {
    if (one.type === 'rows') return undefined
    if (one.type !== 'file') return wrongSimple(one, given)
    return FileRef.safeParse(given).success ? undefined : { fault: 'notFile', wants: undefined }
  })
}

/** Whether one answer fits its field. What was left empty is judged by `misfits`, which knows whether it is wanted. */
export const wrongAnswer = (field: AddedField | AddedColumn, value: unknown): Wrong | undefined =>
  isBlank(value) || field.type === 'rows' || field.type === 'file' ? undefined : wrongSimple(field, value)

/** Everything that is wrong with the answers, each by its own field's clause; what no field asks is told by the clause of the form. */
export const misfits = (policy: Policy, given: Readonly<Record<string, unknown>> = {}): readonly Misfit[] => {
  const fields = addedFields(policy)
  const { clause } = policy.documents.formCopies
  const codes = fields.map(({ code }) => code)
  const strange = Object.keys(given).filter(code => !codes.includes(code))
  return [
    ...fields.flatMap(field => wrongIn(field, given[field.code]).map(placed => ({ ...placed, clause: field.clause }))),
    ...strange.map((code): Misfit => ({ place: `added.${code}`, fault: 'notAsked', wants: { oneOf: codes }, clause })),
  ]
}

/** One simple answer in words. A file is its name; nothing is nothing. */
export const answerInWords = (field: AddedColumn | AddedField, value: unknown, pick: (text: Text) => string): string => {
  if (isBlank(value)) return ''
  if (field.type === 'choice') {
    const chosen = field.choices.find(({ code }) => code === value)
    return chosen ? pick(chosen.name) : String(value)
  }
  if (field.type === 'number') return field.unit ? `${String(value)}${pick(field.unit)}` : String(value)
  if (field.type === 'file') return FileRef.safeParse(value).data?.name ?? ''
  return field.type === 'rows' ? rowsInWords(field, value, pick).join('\n') : String(value)
}

export const rowsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isRow) : [])

/** Each row on a line: '1. 课程 高等数学；学时 48学时'. */
export const rowsInWords = ({ columns }: Rows, value: unknown, pick: (text: Text) => string): readonly string[] =>
  rowsOf(value).map((row, i) => {
    const said = columns.flatMap(column => {
      const words = answerInWords(column, row[column.code], pick)
      return words === '' ? [] : [`${pick(column.label)} ${words}`]
    })
    return `${i + 1}. ${said.join('；')}`
  })
