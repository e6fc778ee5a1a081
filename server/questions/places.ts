/** The places ledger: for each body and track what was issued, is free, is used and was filled, and every movement between accounts. */
import { placePool, placesFilled, placesFree, placesOffered, placesUsed } from '../../core/accounts.ts'
import { termsOf } from '../../core/move/terms.ts'
import { rosterOf } from '../../core/nomination/dossier.ts'
import { questions } from '../../core/question.ts'
import { blank as blankRound, type Round } from '../../core/round/dossier.ts'
import { countedOn, countedTracks, setAsideIn, totalOn } from '../../core/round/places.ts'
import { type ShareState, sharesAsTheyStand, sharesCounted } from '../../core/round/shares.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { inputShapeOf } from './inputs.ts'
import { findRound } from './law.ts'

type Move = {
  readonly at: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly clause: string
  readonly subject: string
  readonly id: string
  readonly action: string
}

const shownMoves = 200
const movesText = `
with moved as (
  (select entry, line from posting where debit = any($1) order by entry desc limit ${shownMoves})
  union (select entry, line from posting where credit = any($1) order by entry desc limit ${shownMoves}))
select to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.debit, p.credit, p.amount, p.clause, j.subject, j.id, j.action
from moved join posting p on p.entry = moved.entry and p.line = moved.line join journal j on j.seq = p.entry
order by p.entry desc, p.line limit ${shownMoves}`

export const balancesOf = async ({ query }: Pick<Asking, 'query'>, accounts: readonly string[]): Promise<(account: string) => number> => {
  const rows = await query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [accounts])
  const balances = new Map(rows.map(row => [row.name, row.balance]))
  return account => balances.get(account) ?? 0
}

const rostersText =
  "select id, status, coalesce((state ->> 'placesReturned')::int, 0) as returned from dossier where subject = 'nomination' and id = any($1)"
const admittedText = `
select body, track, state ->> 'setAside' as set_aside, count(*) as count from dossier
where round = $1 and subject = 'application' and status = 'admitted' group by 1, 2, 3`

type Admitted = { readonly body: string; readonly track: string; readonly set_aside: string | null; readonly count: number }

/** How many of a holder's places were filled by admission: of a reserved one by its code, of a body those that were its own. */
const filledBy = async ({ query }: Asking, law: Law, round: string) => {
  const rows = await query<Admitted>(admittedText, [round])
  return (counted: string, holder: string) =>
    rows.filter(r => (r.set_aside ?? r.body) === holder && countedOn(law, r.track) === counted).reduce((sum, { count }) => sum + count, 0)
}

/** The pool of each name under which places are counted, and what its tracks have filled. */
const poolsOf = (law: Law, round: string) =>
  countedTracks(law).map(track => ({
    track,
    total: totalOn(law, track),
    pool: placePool(round, track),
    filled: Object.keys(law.policy.tracks).flatMap(id => (countedOn(law, id) === track ? [placesFilled(round, id)] : [])),
  }))

type Line = { readonly track: string; readonly holder: string; readonly issued: number }
type Balance = (account: string) => number

type Of = (track: string, holder: string) => number
type Ledger = { readonly round: string; readonly balance: Balance; readonly since: Since; readonly returned: Of; readonly filled: Of }

const standing = ({ round, balance, since, returned, filled }: Ledger, { track, holder, issued }: Line) => ({
  track,
  issued,
  ...since(track, holder),
  returned: returned(track, holder),
  free: balance(placesFree(round, track, holder)),
  offered: balance(placesOffered(round, track, holder)),
  used: balance(placesUsed(round, track, holder)),
  filled: filled(track, holder),
})

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** What came to a holder and went from it by moves, and what expired, as the round remembers it. */
const sinceIssued = (state: object) => {
  const { moves, expired = [] }: Round = { ...blankRound, ...state }
  return (track: string, holder: string) => ({
    moved: sum(moves.filter(m => m.track === track).map(m => (m.to === holder ? m.count : 0) - (m.from === holder ? m.count : 0))),
    expired: sum(expired.filter(e => e.track === track && e.from === holder).map(e => e.count)),
  })
}
type Since = ReturnType<typeof sinceIssued>

/** Every holder of places that the asker sees: bodies by the quota table, and what the policy sets aside. */
const holdersOf = (law: Law, seen: (body: string) => boolean) => {
  const bodies = law.places.bodies.filter(({ body }) => seen(body))
  const lines = countedTracks(law).flatMap(track =>
    bodies.map(b => ({ track, holder: b.body, name: b.name, issued: b.places[track] ?? 0 })),
  )
  const held = setAsideIn(law).map(({ code, name, count, track }) => ({ track: countedOn(law, track), holder: code, name, issued: count }))
  return { lines, held }
}

/** A seat of every track for every body that the asker sees. */
const seatsOf = (law: Law, round: string, seen: (body: string) => boolean) =>
  Object.keys(law.policy.tracks).flatMap(track => law.places.bodies.flatMap(({ body }) => (seen(body) ? [{ round, track, body }] : [])))

type Seen = { readonly balance: Balance; readonly all: boolean; readonly own: readonly string[] }

/** A share of the whole round, or of a track, is the office's to watch; a body sees its own. */
const sharesSeen = (law: Law, moves: Round['moves'], seats: ReturnType<typeof seatsOf>, { balance, all, own }: Seen): ShareState[] =>
  sharesAsTheyStand({ law, round: { moves }, balance }, seats).filter(
    ({ group }) => all || own.some(body => group.split('.').includes(body)),
  )

const movesIn = (state: object): Round['moves'] => ({ ...blankRound, ...state }).moves

/** The rosters of bodies by their ids: how each stands, and what was returned on it. */
const rostersOf = async ({ query }: Asking, law: Law, round: string, bodies: readonly string[]) => {
  const ids = Object.keys(law.policy.tracks).flatMap(track => bodies.map(body => rosterOf(round, track, body)))
  const rows = await query<{ id: string; status: string; returned: number }>(rostersText, [ids])
  const known = new Map(rows.map(row => [row.id, row]))
  return {
    statusOf: (track: string, body: string) => known.get(rosterOf(round, track, body))?.status ?? null,
    returned: (counted: string, body: string) =>
      sum(
        Object.keys(law.policy.tracks).map(track =>
          countedOn(law, track) === counted ? (known.get(rosterOf(round, track, body))?.returned ?? 0) : 0,
        ),
      ),
  }
}

export const places = answering(questions.places, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found) return undefined
  const { law } = found
  const all = sitsAt(asking, law, 'department', 'leader', 'auditor')
  const own = organisationsWith(asking, 'body')
  if (!all && !law.places.bodies.some(({ body }) => own.includes(body))) return undefined
  const { lines, held } = holdersOf(law, body => all || own.includes(body))
  const pools = poolsOf(law, round)
  const seats = seatsOf(law, round, body => all || own.includes(body))
  const accounts = [...lines, ...held].flatMap(({ track, holder }) =>
    [placesFree, placesUsed, placesOffered].map(of => of(round, track, holder)),
  )
  const balance = await balancesOf(asking, [
    ...accounts,
    ...pools.flatMap(({ pool, filled }) => [pool, ...filled]),
    ...sharesCounted(law, seats),
  ])
  const filled = await filledBy(asking, law, round)
  const { statusOf, returned } = await rostersOf(asking, law, round, [...new Set(lines.map(({ holder }) => holder))])
  const ledger = { round, balance, since: sinceIssued(found.state), returned, filled }
  const clause = law.policy.procedure.reserved?.clause ?? ''
  return {
    pools: pools.map(pool => ({
      ...pool,
      pool: balance(pool.pool),
      filled: pool.filled.reduce((sum, account) => sum + balance(account), 0),
    })),
    reserved: held.map(line => ({ code: line.holder, name: line.name, clause, ...standing(ledger, line) })),
    bodies: lines.map(line => ({
      body: line.holder,
      name: line.name,
      ...standing(ledger, line),
      rosterStatus: statusOf(line.track, line.holder),
    })),
    offer: own.length === 0 ? null : { action: 'offer', clause: termsOf(law).clause, refusals: [], input: inputShapeOf('move', 'offer') },
    shares: sharesSeen(law, movesIn(found.state), seats, { balance, all, own }),
    moves: [...(await asking.query<Move>(movesText, [all ? [...accounts, ...pools.map(({ pool }) => pool)] : accounts]))],
  }
})
