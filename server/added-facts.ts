/** What papers say of the fields that a policy adds: those that it wants on the form and on the roster, in its order. */
import { addedFields, answerInWords, rowsOf } from '../core/application/added.ts'
import { FileRef, type Form } from '../core/application/form.ts'
import type { ApplicationFormFacts } from '../documents/application-form.ts'
import { printable } from '../documents/text.ts'
import type { AddedField, Law } from '../policy/shape.ts'

type OnForm = NonNullable<ApplicationFormFacts['added']>[number]
type Place = AddedField['shownIn'][number]

const zh = ({ zh }: AddedField['label']) => zh

const shownIn = ({ policy }: Law, place: Place) => addedFields(policy).filter(field => field.shownIn.includes(place))

/** A file is named with the beginning of its digest, which ties it to the paper. */
const fileOnForm = (value: unknown): string => {
  const file = FileRef.safeParse(value).data
  return file ? `${file.name}（摘要 ${file.sha256.slice(0, 8).toUpperCase()}）` : ''
}

/** What was not answered stands there empty, as on any paper. */
export const addedOnForm = (law: Law, { added = {} }: Form): OnForm[] =>
  shownIn(law, 'print').map(field => {
    const [name, value] = [zh(field.label), added[field.code]]
    if (field.type !== 'rows')
      return { name, words: printable(field.type === 'file' ? fileOnForm(value) : answerInWords(field, value, zh)) }
    const cells = rowsOf(value).map(row => field.columns.map(column => printable(answerInWords(column, row[column.code], zh))))
    return { name, heads: field.columns.map(({ label }) => zh(label)), rows: cells }
  })

/** In a narrow column: whether a file is there, and how many rows. */
const onRoster = (field: AddedField, value: unknown): string => {
  if (field.type === 'file') return FileRef.safeParse(value).success ? '有' : ''
  if (field.type === 'rows') return rowsOf(value).length === 0 ? '' : `${rowsOf(value).length}项`
  return printable(answerInWords(field, value, zh))
}

export const rosterHeads = (law: Law): string[] => shownIn(law, 'roster').map(({ label }) => zh(label))
export const addedOnRoster = (law: Law, { added = {} }: Form): string[] =>
  shownIn(law, 'roster').map(field => onRoster(field, added[field.code]))
