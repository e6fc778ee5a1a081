/** An answer file read against its parcel, as a page shows it and as it is carried out. Nothing is done by reading. */
import { personHeads } from '../../core/parcel/columns.ts'
import type { AnswerRead } from '../../core/parcel/read.ts'
import { type Host, programmesAt, type Words } from '../../core/parcel/seats.ts'
import type { Sheet } from '../../core/parcel/sheet.ts'
import { type Known, type Tied, tieUp } from '../../core/parcel/tie.ts'
import { isWished } from '../../core/placement/offers.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { knownOf, officeOf, rememberedWords } from './kept.ts'
import { type Read, readAnswer } from './reading.ts'

export type Tie = { readonly known: Known; readonly sheet: Sheet; readonly rows: readonly Tied[]; readonly missing: readonly string[] }

const joined = (before: Words, now: Words): Words => ({
  heads: { ...before.heads, ...now.heads },
  hosts: { ...before.hosts, ...now.hosts },
  programmes: { ...before.programmes, ...now.programmes },
})

/** Undefined where the parcel's own record is gone. `words` are those of this page, beside what the office said before. */
export const tieAnswer = async (
  asking: Asking,
  look: Look,
  bytes: Buffer,
  words: Words,
): Promise<Tie | Extract<Read, { kind: 'unreadable' }> | undefined> => {
  const known = await knownOf(asking, look)
  if (!known) return undefined
  const all = joined(await rememberedWords(asking.query, officeOf(asking, look)), words)
  const read = await readAnswer(bytes, all.heads)
  if (read.kind === 'unreadable') return read
  return { known, sheet: read.sheet, ...tieUp(known, read.sheet, all) }
}

const named = ({ id, names }: { readonly id: string; readonly names: readonly string[] }) => {
  const [zh = id, en = zh] = names
  return { id, name: { zh, en } }
}
const headOf = (column: string) => Object.entries(personHeads).find(([key]) => key === column)?.[1] ?? column

type Names = { readonly people: ReadonlyMap<string, Known['people'][number]>; readonly hosts: ReadonlyMap<string, Host> }
const shown = ({ people, hosts }: Names, row: Tied): AnswerRead['rows'][number] => {
  const person = people.get(row.person ?? '')
  const host = hosts.get(row.seat?.host ?? row.host ?? '')
  const programme = host && programmesAt(host).find(({ id }) => id === row.seat?.programme)
  const wished = person && row.seat && isWished({ status: 'handedOver', offered: [], wished: person.wished }, row.seat)
  return {
    ...{ n: row.n, code: row.code ?? null, name: person?.values.name ?? null, said: row.cells, verdict: row.verdict },
    ...{ host: host ? named(host) : null, programme: programme ? named(programme) : null, reason: row.reason ?? null },
    ...{ wished: wished === true, refusals: row.refusals.map(refusal => JSON.parse(JSON.stringify(refusal))) },
    changed: row.changed.map(({ column, was, is }) => ({ head: headOf(column), was, is })),
  }
}

export const readOf = ({ known, sheet, rows, missing }: Tie): AnswerRead => {
  const without = new Set(rows.flatMap(({ verdict, host }) => (verdict === 'programmeUnknown' && host !== undefined ? [host] : [])))
  const asked: readonly Host[] = known.hosts.filter(({ id }) => without.has(id))
  const names = { people: new Map(known.people.map(one => [one.id, one])), hosts: new Map(known.hosts.map(one => [one.id, one])) }
  return {
    heads: sheet.heads.map(({ said, means }) => ({ said, means: means ?? null })),
    lacking: [...sheet.lacking],
    rows: rows.map(row => shown(names, row)),
    missing: known.people.filter(({ id }) => missing.includes(id)).map(({ code, values }) => ({ code, name: values.name ?? '' })),
    hosts: rows.some(({ verdict }) => verdict === 'hostUnknown') ? known.hosts.map(named) : [],
    programmes: Object.fromEntries(asked.map(host => [host.id, programmesAt(host).map(named)])),
  }
}
