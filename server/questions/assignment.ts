/** Hosts proposed for those who have none, each with the reason. Nothing is decided by asking. */
import { hash } from 'node:crypto'
import { seatsFree } from '../../core/accounts.ts'
import type { Preference } from '../../core/application/dossier.ts'
import { assign, type Candidate, type Miss, type Programme, type Proposal } from '../../core/placement/assign.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
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
  rank: rank ?? Number.MAX_SAFE_INTEGER,
  ticket: hash('sha256', `${list}/${id}`, 'hex'),
  closed: offered.filter(offer => offer.ended !== undefined).map(({ host, programme }) => ({ host, programme })),
})

const plainMisses = {
  notOffered: { zh: '不在目录中', en: 'is not offered' },
  closed: { zh: '此前未成', en: 'came to nothing before' },
  noSeat: { zh: '无名额', en: 'has no seat' },
} as const

const missIn = (miss: Miss) => {
  const { wish, seats } = miss
  if (miss.why !== 'behind') return { zh: `第${wish}志愿${plainMisses[miss.why].zh}`, en: `wish ${wish} ${plainMisses[miss.why].en}` }
  const [last, yours] = [miss.last.rank, miss.yours.rank]
  return {
    zh: `第${wish}志愿 ${seats} 个名额，最后一名排序 ${last}，本人 ${yours}`,
    en: `wish ${wish}: ${seats} seats, the last went to rank ${last}, theirs is ${yours}`,
  }
}

const endOf = (proposal: Proposal) => {
  if (proposal.way === 'wish') return { zh: `满足第${proposal.wish}志愿`, en: `wish ${proposal.wish} is met` }
  if (proposal.way === 'adjustment') return { zh: '按专业调剂', en: 'adjusted within the discipline' }
  if (proposal.why === 'notWilling') return { zh: '不服从调剂', en: 'not willing to be adjusted' }
  return { zh: '相关专业无名额', en: 'no seat in the disciplines' }
}

const reasonOf = (proposal: Proposal) => {
  const parts = [...proposal.missed.map(missIn), endOf(proposal)]
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}

export const assignment = answering(questions.assignment, async (asking, { round, track }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const rows = await asking.query<Read>(text, [round, track])
  const { notice } = found.state
  const list: unknown = typeof notice === 'object' && notice !== null ? Reflect.get(notice, 'list') : undefined
  const candidates = rows.map(row => candidateOf(typeof list === 'string' ? list : found.digest, row))
  const proposals = assign(candidates, await seatsOf(asking, found.law, round, track), found.law.policy.procedure.grassRoots.value.priority)
  return proposals.map(proposal => ({
    id: proposal.person,
    title: rows.find(({ id }) => id === proposal.person)?.title ?? proposal.person,
    host: proposal.way === 'none' ? null : proposal.seat.host,
    programme: proposal.way === 'none' ? null : proposal.seat.programme,
    wish: proposal.way === 'wish' ? proposal.wish : null,
    reason: reasonOf(proposal),
  }))
})
