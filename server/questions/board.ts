/** The board of a track: everybody who was admitted, the seats that are free, and the plan that was last saved. */
import { hash } from 'node:crypto'
import { quotaTaken, seatsFree } from '../../core/accounts.ts'
import { quotasOn } from '../../core/placement/quotas.ts'
import { planId } from '../../core/plan/dossier.ts'
import { type OnBoard, planQuestions, type Version } from '../../core/plan/questions.ts'
import type { Law } from '../../policy/shape.ts'
import { balancesOf, findPlan } from '../plans.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

type Offered = { readonly host: string; readonly programme: string; readonly ended?: { readonly by: 'person' | 'host' | 'department' } }
type Read = {
  readonly id: string
  readonly title: string | null
  readonly status: string
  readonly host: string | null
  readonly employer_zh: string | null
  readonly employer_en: string | null
  readonly body: string | null
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly wished: OnBoard['wished'] | null
  readonly offered: readonly Offered[] | null
  readonly willing: boolean | null
  readonly scope: OnBoard['scope']
  readonly field: string | null
  readonly kinds: string[] | null
  readonly programme: string | null
  readonly grass_roots: boolean | null
  readonly rank: number | null
}

const most = 3000
const peopleText = `
select d.id, p.name as title, d.status, d.host, e.zh as employer_zh, e.en as employer_en, d.body, b.zh as body_zh, b.en as body_en,
  d.state -> 'wished' as wished, d.state -> 'offered' as offered, (d.state ->> 'willing')::boolean as willing,
  d.state -> 'scope' as scope, d.state ->> 'field' as field,
  d.state -> 'kinds' as kinds, d.state ->> 'programme' as programme, (a.state ->> 'grassRoots')::boolean as grass_roots, (a.state ->> 'rank')::int as rank
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer left join organisation b on b.id = d.body
left join dossier a on a.subject = 'application' and a.id = d.id
where d.round = $1 and d.subject = 'placement' and d.track = $2 and d.status <> 'cancelled' order by d.id limit ${most + 1}`

/** The ticket follows from the published list and the dossier, so that nobody can choose it and everybody can recompute it. */
const onBoard = (list: string, read: Read): OnBoard => ({
  id: read.id,
  title: read.title ?? read.id,
  employer: nameOr(read.employer_zh, read.employer_en),
  body: nameOr(read.body_zh, read.body_en),
  bodyId: read.body,
  status: read.status,
  rank: read.rank ?? Number.MAX_SAFE_INTEGER,
  grassRoots: read.grass_roots === true,
  ticket: hash('sha256', `${list}/${read.id}`, 'hex'),
  kinds: read.kinds ?? [],
  field: read.field,
  willing: read.willing === true,
  scope: read.scope,
  wished: read.wished ?? [],
  offered: (read.offered ?? []).map(({ host, programme, ended }) => ({ host, programme, endedBy: ended?.by ?? null })),
  seat: read.host === null || read.programme === null ? null : { host: read.host, programme: read.programme },
})

const freeSeats = async ({ query }: Asking, { hosts }: Law, round: string, track: string) => {
  const offered = hosts.hosts
    .filter(host => host.tracks.includes(track))
    .flatMap(host => host.programmes.map(({ id }) => ({ host: host.id, programme: id })))
  const names = offered.map(({ host, programme }) => seatsFree(round, host, programme))
  const free = await balancesOf(query, names)
  return offered.map(seat => ({ ...seat, free: free.get(seatsFree(round, seat.host, seat.programme)) ?? 0 }))
}

const countedInQuotas = async ({ query }: Asking, law: Law, round: string, track: string) => {
  const codes = quotasOn(law, track).map(({ code }) => code)
  const counted = await balancesOf(
    query,
    codes.map(code => quotaTaken(round, code)),
  )
  return codes.map(quota => ({ quota, counted: counted.get(quotaTaken(round, quota)) ?? 0 }))
}

type Written = {
  readonly version: number
  readonly at: string
  readonly actor: string
  readonly zh: string | null
  readonly en: string | null
}
type Saved = Written & { readonly n: number; readonly seats: number; readonly sealed: Buffer }
type Allowed = Written & { readonly n: number; readonly short: Version['allowed'][number]['short']; readonly sealed: Buffer }

const writtenText = `
select j.n, (j.fact::json ->> 'version')::int as version, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  j.actor, a.zh, a.en, r.sealed`
const recordText = 'record r on r.subject = j.subject and r.id = j.id and r.n = j.n left join account a on a.id = j.actor'
const versionsText = `
${writtenText}, (select count(*)::int from json_object_keys(j.fact::json -> 'seats')) as seats
from journal j join ${recordText} where j.subject = 'plan' and j.id = $1 and j.action = 'save' and r.kind = 'plan' order by j.n desc limit 20`
const allowedText = `
${writtenText}, j.fact::json -> 'short' as short
from journal j join ${recordText} where j.subject = 'plan' and j.id = $1 and j.action = 'allowShort' and r.kind = 'shortfall' order by j.n desc limit 100`

/** Every version with why, and with what it was allowed to fall short of as it was carried out. */
const versionsOf = async ({ query, site }: Asking, id: string): Promise<Version[]> => {
  const rows = await query<Saved>(versionsText, [id])
  const allowed = await query<Allowed>(allowedText, [id])
  const whyOf = (kind: string, n: number, sealed: Buffer) =>
    textIn(site.house.seals.open(placeOf('plan', id, kind, n), sealed), 'why') ?? ''
  const byOf = ({ zh, en, actor }: Written) => nameOr(zh, en) ?? { zh: actor, en: actor }
  return rows.map(row => ({
    version: row.version,
    at: row.at,
    by: byOf(row),
    why: whyOf('plan', row.n, row.sealed),
    seats: row.seats,
    allowed: allowed
      .filter(({ version }) => version === row.version)
      .map(one => ({ at: one.at, by: byOf(one), why: whyOf('shortfall', one.n, one.sealed), short: one.short })),
  }))
}

/** The law and state of a round whose office the asker sits in. */
const ownRound = async (asking: Asking, round: string) => {
  const found = await findRound(asking.site.house, asking.query, round)
  return found && sitsAt(asking, found.law, 'department', 'leader') ? found : undefined
}

export const board = answering(planQuestions.board, async (asking, { round, track }) => {
  const found = await ownRound(asking, round)
  if (!found) return undefined
  const id = planId(round, track)
  const versions = await versionsOf(asking, id)
  const version = versions[0]?.version ?? 0
  const plan = await findPlan(asking.query, asking.site.house.seals, id, version)
  if (!plan) throw new Error(`the plan ${id} has no version ${version}`)
  const rows = await asking.query<Read>(peopleText, [round, track])
  const list = textIn(found.state.notice, 'list') ?? found.digest
  return {
    people: rows.slice(0, most).map(read => onBoard(list, read)),
    more: rows.length > most,
    free: await freeSeats(asking, found.law, round, track),
    quotas: await countedInQuotas(asking, found.law, round, track),
    version,
    plan,
    versions,
  }
})

export const planned = answering(planQuestions.planned, async (asking, { round, track, version }) => {
  if (!(await ownRound(asking, round))) return undefined
  const plan = await findPlan(asking.query, asking.site.house.seals, planId(round, track), version)
  return plan && { version, plan }
})
