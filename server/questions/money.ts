/** Plan and actuals, line by line: what was planned, is owed, was paid and came back, and why the two differ. */
import { decimalYuan } from '../../core/money.ts'
import { type PlanLine, planOf } from '../../core/payment/budget.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Sum = {
  readonly item: string
  readonly track: string
  readonly payer: string
  readonly clause: string
  readonly persons: number
  readonly months: number | null
  readonly owed: number
  readonly paid: number
  readonly returned: number
}

/** What the employers bear is not the fund's; what people and hosts give back lowers it. */
const sumsText = `
select p.state ->> 'item' as item, p.track, p.state ->> 'payer' as payer, min(p.state ->> 'clause') as clause, count(distinct p.person) as persons,
  sum(case when p.state #>> '{working,way}' = 'byMonth' then jsonb_array_length(p.state #> '{working,months}') end) as months,
  coalesce(sum((p.state ->> 'amountFen')::bigint) filter (where p.status in ('payable', 'prepared', 'approved')), 0)::bigint as owed,
  coalesce(sum((p.state ->> 'amountFen')::bigint) filter (where p.status = 'paid'), 0)::bigint as paid,
  coalesce(sum((select sum((r ->> 'amountFen')::bigint) from jsonb_array_elements(p.state -> 'received') r)), 0)::bigint as returned
from dossier p where p.round = $1 and p.subject = 'payment' and p.status not in ('cancelled', 'refused') and p.state ->> 'payer' <> 'employer'
group by 1, 2, 3 order by 1, 2`

const hostsText = `
select d.host, o.zh, o.en, count(distinct d.person) as persons,
  coalesce(sum((d.state ->> 'amountFen')::bigint) filter (where d.status = 'paid'), 0)::bigint as paid,
  coalesce(sum((d.state ->> 'amountFen')::bigint) filter (where d.status in ('payable', 'prepared', 'approved')), 0)::bigint as owed
from dossier d join organisation o on o.id = d.host
where d.round = $1 and d.subject = 'payment' and d.state ->> 'payee' = 'host' and d.status not in ('cancelled', 'refused')
group by d.host, o.zh, o.en order by d.host`

type HostSum = {
  readonly host: string
  readonly zh: string
  readonly en: string
  readonly persons: number
  readonly paid: number
  readonly owed: number
}

/** What the rate alone does not tell: the fund's share of it, and the most that one person gets. */
const limitsOf = ({ shareBasisPoints: share, mostFen }: Pick<PlanLine, 'shareBasisPoints' | 'mostFen'>) => ({
  zh: [share === undefined ? '' : `基金承担 ${share / 100}%`, mostFen === undefined ? '' : `每人至多 ${decimalYuan(mostFen)} 元`],
  en: [
    share === undefined ? '' : `the fund bears ${share / 100} %`,
    mostFen === undefined ? '' : `${decimalYuan(mostFen)} yuan a person at most`,
  ],
})

const whyOf = (planned: number, { persons, months }: Sum, limits: Pick<PlanLine, 'shareBasisPoints' | 'mostFen'> = {}) => {
  const left = planned - persons
  const zh = `计划 ${planned} 人，实际 ${persons} 人${left > 0 ? `，少 ${left} 人` : ''}${months === null ? '' : `，共 ${months} 个月`}`
  const en = `${planned} planned, ${persons} in fact${left > 0 ? `, ${left} fewer` : ''}${months === null ? '' : `, ${months} months in all`}`
  const said = limitsOf(limits)
  const joined = (first: string, more: readonly string[], by: string) => [first, ...more.filter(text => text !== '')].join(by)
  return { zh: joined(zh, said.zh, '；'), en: joined(en, said.en, '; ') }
}

const beside: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  clawback: { zh: '取消资格后向个人追回', en: 'claimed back after a cancellation' },
  refund: { zh: '培养单位退回未用学费', en: 'unused tuition asked back of the host' },
  giveBack: { zh: '更正后退还个人', en: 'given back to a person who was right' },
}

/** Lines of the plan with what became of each, then lines that no plan foresees. */
const linesOf = (law: Law, sums: readonly Sum[]) => {
  const plan = planOf(law)
  const none = { payer: 'fund', persons: 0, months: null, owed: 0, paid: 0, returned: 0 }
  const planned = plan.lines.map(line => {
    const { item, track, persons, rateFen, clause, amountFen } = line
    const sum = sums.find(s => s.item === item && s.track === track) ?? { ...none, item, track, clause }
    const months = line.per === 'month' ? line.months : null
    return { item, track, persons, rateFen, months, clause, planFen: amountFen, ...fenOf(sum), why: whyOf(persons, sum, line) }
  })
  const others = sums.filter(s => !plan.lines.some(l => l.item === s.item && l.track === s.track))
  const unplanned = others.map(sum => {
    const { item, track, persons, clause } = sum
    return { item, track, persons, rateFen: 0, months: null, clause, planFen: 0, ...fenOf(sum), why: beside[item] ?? whyOf(0, sum) }
  })
  return [...planned, ...unplanned]
}

const fenOf = ({ payer, owed, paid, returned }: Sum) => ({
  owedFen: payer === 'fund' ? owed : 0,
  paidFen: payer === 'fund' ? paid : 0,
  returnedFen: payer === 'fund' ? 0 : returned,
})

export const money = answering(questions.money, async (asking, { round }) => {
  const { site, query } = asking
  const found = await findRound(site.house, query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor')) return undefined
  const lines = linesOf(found.law, await query<Sum>(sumsText, [round]))
  const hosts = await query<HostSum>(hostsText, [round])
  const total = (key: 'planFen' | 'owedFen' | 'paidFen' | 'returnedFen') => lines.reduce((sum, line) => sum + line[key], 0)
  return {
    planFen: total('planFen'),
    owedFen: total('owedFen'),
    paidFen: total('paidFen'),
    returnedFen: total('returnedFen'),
    lines,
    hosts: hosts.map(({ host, zh, en, persons, paid, owed }) => ({ host, name: { zh, en }, persons, paidFen: paid, owedFen: owed })),
  }
})
