/** Hosts proposed for those who have none, each with the reason. Nothing is decided by asking. */
import { hash } from 'node:crypto'
import { seatsFree } from '../../core/accounts.ts'
import type { Preference } from '../../core/application/dossier.ts'
import { assign, type Candidate, type Programme } from '../../core/placement/assign.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { placingReason } from '../../words/placing.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly title: string | null
  readonly wished: readonly Preference[]
  readonly willing: boolean | null
  readonly offered: readonly (Preference & { readonly ended?: object })[]
  readonly grass_roots: boolean | null
  readonly rank: number | null
}

const text = `
select d.id, p.name as title, d.state -> 'wished' as wished, (d.state ->> 'willing')::boolean as willing, d.state -> 'offered' as offered,
  (a.state ->> 'grassRoots')::boolean as grass_roots, (a.state ->> 'rank')::int as rank
from dossier d left join person p on p.id = d.person left join dossier a on a.subject = 'application' and a.id = d.id
where d.round = $1 and d.subject = 'placement' and d.track = $2 and d.status = 'opened' order by d.id limit 2000`

const seatsOf = async ({ query }: Asking, law: Law, round: string, track: string): Promise<readonly Programme[]> => {
  const offered = law.hosts.hosts
    .filter(host => host.tracks.includes(track))
    .flatMap(host => host.programmes.map(({ id, discipline }) => ({ host: host.id, programme: id, discipline })))
  const names = offered.map(({ host, programme }) => seatsFree(round, host, programme))
  const rows = await query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [names])
  const free = new Map(rows.map(row => [row.name, row.balance]))
  return offered.map(seat => ({ ...seat, seats: free.get(seatsFree(round, seat.host, seat.programme)) ?? 0 }))
}

/** The ticket follows from the published list and the dossier, so that nobody can choose it and everybody can recompute it. */
const candidateOf = (list: string, { id, wished, willing, offered, grass_roots, rank }: Read): Candidate => ({
  id,
  wishes: wished,
  willing: willing === true,
  grassRoots: grass_roots === true,
  rank: rank ?? undefined,
  ticket: hash('sha256', `${list}/${id}`, 'hex'),
  closed: offered.filter(offer => offer.ended !== undefined).map(({ host, programme }) => ({ host, programme })),
})

export const assignment = answering(questions.assignment, async (asking, { round, track }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const rows = await asking.query<Read>(text, [round, track])
  const { notice } = found.state
  const list: unknown = typeof notice === 'object' && notice !== null ? Reflect.get(notice, 'list') : undefined
  const candidates = rows.map(row => candidateOf(typeof list === 'string' ? list : found.digest, row))
  const { procedure, placement } = found.law.policy
  const seats = await seatsOf(asking, found.law, round, track)
  const proposals = assign(candidates, seats, procedure.grassRoots.value.priority, placement.fit?.value)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return proposals.map(proposal => ({
    id: proposal.id,
    title: titles.get(proposal.id) ?? proposal.id,
    host: proposal.to?.host ?? null,
    programme: proposal.to?.programme ?? null,
    wish: proposal.wish,
    reason: placingReason(proposal),
  }))
})
