/** What the fund owes a host: of each rate the people who enrolled there times the rate, beside what the payments themselves say. */
import type { HostSum } from '../../core/hosting/day.ts'
import { multiplyFen } from '../../core/money.ts'
import { feesOf, findRate } from '../../core/payment/rates.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, organisationsWith } from './asking.ts'
import { lawsOf } from './hostDay.ts'

type Came = { readonly round: string; readonly track: string; readonly persons: number }
/** Who has enrolled at this host, as each enrolment says it: whoever moved on since was here, and whoever never came was not. */
const cameText = `
select d.round, d.track, count(*)::int as persons from dossier d
where d.subject = 'training' and d.host = any($1) and ($2::text is null or d.round = $2) and d.state ->> 'studyStart' is not null group by 1, 2 order by 1 desc, 2`

type Paid = { readonly round: string; readonly track: string; readonly item: string; readonly owed: number; readonly paid: number }
const paidText = `
select d.round, d.track, d.state ->> 'item' as item,
  coalesce(sum((d.state ->> 'amountFen')::bigint) filter (where d.status in ('payable', 'prepared', 'held', 'approved')), 0)::bigint as owed,
  coalesce(sum((d.state ->> 'amountFen')::bigint) filter (where d.status = 'paid'), 0)::bigint as paid
from dossier d where d.subject = 'payment' and d.host = any($1) and ($2::text is null or d.round = $2) and d.state ->> 'payee' = 'host' and d.state ->> 'payer' = 'fund'
  and d.status not in ('cancelled', 'refused') group by 1, 2, 3`

/** A rate by the year is paid by the months of the track. */
const eachOf = (law: Law, item: ReturnType<typeof feesOf>[number], track: string) => {
  const rate = findRate(law, item.code, track)
  const months = law.policy.tracks[track]?.durationMonths.value ?? 12
  return rate && { fen: item.per === 'personYear' ? multiplyFen(rate.value, months, 12) : rate.value, clause: rate.clause }
}

const sumsOf = (law: Law, { round, track, persons }: Came, paid: readonly Paid[]): readonly HostSum[] =>
  feesOf(law).flatMap(item => {
    const each = eachOf(law, item, track)
    if (!each) return []
    const said = paid.find(one => one.round === round && one.track === track && one.item === item.code)
    const [owedFen, paidFen] = [said?.owed ?? 0, said?.paid ?? 0]
    const agreedFen = multiplyFen(each.fen, persons)
    return [{ ...{ round, item: item.code, track, rateFen: each.fen, persons, agreedFen, owedFen, paidFen }, clause: each.clause }]
  })

/** The sums of these hosts, of one round or of all. */
export const findSums = async (asking: Asking, hosts: readonly string[], round?: string): Promise<readonly HostSum[]> => {
  const came = await asking.query<Came>(cameText, [hosts, round ?? null])
  const paid = await asking.query<Paid>(paidText, [hosts, round ?? null])
  const laws = await lawsOf(
    asking,
    came.map(one => one.round),
  )
  return came.flatMap(one => {
    const law = laws.get(one.round)
    return law ? sumsOf(law, one, paid) : []
  })
}

export const hostSums = answering(questions.hostSums, async asking => {
  const hosts = organisationsWith(asking, 'host')
  if (!asking.session || hosts.length === 0) return undefined
  const sums = await findSums(asking, hosts)
  const total = (key: 'owedFen' | 'paidFen') => sums.reduce((sum, one) => sum + one[key], 0)
  return { sums: [...sums], owedFen: total('owedFen'), paidFen: total('paidFen') }
})
