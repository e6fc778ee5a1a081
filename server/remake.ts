/** Makes the decisions of the journal again, each from what was kept beside it, and by the edition whose digest its round names. */
import type { Cause, Transfer } from '../core/action.ts'
import type { Basis } from '../core/basis.ts'
import { fold, getSubject } from '../core/catalogue.ts'
import { isSubjectName } from '../core/facts.ts'
import { remake, type Unlike } from '../core/remake.ts'
import { blank as blankRound } from '../core/round/dossier.ts'
import { Law } from '../policy/shape.ts'
import { entryOf, type JournalRow } from './audit.ts'
import { openBasis } from './basis.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { digestOfStored, sha256 } from './laws.ts'
import { partIn, textIn } from './reading.ts'
import { placeOf, Shredded } from './seal.ts'

type Row = JournalRow & {
  readonly status: string
  readonly as_self: boolean
  readonly actor_person: string | null
  readonly cause: string | null
  readonly basis: Buffer | null
  readonly kind: string | null
  readonly sealed: Buffer | null
  readonly transfers: readonly Transfer[]
}
/** `notKept`: it is so old that nothing was kept of what it was made on, or that was erased. */
export type Made =
  | { readonly kind: 'same' }
  | { readonly kind: 'notKept' }
  | { readonly kind: 'otherwise'; readonly unlike: readonly Unlike[] }
type State = { readonly status: string }
/** Where a walk is: laws that were read, and rounds as they stood after each of their entries. */
type Reading = {
  readonly house: House
  readonly query: Query
  readonly laws: Map<string, Promise<Law | undefined>>
  readonly rounds: Map<string, Promise<readonly State[]>>
}

export const readingOf = (house: House, query: Query): Reading => ({ house, query, laws: new Map(), rounds: new Map() })

const rowsText = `
select j.seq, j.subject, j.id, j.n, j.action, j.actor, j.role, j.acting_for, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  j.edition, j.fact, j.kept, j.seen, j.due, j.prev, j.hash, null as head, j.status, j.as_self, j.actor_person, j.cause, b.sealed as basis, r.kind, r.sealed,
  coalesce((select json_agg(json_build_object('debit', debit, 'credit', credit, 'amount', amount, 'clause', clause) order by line)
    from posting p where p.entry = j.seq), '[]'::json) as transfers
from journal j left join basis b on (b.subject, b.id, b.n) = (j.subject, j.id, j.n)
left join record r on (r.subject, r.id, r.n) = (j.subject, j.id, j.n) and r.kind <> 'seen'
where j.subject = $1 and j.id = $2 and j.n <= $3 order by j.n`

const rowsOf = ({ query }: Reading, subject: string, id: string, most: number): Promise<readonly Row[]> =>
  query<Row>(rowsText, [subject, id, most])

const foldOn = (before: State, row: Row): State => {
  if (!isSubjectName(row.subject)) throw new Error(`the journal holds the unknown subject ${row.subject}`)
  return fold(getSubject(row.subject), before, entryOf(row))
}
const blankOf = (subject: string): State => {
  if (!isSubjectName(subject)) throw new Error(`the journal holds the unknown subject ${subject}`)
  return getSubject(subject).blank
}

const roundText = `
select seq, subject, id, n, action, actor, role, acting_for, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  edition, fact, kept, seen, due, prev, hash, null as head, status, as_self, actor_person, cause, null as basis, null as kind, null as sealed, '[]'::json as transfers
from journal where subject = 'round' and id = $1 order by n`

const readRound = async ({ query }: Reading, id: string): Promise<readonly State[]> => {
  const states = [blankOf('round')]
  for (const row of await query<Row>(roundText, [id])) states.push(foldOn(states.at(-1) ?? blankOf('round'), row))
  return states
}

/** Read once, whoever asks first. */
const once = <T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> => {
  const reading = known.get(key) ?? read()
  known.set(key, reading)
  return reading
}

const roundAt = async (reading: Reading, { round }: Basis): Promise<State | undefined> =>
  round && (await once(reading.rounds, round.id, () => readRound(reading, round.id)))[round.n]

/** An edition counts by its digest: one that was changed afterwards is not the one by which anything was decided. */
const readLaw = async ({ query }: Reading, digest: string): Promise<Law | undefined> => {
  const [row] = await query<{ content: unknown }>('select content from law where digest = $1', [digest])
  return row && digestOfStored(row.content) === digest ? Law.parse(row.content) : undefined
}
const lawBy = async (reading: Reading, digest: string | undefined): Promise<Law | undefined> =>
  digest === undefined ? undefined : once(reading.laws, digest, () => readLaw(reading, digest))

const openedText = 'select sealed from record where subject = $1 and id = $2 and kind = $3 and n = $4'
const openedOf = async ({ house, query }: Reading, { subject, id, action }: Row, { opened }: Basis): Promise<unknown> => {
  const kind = isSubjectName(subject) ? getSubject(subject).actions[action]?.opens : undefined
  if (opened === undefined || kind === undefined) return undefined
  const [row] = await query<{ sealed: Buffer }>(openedText, [subject, id, kind, opened])
  if (!row) throw new Shredded(placeOf(subject, id, kind, opened))
  return house.seals.open(placeOf(subject, id, kind, opened), row.sealed)
}

const keptIn = ({ house }: Reading, { subject, id, n, kind, sealed, kept }: Row): unknown => {
  if (kind === null || sealed === null) {
    if (kept !== null) throw new Shredded(`${subject}/${id}/${n}`)
    return undefined
  }
  return house.seals.open(placeOf(subject, id, kind, n), sealed)
}

const causedText = `
select c.id from unnest($1::text[], $2::text[], $3::text[]) as c(subject, id, action)
where not exists (select from journal j where (j.subject, j.id, j.action) = (c.subject, c.id, c.action) and j.cause = $4 and j.seq > $5
  and j.tx = (select tx from journal where seq = $5))`

/** What had to follow from it in the same transaction, and didn't. */
const notCaused = async ({ query }: Reading, { subject, action, seq }: Row, causes: readonly Cause[]): Promise<readonly Unlike[]> => {
  if (causes.length === 0) return []
  const lists = [causes.map(one => one.subject), causes.map(one => one.id), causes.map(one => one.action)]
  const missing = await query<{ id: string }>(causedText, [...lists, `${subject}.${action}`, seq])
  return missing.length === 0 ? [] : [{ part: 'causes', stands: [], follows: missing.map(({ id }) => id) }]
}

const lawOf = (reading: Reading, { subject, n }: Row, { input }: Basis, before: State, round: State | undefined) => {
  const edition = n > 1 ? before : undefined
  return lawBy(reading, textIn((subject === 'edition' ? edition : round) ?? input, 'law'))
}
const amendmentOf = (reading: Reading, { subject, action }: Row, { input }: Basis, before: State) => {
  if (subject !== 'round') return undefined
  return lawBy(reading, action === 'amend' ? textIn(input, 'law') : textIn(partIn(before, 'amendment'), 'law'))
}

const makeOf = async (reading: Reading, row: Row, before: State, basis: Basis): Promise<readonly Unlike[]> => {
  const round = await roundAt(reading, basis)
  const stood: object = round ?? {}
  const law = await lawOf(reading, row, basis, before, round)
  if (!law) return [{ part: 'edition', stands: row.edition, follows: null }]
  const ground = {
    law,
    amendment: await amendmentOf(reading, row, basis, before),
    basis,
    dossier: { ...blankOf(row.subject), ...before },
    round: { ...blankRound, ...stood },
    opened: await openedOf(reading, row, basis),
    sha256,
  }
  const wrote = { entry: entryOf(row), status: row.status, asSelf: row.as_self, transfers: row.transfers, kept: keptIn(reading, row) }
  const { unlike, causes } = remake(wrote, ground)
  return [...unlike, ...beside(row, basis), ...(await notCaused(reading, row, causes))]
}

/** What stands beside the entry and was given with the request. */
const beside = (row: Row, { actor, cause }: Basis): readonly Unlike[] => {
  const given = { person: actor.person ?? null, cause: cause ? `${cause.subject}.${cause.action}` : null }
  const stood = { person: row.actor_person, cause: row.cause }
  return (['person', 'cause'] as const).flatMap(part =>
    given[part] === stood[part] ? [] : [{ part, stands: stood[part], follows: given[part] }],
  )
}

const otherwise = (part: string, why: unknown): Made => ({
  kind: 'otherwise',
  unlike: [{ part, stands: null, follows: why instanceof Error ? why.message : String(why) }],
})

/** One decision, made again on the dossier as it stood before it. */
const makeAgain = async (reading: Reading, row: Row, before: State): Promise<Made> => {
  if (row.basis === null) return { kind: 'notKept' }
  try {
    const unlike = await makeOf(reading, row, before, openBasis(reading.house, row.subject, row.id, row.n, row.basis))
    return unlike.length === 0 ? { kind: 'same' } : { kind: 'otherwise', unlike }
  } catch (error) {
    return error instanceof Shredded ? { kind: 'notKept' } : otherwise('basis', error)
  }
}

export type Line = { readonly subject: string; readonly id: string; readonly n: number; readonly action: string; readonly made: Made }

/** Every decision on one dossier up to its nth, in order. */
export const remakeDossier = async (reading: Reading, subject: string, id: string, most = 2 ** 31 - 1): Promise<readonly Line[]> => {
  const lines: Line[] = []
  let before = blankOf(subject)
  for (const row of await rowsOf(reading, subject, id, most)) {
    lines.push({ subject, id, n: row.n, action: row.action, made: await makeAgain(reading, row, before) })
    before = foldOn(before, row)
  }
  return lines
}

/** One decision alone. */
export const remakeEntry = async (reading: Reading, subject: string, id: string, n: number): Promise<Made | undefined> => {
  const rows = await rowsOf(reading, subject, id, n)
  const row = rows.at(-1)
  const before = rows.slice(0, -1).reduce((state: State, one) => foldOn(state, one), blankOf(subject))
  return row?.n === n ? makeAgain(reading, row, before) : undefined
}

const dossiersText = 'select distinct subject, id from journal where (subject, id) > ($1, $2) order by subject, id limit 500'
type Dossier = { readonly subject: string; readonly id: string }

/** Every decision of the journal, dossier by dossier. */
export async function* remakeAll(house: House): AsyncGenerator<Line> {
  for (let after: Dossier | undefined = { subject: '', id: '' }; after; ) {
    const read = await remakeAfter(house, after)
    yield* read.lines
    after = read.last
  }
}

type Page = { readonly lines: readonly Line[]; readonly last: Dossier | undefined }
const remakeAfter = (house: House, { subject, id }: Dossier): Promise<Page> =>
  house.database.transaction('everything', async query => {
    const dossiers = await query<Dossier>(dossiersText, [subject, id])
    const reading = readingOf(house, query)
    const lines = await Promise.all(dossiers.map(one => remakeDossier(reading, one.subject, one.id)))
    return { lines: lines.flat(), last: dossiers.at(-1) }
  })
