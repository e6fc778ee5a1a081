/** The places ledger: for each body and track what was issued, is free, is used and was filled, and every movement between accounts. */
import { placePool, placesFilled, placesFree, placesUsed } from '../../core/accounts.ts'
import { rosterOf } from '../../core/nomination/dossier.ts'
import { questions } from '../../core/question.ts'
import { type Asking, answering, hasSeat, organisationsWith } from './asking.ts'
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

const balancesOf = async ({ query }: Asking, accounts: readonly string[]): Promise<(account: string) => number> => {
  const rows = await query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [accounts])
  const balances = new Map(rows.map(row => [row.name, row.balance]))
  return account => balances.get(account) ?? 0
}

const rostersText = "select id, status from dossier where subject = 'nomination' and id = any($1)"
const admittedText = `
select body, track, count(*) as count from dossier
where round = $1 and subject = 'application' and status = 'admitted' group by body, track`

const filledBy = async ({ query }: Asking, round: string) => {
  const rows = await query<{ body: string; track: string; count: number }>(admittedText, [round])
  return (track: string, body: string) => rows.find(row => row.track === track && row.body === body)?.count ?? 0
}

export const places = answering(questions.places, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found) return undefined
  const all = hasSeat(asking, 'department', 'leader', 'auditor')
  const bodies = found.law.places.bodies.filter(({ body }) => all || organisationsWith(asking, 'body').includes(body))
  const tracks = Object.entries(found.law.policy.tracks)
  const lines = tracks.flatMap(([track]) =>
    bodies.map(({ body, name, places: issued }) => ({ track, body, name, issued: issued[track] ?? 0 })),
  )
  const pools = tracks.map(([track, { places: total }]) => ({
    track,
    total: total.value,
    pool: placePool(round, track),
    filled: placesFilled(round, track),
  }))
  const held = lines.flatMap(({ track, body }) => [placesFree(round, track, body), placesUsed(round, track, body)])
  const balance = await balancesOf(asking, [...held, ...pools.flatMap(({ pool, filled }) => [pool, filled])])
  const filled = await filledBy(asking, round)
  const rosters = await asking.query<{ id: string; status: string }>(rostersText, [
    lines.map(({ track, body }) => rosterOf(round, track, body)),
  ])
  return {
    pools: pools.map(pool => ({ ...pool, pool: balance(pool.pool), filled: balance(pool.filled) })),
    bodies: lines.map(line => ({
      ...line,
      free: balance(placesFree(round, line.track, line.body)),
      used: balance(placesUsed(round, line.track, line.body)),
      filled: filled(line.track, line.body),
      rosterStatus: rosters.find(({ id }) => id === rosterOf(round, line.track, line.body))?.status ?? null,
    })),
    moves: [...(await asking.query<Move>(movesText, [all ? [...held, ...pools.map(({ pool }) => pool)] : held]))],
  }
})
