/** The money of a round, line by line: planned, promised, owed, paid and come back, why plan and end differ, and the people behind each figure. */
import { isSubjectName } from '../../core/facts.ts'
import { addFen, decimalYuan } from '../../core/money.ts'
import { type PlanLine, planOf } from '../../core/payment/budget.ts'
import { forecastOf, noSums, type Sums, sumsOf } from '../../core/payment/columns.ts'
import { type Answered, questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import {
  type Behind,
  behindText,
  countText,
  type HostLine,
  hostsText,
  type Line,
  linesText,
  overRows,
  type Transfer,
  transfersText,
} from './money-rows.ts'
import { cursorOf, findCursor, nameOr } from './rows.ts'

/** What the rate alone does not tell: the fund's share of it, and the most that one person gets. */
const limitsOf = ({ shareBasisPoints: share, mostFen }: Pick<PlanLine, 'shareBasisPoints' | 'mostFen'>) => ({
  zh: [share === undefined ? '' : `基金承担 ${share / 100}%`, mostFen === undefined ? '' : `每人至多 ${decimalYuan(mostFen)} 元`],
  en: [
    share === undefined ? '' : `the fund bears ${share / 100} %`,
    mostFen === undefined ? '' : `${decimalYuan(mostFen)} yuan a person at most`,
  ],
})

const whyOf = (
  planned: number,
  { persons, months }: Pick<Line, 'persons' | 'months'>,
  limits: Pick<PlanLine, 'shareBasisPoints' | 'mostFen'> = {},
) => {
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
  overpaid: { zh: '退还多退的款项', en: 'given back of what came in beyond what was asked' },
}

const figuresOf = (planFen: number, line: Sums) => {
  const sums = sumsOf(column => line[column])
  return { planFen, sums, forecastFen: forecastOf(sums) }
}

/** Lines of the plan with what became of each, then lines that no plan foresees. */
const linesOf = (law: Law, found: readonly Line[]) => {
  const plan = planOf(law)
  const planned = plan.lines.map(line => {
    const { item, track, persons: planned, rateFen, clause, amountFen } = line
    const now = found.find(l => l.item === item && l.track === track) ?? { ...noSums, item, track, clause, persons: 0, months: null }
    const months = line.per === 'month' ? line.months : null
    return {
      item,
      track,
      planned,
      rateFen,
      months,
      clause,
      persons: now.persons,
      ...figuresOf(amountFen, now),
      why: whyOf(planned, now, line),
    }
  })
  const others = found.filter(l => !plan.lines.some(({ item, track }) => l.item === item && l.track === track))
  const unplanned = others.map(now => {
    const { item, track, persons, clause } = now
    return { item, track, planned: 0, rateFen: 0, months: null, clause, persons, ...figuresOf(0, now), why: beside[item] ?? whyOf(0, now) }
  })
  return [...planned, ...unplanned]
}

/** The law of a round, for those who may read its money. */
export const readableIn = async (asking: Asking, round: string) => {
  const found = await findRound(asking.site.house, asking.query, round)
  return found && sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor') ? found.law : undefined
}

export const moneyOf = async (asking: Asking, law: Law, round: string): Promise<Answered<'money'>> => {
  const lines = linesOf(law, await asking.query<Line>(...overRows(law, round, linesText)))
  const hosts = await asking.query<HostLine>(...overRows(law, round, hostsText))
  const total = sumsOf(column => addFen(...lines.map(({ sums }) => sums[column])))
  return {
    ...figuresOf(addFen(...lines.map(({ planFen }) => planFen)), total),
    lines,
    hosts: hosts.map(({ host, zh, en, persons, ...line }) => ({ host, name: { zh, en }, persons, sums: sumsOf(column => line[column]) })),
  }
}

export const money = answering(questions.money, async (asking, { round }) => {
  const law = await readableIn(asking, round)
  return law && moneyOf(asking, law, round)
})

const cursorAt = (after: string | undefined): readonly [string, string] => {
  const found = findCursor(after)
  return found ? [found.id, found.key] : ['', '']
}

export const moneyBehind = answering(questions.moneyBehind, async (asking, { round, column, item, track, host, after, limit }) => {
  const law = await readableIn(asking, round)
  if (!law) return undefined
  const narrow = [column, item ?? null, track ?? null, host ?? null] as const
  const [all] = await asking.query<{ count: number; fen: number }>(...overRows(law, round, countText, ...narrow))
  const rows = await asking.query<Behind>(...overRows(law, round, behindText, ...narrow, ...cursorAt(after), limit + 1))
  const shown = rows.slice(0, limit)
  const ids = shown.flatMap(({ subject, id }) => (subject === 'payment' ? [id] : []))
  const transfers = ids.length === 0 ? [] : await asking.query<Transfer>(transfersText, [ids])
  const last = shown.at(-1)
  return {
    count: all?.count ?? 0,
    sumFen: all?.fen ?? 0,
    rows: shown.flatMap(({ subject, zh, en, ...row }) =>
      isSubjectName(subject)
        ? [
            {
              ...row,
              subject,
              hostName: nameOr(zh, en),
              transfers: transfers.filter(t => t.id === row.id).map(({ id: _, ...moved }) => moved),
            },
          ]
        : [],
    ),
    next: rows.length > limit && last ? cursorOf(last.item, last.id) : null,
  }
})
