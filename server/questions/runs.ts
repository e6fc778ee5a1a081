/** Runs: what one would hold, how far each has come, and its lines with masked accounts. */
import { comparable } from '../../core/payee/name.ts'
import { masked } from '../../core/payee/number.ts'
import { questions } from '../../core/question.ts'
import {
  type Candidate,
  type Chosen,
  choose,
  type Excluded,
  exclusions,
  type Line,
  news as newsNames,
  sumOf,
  sumsBy,
} from '../../core/run/choose.ts'
import { lineId } from '../../core/run/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { findCandidates, openAccount } from '../runs/candidates.ts'
import { formatsOf } from '../runs/formats.ts'
import { accountsOf } from '../runs/laid.ts'
import { nextNumber, waitingIn } from '../runs/lines.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { findLook } from './look.ts'
import { findBefore } from './runDifference.ts'

type Kept = {
  readonly id: string
  readonly number: number
  readonly status: string
  readonly since: string
  readonly count: number
  readonly totalFen: number
}
const runsText = `
select id, (state ->> 'number')::int as number, status, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
  coalesce(state #>> '{locked,count}', state #>> '{chosen,count}')::int as count,
  coalesce(state #>> '{locked,totalFen}', state #>> '{chosen,totalFen}')::bigint as "totalFen"
from dossier where subject = 'run' and round = $1 order by number desc`

export const runs = answering(questions.runs, async (asking, { round }) => {
  const { site, query } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor')) return undefined
  return {
    foreseen: found.law.policy.money.runs !== undefined,
    mine: sitsAt(asking, found.law, 'finance'),
    next: await nextNumber(query, round),
    formats: [...formatsOf(site.house)].map(([code, { name }]) => ({ code, name })),
    runs: [...(await query<Kept>(runsText, [round]))],
  }
})

const namesOf = ({ policy, hosts }: Law) => {
  const same = (of: string) => ({ zh: of, en: of })
  return {
    item: (of: string) => policy.money.items[of]?.name ?? same(of),
    track: (of: string) => policy.tracks[of]?.name ?? same(of),
    host: (of: string) => hosts.hosts.find(({ id }) => id === of)?.name ?? same(of),
  }
}

const accountsText =
  "select id, n, sealed from record where subject = 'payee' and kind = 'account' and (id, n) in (select * from unnest($1::text[], $2::int[]))"
/** The accounts of a page of lines, opened: who holds them, and their last four digits. */
const openedOf = async ({ query, site }: Asking, wanted: readonly { readonly payee: string; readonly n: number }[]) => {
  const rows = await query<{ id: string; n: number; sealed: Buffer }>(accountsText, [wanted.map(w => w.payee), wanted.map(w => w.n)])
  const opened = new Map(rows.map(({ id, n, sealed }) => [`${id}/${n}`, openAccount(site.house.seals, id, n, sealed)]))
  return (payee: string, n: number | undefined) => {
    const account = opened.get(`${payee}/${n}`)
    return { holder: account?.holder ?? '', account: account ? masked(account.number) : '' }
  }
}

const pageOf = 100

const shownOf = (law: Law, one: Candidate) => ({
  ...{
    payment: one.payment,
    payee: one.payee,
    name: one.name,
    item: one.item,
    track: one.track,
    amountFen: one.amountFen,
    clause: one.clause,
  },
  host: one.host === undefined ? null : namesOf(law).host(one.host),
})

const pageOfBoth = async (asking: Asking, law: Law, some: readonly Line[], others: readonly Excluded[]) => {
  const known = [...some, ...others].flatMap(({ payee, account }) => (account ? [{ payee, n: account.n }] : []))
  const opened = await openedOf(asking, known)
  return {
    lines: some.map(line => ({ ...shownOf(law, line), n: line.n, news: line.news ?? null, ...opened(line.payee, line.account.n) })),
    excluded: others.map(one => ({
      ...shownOf(law, one),
      why: [...one.why],
      inRun: one.inRun ?? null,
      ...opened(one.payee, one.account?.n),
    })),
  }
}

/** In the name of the payee, the holder of the account, or the host. */
const lookedFor = (law: Law, q: string | undefined): ((one: Candidate) => boolean) => {
  const wanted = comparable(q ?? '')
  if (wanted === '') return () => true
  const { host: hostName } = namesOf(law)
  return ({ name, payment, host, account }) =>
    [name, payment, account?.holder ?? '', host === undefined ? '' : hostName(host).zh].some(place => comparable(place).includes(wanted))
}

const countsOf = <T extends string>(names: readonly T[], all: readonly T[]): readonly (readonly [T, number])[] =>
  names.flatMap(name => {
    const count = all.filter(one => one === name).length
    return count === 0 ? [] : [[name, count]]
  })

/** What the whole of a preview comes to, whichever page of it is looked at. */
const figuresOf = (law: Law, { lines, excluded }: Chosen) => {
  const names = namesOf(law)
  const by = (key: 'item' | 'track' | 'host') =>
    sumsBy<Line>(lines, line => line[key] ?? '').map(group => ({ ...group, name: names[key](group.of) }))
  const reasons = excluded.flatMap(one => one.why)
  const news = lines.flatMap(line => line.news ?? [])
  return {
    ...{ ...sumOf(lines), byItem: by('item'), byTrack: by('track'), byHost: by('host'), excludedCount: excluded.length },
    whys: countsOf(exclusions, reasons).map(([why, count]) => ({ why, count })),
    news: countsOf(newsNames, news).map(([one, count]) => ({ news: one, count })),
  }
}

export const runPreview = answering(questions.runPreview, async (asking, { from, excludedFrom, q, why, ...choice }) => {
  const { site, query, today, session } = asking
  const found = await findRound(site.house, query, choice.round)
  if (!found || !sitsAt(asking, found.law, 'finance', 'leader')) return undefined
  const { law } = found
  const hands = session ? accountsOf(session.actor) : []
  const chosen = choose(law, await findCandidates(query, site.house.seals, { ...choice, today, hands }))
  const isWanted = lookedFor(law, q)
  const lines = chosen.lines.filter(isWanted)
  const excluded = chosen.excluded.filter(one => isWanted(one) && (!why || one.why.includes(why)))
  return {
    ...{ next: await nextNumber(query, choice.round), found: lines.length, excludedFound: excluded.length },
    ...figuresOf(law, chosen),
    ...(await pageOfBoth(asking, law, lines.slice(from, from + pageOf), excluded.slice(excludedFrom, excludedFrom + pageOf))),
    last: await findBefore(query, choice.round, choice.payee, choice.item),
  }
})

const statesText = `
select state, count(*)::int as count, sum(amount_fen)::bigint as "totalFen" from run_line where run = $1 group by state order by state`
const linesText = `
select l.n, l.payment, l.payee, l.item, l.track, l.host, l.amount_fen, l.clause, l.account_n, l.state, l.reference, l.on_day, l.reason, coalesce(p.name, o.zh, '') as name
from run_line l left join person p on p.id = l.person left join organisation o on l.person is null and o.id = l.host
where l.run = $1 and l.n > $2 and ($3::text is null or l.state = $3)
  and ($4::text is null or position($4 in coalesce(p.name, o.zh, '')) > 0 or position($4 in l.payment) > 0 or $4 = $5 || lpad(l.n::text, 6, '0')) order by l.n limit ${pageOf}`
type Row = {
  readonly n: number
  readonly payment: string
  readonly payee: string
  readonly item: string
  readonly track: string
  readonly host: string | null
  readonly amount_fen: number
  readonly clause: string
  readonly account_n: number
  readonly state: string
  readonly reference: string | null
  readonly on_day: string | null
  readonly reason: string | null
  readonly name: string
}
type State = { readonly state: string; readonly count: number; readonly totalFen: number }

type Opened = { readonly holder: string; readonly account: string }
const lineOf = (law: Law, number: number, row: Row, opened: Opened) => {
  const { n, payment, payee, item, track, host, amount_fen: amountFen, clause, state, reference, on_day: on, reason, name } = row
  const said = { n, line: lineId(number, n), payment, payee, name, item, track, amountFen, clause }
  return { ...said, host: host === null ? null : namesOf(law).host(host), state, reference, on, reason, ...opened }
}

export const runLines = answering(questions.runLines, async (asking, { id, state, q, after }) => {
  const { query } = asking
  const look = await findLook(asking, 'run', id)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader', 'finance', 'auditor')) return undefined
  const prefix = lineId(Number(look.state.number), 0).slice(0, -6)
  const rows = await query<Row>(linesText, [id, after, state ?? null, q ?? null, prefix])
  const opened = await openedOf(
    asking,
    rows.map(({ payee, account_n: n }) => ({ payee, n })),
  )
  return {
    waiting: await waitingIn(query, id),
    states: [...(await query<State>(statesText, [id]))],
    lines: rows.map(row => lineOf(look.law, Number(look.state.number), row, opened(row.payee, row.account_n))),
  }
})
