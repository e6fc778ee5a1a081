/**
 * One cause on many dossiers of one subject and round at once: the same steps as `perform` takes, but a few statements for hundreds of entries. Only what
 * follows from an entry that stands comes this way, so nobody acts through it by themself, and nothing personal is kept.
 */
import { hash, randomBytes } from 'node:crypto'
import { canonical } from '../core/canonical.ts'
import { getSubject, turnOf } from '../core/catalogue.ts'
import type { Actor, Facts, SubjectName } from '../core/facts.ts'
import { blank as blankRound } from '../core/round/dossier.ts'
import { countsOf, type Outcome, step } from '../core/step.ts'
import type { Law } from '../policy/shape.ts'
import { sealBasis } from './basis.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { textIn } from './reading.ts'
import { dayOf } from './session.ts'
import { count, type Posted, post, type Row } from './store.ts'

export type One = {
  readonly id: string
  readonly action: string
  readonly input: unknown
  readonly request: string
  readonly cause: string
}
export type Many = {
  readonly subject: SubjectName
  readonly round: string
  /** Of whose entry these follow. */
  readonly causedBy: SubjectName
  readonly actor: Actor
  readonly all: readonly One[]
}
/** What came of one: it was done, had been done before, or the rules that stood in its way. */
export type Came = { readonly id: string; readonly refused: readonly string[] }

const lockText = `
select clock_timestamp() as at, d.id, d.state, d.n, d.hash from dossier d where d.subject = $1 and d.id = any($2) order by d.id for update`
type Held = Row & { readonly id: string; readonly at: Date }
const doneText = 'select request from journal where actor = $1 and request = any($2)'

/** The ids stand there once more as a list: joined to the rows alone, every dossier of the subject was read for each chunk. */
const writeText = `
with t as (
  select * from jsonb_to_recordset($1::jsonb) as t(id text, n int, action text, role text, "asSelf" boolean, fact text, due text, status text, cause text,
    request text, digest text, prev text, hash text, "waitsFor" text, state jsonb, host text)
), entry as (
  insert into journal (subject, id, n, action, actor, actor_person, role, as_self, at, edition, fact, due, status, cause, request, request_digest, prev, hash, acting_for)
  select $2, id, n, action, $3, $4, role, "asSelf", $5, $6, fact, due::date, status, cause, request, digest, prev, hash, $7 from t order by id returning seq, id
), viewed as (
  update dossier d set host = t.host, status = t.status, waits_for = t."waitsFor", due = (t.state ->> 'due')::date,
    since = case when d.status = t.status then d.since else $5 end, n = t.n, hash = t.hash, state = t.state
  from t where d.subject = $2 and d.id = any($8) and d.id = t.id
), based as (
  insert into basis (subject, id, n, sealed) select $2, t.id, t.n, s.sealed from unnest($8::text[], $9::bytea[]) as s(id, sealed) join t on t.id = s.id
)
select seq, id from entry`

type Around = {
  readonly house: House
  readonly query: Query
  readonly many: Many
  readonly law: Law
  readonly round: Pick<Row, 'n' | 'state'>
  readonly at: Date
}
type Stepped = { readonly one: One; readonly row: Row; readonly outcome: Extract<Outcome, { kind: 'done' }>; readonly basis: Buffer }

const roundFrom = (state: object) => ({ ...blankRound, ...state })

const factsOf = ({ many, round, at, house }: Around, one: One, row: Row, balance: Facts<object>['balance']) => {
  const when = house.at(at)
  return {
    ...{ subject: many.subject, id: one.id, actor: many.actor, input: one.input, balance },
    ...{ at: when.toISOString(), today: dayOf(when), nonce: randomBytes(16).toString('hex') },
    dossier: { ...getSubject(many.subject).blank, ...row.state },
    round: roundFrom(round.state),
    cause: { subject: many.causedBy, action: one.cause },
  }
}

const written = ({ many }: Around, { one, row, outcome }: Stepped) => {
  const { entry, dossier } = outcome
  if (outcome.causes.length > 0 || outcome.kept) throw new Error(`${many.subject}.${one.action} causes or keeps more than many may`)
  const { n, action, role, due } = entry
  return {
    ...{ id: one.id, n, action, role, asSelf: outcome.asSelf, fact: canonical(entry.fact), due: due ?? null, status: dossier.status },
    ...{
      cause: `${many.causedBy}.${one.cause}`,
      request: one.request,
      digest: hash('sha256', canonical([one.id, one.action, one.input]), 'hex'),
    },
    ...{ prev: row.hash, hash: hash('sha256', row.hash + canonical(entry), 'hex') },
    ...{ waitsFor: turnOf(getSubject(many.subject), dossier) ?? null, state: dossier, host: textIn(dossier, 'host') ?? null },
  }
}

const writeAll = async (around: Around, stepped: readonly Stepped[]): Promise<void> => {
  const [first] = stepped
  if (!first) return
  const { query, many } = around
  const { actor, person, actingFor } = { ...many.actor, actor: many.actor.id }
  const rows = JSON.stringify(stepped.map(one => written(around, one)))
  const { at, edition } = first.outcome.entry
  const seqs = await query<{ seq: number; id: string }>(writeText, [
    rows,
    many.subject,
    actor,
    person ?? null,
    at,
    edition,
    actingFor?.id ?? null,
    stepped.map(({ one }) => one.id),
    stepped.map(({ basis }) => basis),
  ])
  const seqOf = new Map(seqs.map(({ seq, id }) => [id, seq]))
  const posted = stepped.map(({ one, outcome }): Posted => ({ seq: seqOf.get(one.id) ?? 0, transfers: outcome.transfers }))
  await post(query, posted)
}

/** Balances as they are after what was stepped before: two that draw on one account see each other. */
const balancesFor = async (
  { query, law }: Around,
  wanted: readonly { readonly action: string; readonly facts: ReturnType<typeof factsOf> }[],
) => {
  const accounts = [...new Set(wanted.flatMap(({ action, facts }) => countsOf(law, action, facts)))].sort()
  return new Map(await count(query, accounts))
}

/** With the balances as they are before this one is posted. */
const basisFor = ({ house, law, many, round }: Around, one: One, facts: ReturnType<typeof factsOf>, n: number): Buffer => {
  const balances = new Map(countsOf(law, one.action, facts).map(account => [account, facts.balance(account)]))
  return sealBasis(house, facts, { n, round: { id: many.round, n: round.n }, balances })
}

const stepAll = async (around: Around, rows: ReadonlyMap<string, Row>, todo: readonly One[]) => {
  const balances = await balancesFor(
    around,
    todo.flatMap(one => {
      const row = rows.get(one.id)
      return row ? [{ action: one.action, facts: factsOf(around, one, row, () => 0) }] : []
    }),
  )
  const balance = (account: string) => balances.get(account) ?? 0
  const stepped: Stepped[] = []
  const came: Came[] = []
  for (const one of todo) {
    const row = rows.get(one.id)
    const { edition } = around.law.policy
    const seal = () => ''
    const facts = row && factsOf(around, one, row, balance)
    const outcome = row && facts && step(around.law, one.action, facts, { n: row.n + 1, edition, seal })
    came.push({ id: one.id, refused: refusedOf(outcome) })
    if (!facts || outcome?.kind !== 'done') continue
    stepped.push({ one, row, outcome, basis: basisFor(around, one, facts, row.n + 1) })
    for (const { debit, credit, amount } of outcome.transfers) {
      if (balances.has(debit)) balances.set(debit, balance(debit) - amount)
      if (balances.has(credit)) balances.set(credit, balance(credit) + amount)
    }
  }
  return { stepped, came }
}

const refusedOf = (outcome: Outcome | undefined): readonly string[] => {
  if (outcome === undefined) return ['absent']
  if (outcome.kind === 'done') return []
  return outcome.kind === 'refused' ? outcome.refusals.map(({ rule }) => rule) : ['malformed']
}

const roundText = "select state, n from dossier where subject = 'round' and id = $1"

/** Does what it can of many in the transaction that it is given. The same request is done once, however often it comes. */
export const performMany = async (house: House, query: Query, many: Many): Promise<readonly Came[]> => {
  const ids = many.all.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Error('a dossier is named twice')
  const held = await query<Held>(lockText, [many.subject, ids])
  const done = await query<{ request: string }>(doneText, [many.actor.id, many.all.map(({ request }) => request)])
  const before = new Set(done.map(({ request }) => request))
  const [round] = await query<Pick<Row, 'n' | 'state'>>(roundText, [many.round])
  const law = round && (await house.laws.read(query, textIn(round.state, 'law') ?? ''))
  const at = held[0]?.at
  if (!law || !at) return many.all.map(({ id }) => ({ id, refused: ['absent'] }))
  const around = { house, query, many, law, round, at }
  const rows = new Map(held.map(row => [row.id, row]))
  const todo = many.all.filter(({ request }) => !before.has(request))
  const { stepped, came } = await stepAll(around, rows, todo)
  await writeAll(around, stepped)
  return [...came, ...many.all.filter(({ request }) => before.has(request)).map(({ id }) => ({ id, refused: [] }))]
}
