/** Everything in the database that is sealed: the table, what names a row, and the place that the row's value is bound to. Rotation goes through this list. */
import { isSubjectName } from '../../core/facts.ts'

export type SealedTable = {
  readonly table: string
  /** The columns of its primary key, each with its type. */
  readonly key: Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'bytea'>>
  /** SQL that says the place of a row. */
  readonly place: string
}

export const sealedTables: readonly SealedTable[] = [
  {
    table: 'record',
    key: { subject: 'text', id: 'text', kind: 'text', n: 'integer' },
    place: "subject || '/' || id || '/' || kind || '/' || n",
  },
  { table: 'basis', key: { subject: 'text', id: 'text', n: 'integer' }, place: "subject || '/' || id || '/basis/' || n" },
  { table: 'draft', key: { account: 'text', place: 'text' }, place: "'draft/' || account || '/' || place || '/text/' || version" },
  { table: 'outgoing', key: { id: 'bigint' }, place: "'outgoing/' || key || '/text/0'" },
  { table: 'link', key: { id: 'text' }, place: "'link/' || id || '/contact/0'" },
  { table: 'batch', key: { id: 'text' }, place: "'batch/' || id || '/input/0'" },
  { table: 'batch_row', key: { batch: 'text', n: 'integer' }, place: "'batch/' || batch || '/input/' || n" },
  { table: 'archive_job', key: { id: 'text' }, place: "'archive/' || id || '/passphrase'" },
  { table: 'signing_key', key: { id: 'text' }, place: "'signing-key/' || id || '/private/0'" },
  { table: 'ticket', key: { token: 'bytea' }, place: "'ticket/' || encode(token, 'hex')" },
  { table: 'totp', key: { account: 'text' }, place: "'totp/' || account" },
]

const tableByHead: Readonly<Record<string, string>> = { archive: 'archive_job', 'signing-key': 'signing_key', view: 'slip' }

/** The table whose row a place names; a slip is a row of none, and goes to the browser. */
export const tableOf = (place: string): string => {
  const [head = '', , kind] = place.split('/', 3)
  if (isSubjectName(head)) return kind === 'basis' ? 'basis' : 'record'
  if (head === 'batch') return place.endsWith('/input/0') ? 'batch' : 'batch_row'
  return tableByHead[head] ?? head
}

/** What has a key of its own: a dossier with all its records, an account with all that it is writing; anything else by itself. */
export const unitOf = (place: string): string => {
  const [head = '', id = ''] = place.split('/', 2)
  return isSubjectName(head) || head === 'draft' ? `${head}/${id}` : place
}
