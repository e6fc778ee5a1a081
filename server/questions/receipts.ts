/** Each time a form was handed in: its number, time and digests, its files, and what differs from the time before. */

import { changedPlaces } from '../../core/application/opened.ts'
import { hashesOf, receiptNumber } from '../../core/application/receipt.ts'
import { questions } from '../../core/question.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering } from './asking.ts'
import { isRecord, mayOpen, shownForm } from './form.ts'
import { findLook } from './look.ts'

type Handed = {
  readonly n: number
  readonly at: string
  readonly hash: string
  readonly fact: string
  readonly sealed: Buffer
  readonly of: number
}

/** With each, the newest form that was sealed before it. */
const handedText = `
select j.n, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.hash, j.fact, r.sealed, r.n as of
from journal j cross join lateral (
  select sealed, n from record where subject = 'application' and id = $1 and kind = 'form' and n <= j.n order by n desc limit 1) r
where j.subject = 'application' and j.id = $1 and j.action = 'submit' order by j.n desc limit 50`

type FileNamed = { readonly of: string; readonly sha256: string; readonly name: string }
/** Every file that a form names, with the part that it belongs to. */
const filesIn = (value: unknown, of: string): readonly FileNamed[] => {
  if (Array.isArray(value)) return value.flatMap(item => filesIn(item, of))
  if (!isRecord(value)) return []
  const { sha256, name } = value
  if (typeof sha256 === 'string' && typeof name === 'string') return [{ of, sha256, name }]
  return Object.entries(value).flatMap(([key, part]) =>
    of === '' && key === 'added' ? filesOfAdded(part) : filesIn(part, typeof value.of === 'string' ? value.of : key),
  )
}

/** By the path of the field, whose name is the policy's. */
const filesOfAdded = (added: unknown): readonly FileNamed[] =>
  Object.entries(isRecord(added) ? added : {}).flatMap(([code, part]) => filesIn(part, `added.${code}`))

const sizesText = 'select sha256, max(size)::int as size from file where sha256 = any($1) group by sha256'
const sizesOf = async ({ query }: Asking, files: readonly FileNamed[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await query<{ sha256: string; size: number }>(sizesText, [files.map(({ sha256 }) => sha256)])
  return new Map(rows.map(({ sha256, size }) => [sha256, size]))
}

const textIn = (fact: string, key: string) => String(Reflect.get(Object(JSON.parse(fact)), key) ?? '')

export const receipts = answering(questions.receipts, async (asking, { id }) => {
  const look = await findLook(asking, 'application', id)
  const account = asking.session?.account
  if (!look || !account || !mayOpen(asking, look)) return undefined
  const mine = account.person !== null && account.person === look.state.person
  const handed = await asking.query<Handed>(handedText, [id])
  await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
    account.id,
    'receipts',
    look.subject,
    id,
  ])
  const forms = handed.map(one => asking.site.house.seals.open(placeOf('application', id, 'form', one.of), one.sealed))
  const files = forms.map(form => filesIn(form, ''))
  const sizes = await sizesOf(asking, files.flat())
  return {
    receipts: handed.map((one, i) => ({
      number: receiptNumber(one.hash),
      n: one.n,
      version: Number(textIn(one.fact, 'version')),
      at: one.at,
      digest: textIn(one.fact, 'digest'),
      hash: one.hash,
      files: (files[i] ?? []).map(file => ({ ...file, size: sizes.get(file.sha256) ?? null })),
      changed: i + 1 < handed.length ? [...changedPlaces(forms[i + 1], forms[i])] : null,
    })),
    form: forms.length === 0 ? null : JSON.parse(JSON.stringify(shownForm(forms[0], mine, look.state))),
  }
})

const ofNumberText = `
select id from journal where subject = 'application' and action = 'submit' and left(hash, 13) = any($1) limit 1`

export const receiptOf = answering(questions.receiptOf, async ({ query }, { number }) => {
  const hashes = hashesOf(number)
  const [found] = hashes.length === 0 ? [] : await query<{ id: string }>(ofNumberText, [hashes])
  return found
})
