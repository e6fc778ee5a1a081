/**
 * The rows of an answer tied to the people of a parcel: by the code of the row, and only where the name beside it is theirs. Whatever can't be tied is
 * told and left alone; no row of the sheet and nobody of the parcel is without a word.
 */
import type { Law } from '../../policy/shape.ts'
import { type Seat, wishedOrWilling } from '../placement/rules.ts'
import type { Refusal } from '../rule.ts'
import { findRowCode } from './code.ts'
import { type Reason, reasonWords, resultWords } from './columns.ts'
import { findHost, findProgramme, type Host, type Index, indexOf, type Words } from './seats.ts'
import { type Line, plain, type Sheet } from './sheet.ts'

export type Person = {
  readonly id: string
  readonly code: string
  /** What went out of them, by column. */
  readonly values: Readonly<Record<string, string>>
  /** Their placement now. */
  readonly status: string
  readonly batch: number | undefined
  readonly seat: Seat | undefined
  readonly wished: readonly Seat[]
  readonly willing: boolean
}
export type Known = { readonly law: Law; readonly number: number; readonly people: readonly Person[]; readonly hosts: readonly Host[] }

/** Those of the first line can be carried out; all others are told and left alone. */
export const verdicts = [
  ...(['place', 'return'] as const),
  ...(['open', 'same', 'otherwise', 'withdrawn', 'elsewhere'] as const),
  ...(['noCode', 'otherParcel', 'twice', 'wrongName', 'formula'] as const),
  ...(['noResult', 'contradicts', 'noHost', 'hostUnknown', 'noProgramme', 'programmeUnknown', 'reasonUnknown', 'refused'] as const),
] as const
export type Verdict = (typeof verdicts)[number]
export const isReady = (verdict: Verdict): boolean => verdict === 'place' || verdict === 'return'

export type Changed = { readonly column: string; readonly was: string; readonly is: string }
export type Tied = {
  readonly n: number
  readonly cells: Readonly<Record<string, string>>
  readonly verdict: Verdict
  readonly person?: string | undefined
  readonly code?: string | undefined
  readonly seat?: Seat | undefined
  readonly reason?: Reason | undefined
  /** The host by its id, where it was found and the programme was not. */
  readonly host?: string | undefined
  readonly refusals: readonly Refusal[]
  /** Personal data that came back otherwise. It is told and never taken over. */
  readonly changed: readonly Changed[]
}

type Came = Pick<Tied, 'verdict'> & Partial<Pick<Tied, 'seat' | 'reason' | 'host' | 'refusals'>>

const is = (words: string | undefined, ...meant: readonly string[]) => meant.some(m => plain(words ?? '') === plain(m))
const placedWords = [resultWords.placed, '录取', '同意', '同意接收', '已落实', 'placed']
const returnedWords = [resultWords.returned, '不接收', '未接收', '未落实', 'returned']

const reasonIn = (said: string): Reason | undefined => {
  const known: readonly Reason[] = ['noHost', 'incompleteFile', 'other']
  return known.find(reason => is(said, reason, reasonWords[reason]))
}

const returned = ({ cells }: Line): Came => {
  if (cells.host || cells.programme) return { verdict: 'contradicts' }
  const reason = reasonIn(cells.reason ?? '')
  return reason ? { verdict: 'return', reason } : { verdict: 'reasonUnknown' }
}

/** What is looked up for each line: people by their codes, how many bear a name, hosts by theirs, and how often a code stands in the sheet. */
type Looking = Known & {
  readonly words: Words
  readonly index: Index
  readonly byCode: ReadonlyMap<string, Person>
  readonly namesakes: ReadonlyMap<string, number>
  readonly codes: ReadonlyMap<string, number>
}

const placed = ({ law, index, words }: Looking, person: Person, { cells }: Line): Came => {
  if (!cells.host) return { verdict: 'noHost' }
  const host = findHost(index, words, cells.host)
  if (!host) return { verdict: 'hostUnknown' }
  if (!cells.programme) return { verdict: 'noProgramme', host: host.id }
  const programme = findProgramme(host, words, cells.programme)
  if (!programme) return { verdict: 'programmeUnknown', host: host.id }
  const seat = { host: host.id, programme: programme.id }
  const dossier = { status: 'handedOver' as const, wished: person.wished, offered: [], willing: person.willing }
  const refusals = wishedOrWilling.broken(law, { id: person.id, dossier, balance: () => 0, input: seat })
  return refusals.length > 0 ? { verdict: 'refused', seat, refusals } : { verdict: 'place', seat }
}

/** What the line says of somebody who is still with the ministry. */
const answerIn = (looking: Looking, person: Person, line: Line): Came => {
  const { result = '', host = '', programme = '', reason = '' } = line.cells
  if (line.formulas.some(column => ['code', 'name', 'result', 'host', 'programme', 'reason'].includes(column)))
    return { verdict: 'formula' }
  if (is(result, ...returnedWords)) return returned(line)
  if (is(result, ...placedWords) || (result === '' && host !== ''))
    return reason === '' ? placed(looking, person, line) : { verdict: 'contradicts' }
  if (result !== '') return { verdict: 'noResult' }
  return programme === '' && reason === '' ? { verdict: 'open' } : { verdict: 'noResult' }
}

const sameSeat = (a: Seat | undefined, b: Seat | undefined) => a !== undefined && a.host === b?.host && a.programme === b.programme

/** Somebody who was answered already, or is no longer there to be. */
const afterwards = (person: Person, number: number, answer: Came): Came => {
  if (person.status === 'handedOver' && person.batch === number) return answer
  if (person.status === 'cancelled') return { verdict: 'withdrawn' }
  if (person.status === 'opened' || person.batch !== number) return { verdict: 'elsewhere' }
  return { ...answer, verdict: answer.verdict === 'open' || sameSeat(person.seat, answer.seat) ? 'same' : 'otherwise' }
}

const changedIn = (person: Person, { cells }: Line): readonly Changed[] =>
  Object.entries(person.values).flatMap(([column, was]) => {
    const now = cells[column]
    return now === undefined || plain(now) === plain(was) ? [] : [{ column, was, is: now }]
  })

/** Two of one name are told apart by everything else that came back: the codes may have changed places. */
const isTheirs = ({ namesakes }: Looking, person: Person, line: Line, changed: readonly Changed[]): boolean => {
  const name = person.values.name ?? ''
  if (plain(line.cells.name ?? '') !== plain(name)) return false
  return namesakes.get(plain(name)) === 1 || changed.length === 0
}

const tieLine = (looking: Looking, line: Line): Tied => {
  const { number, byCode, codes } = looking
  const code = findRowCode(line.cells.code ?? '')
  const row = { n: line.n, cells: line.cells, refusals: [], changed: [], ...(code !== undefined && { code }) }
  if (code === undefined) return { ...row, verdict: 'noCode' }
  const person = byCode.get(code)
  if (!person) return { ...row, verdict: code.startsWith(`R${number}-`) ? 'noCode' : 'otherParcel' }
  const changed = changedIn(person, line)
  const own = { ...row, person: person.id, changed }
  if ((codes.get(code) ?? 0) > 1) return { ...own, verdict: 'twice' }
  if (!isTheirs(looking, person, line, changed)) return { ...own, verdict: 'wrongName' }
  return { ...own, ...afterwards(person, number, answerIn(looking, person, line)) }
}

const counted = (words: readonly (string | undefined)[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Each line of the sheet in its order, and whoever of the parcel waits for an answer and stands on none. */
export const tieUp = (
  known: Known,
  sheet: Sheet,
  words: Words,
): { readonly rows: readonly Tied[]; readonly missing: readonly string[] } => {
  const looking: Looking = {
    ...{ ...known, words, index: indexOf(known.hosts) },
    byCode: new Map(known.people.map(person => [person.code, person])),
    namesakes: counted(known.people.map(({ values }) => plain(values.name ?? ''))),
    codes: counted(sheet.lines.map(({ cells }) => findRowCode(cells.code ?? ''))),
  }
  const rows = sheet.lines.map(line => tieLine(looking, line))
  const named = new Set(rows.map(({ person }) => person))
  const missing = known.people.filter(({ id, status, batch }) => status === 'handedOver' && batch === known.number && !named.has(id))
  return { rows, missing: missing.map(({ id }) => id) }
}
