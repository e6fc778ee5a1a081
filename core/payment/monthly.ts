/** Monthly sums: each month once, as it stands when it is over or begins; what turns out otherwise later is made good in the next one, never in an old one. */
import type { Law } from '../../policy/shape.ts'
import { addFen, type Fen, yuan } from '../money.ts'
import { earnedBy, type MonthOfStudy } from '../training/leave/months.ts'
import { itemsOf, type NamedItem } from './rates.ts'
import { countedFrom, type Studied, type Sum, sharesOf } from './sums.ts'
import type { Adjustment, Portion } from './working.ts'

/** The months of an item that were settled, as they were known then, and what was opened as payments for them altogether. */
export type Settled = {
  readonly item: string
  readonly months: readonly { readonly nth: number; readonly amountFen: Fen }[]
  readonly openedFen: Fen
}

const monthlyItems = (law: Law): readonly NamedItem[] =>
  itemsOf(law).filter(i => i.per === 'month' && i.trigger.value === 'monthly' && i.payee.value !== 'nobody')

export const paysMonthly = (law: Law): boolean => monthlyItems(law).length > 0

/** The value that says when a month is paid. */
export const paidWhen = (law: Law) => monthlyItems(law)[0]?.trigger ?? { ...law.policy.money.approvedByAnother, value: 'never' }

const monthsOf = (law: Law, item: NamedItem, { track, study, leaves }: Studied): readonly MonthOfStudy[] =>
  earnedBy(law, item.code, track, countedFrom(item, study), leaves).months

const isDue = ({ paidIn }: NamedItem, month: MonthOfStudy, day: string) =>
  paidIn?.value === 'advance' ? month.from <= day : month.to < day

const sumOf = (months: readonly { readonly amountFen: Fen }[]) => addFen(...months.map(m => m.amountFen))

const adjusted = (months: readonly MonthOfStudy[], known: Settled['months']): readonly Adjustment[] =>
  known.flatMap(({ nth, amountFen: wasFen }) => {
    const amountFen = months[nth - 1]?.amountFen ?? 0
    return amountFen === wasFen ? [] : [{ nth, wasFen, amountFen }]
  })

type Step = { readonly settled: Settled; readonly sums: readonly Sum[] }

/** One month more: all that is earned up to it, less what was opened before; nothing where more was opened than is earned. */
const settle =
  (item: NamedItem, months: readonly MonthOfStudy[]) =>
  ({ settled, sums }: Step, month: MonthOfStudy): Step => {
    const adjustments = adjusted(months, settled.months)
    const carriedFen = settled.openedFen - sumOf(settled.months)
    const earned = months.slice(0, month.nth)
    const [wholeFen, most] = [sumOf(earned), item.mostYuan]
    const mayFen = most ? Math.min(wholeFen, yuan(most.value)) : wholeFen
    const amountFen = Math.max(0, mayFen - settled.openedFen)
    const portions: readonly Portion[] =
      most && mayFen < wholeFen
        ? [{ of: 'cap', name: 'most', wholeFen: Math.max(0, wholeFen - settled.openedFen), clause: most.clause }]
        : []
    const working = {
      way: 'byMonth' as const,
      months: [month],
      ...(adjustments.length > 0 && { adjustments: [...adjustments] }),
      ...(carriedFen !== 0 && { carriedFen }),
    }
    const opened = sharesOf(item, { name: `${item.code}.m${month.nth}`, worked: { amountFen, working, portions } })
    const after = {
      item: item.code,
      months: earned.map(({ nth, amountFen: fen }) => ({ nth, amountFen: fen })),
      openedFen: settled.openedFen + amountFen,
    }
    return { settled: after, sums: [...sums, ...opened.filter(sum => sum.amountFen > 0 && sum.payer !== 'person')] }
  }

/** Every month of every monthly item that is over, or has begun, before a day and was not settled yet. `day` is the last one for sums in advance. */
export const monthlySums = (law: Law, studied: Studied, before: readonly Settled[], day: string): readonly Step[] =>
  monthlyItems(law)
    .filter(item => !studied.unfunded.includes(item.code))
    .flatMap(item => {
      const settled = before.find(s => s.item === item.code) ?? { item: item.code, months: [], openedFen: 0 }
      const months = monthsOf(law, item, studied)
      const fresh = months.filter(m => m.nth > settled.months.length && isDue(item, m, day))
      return fresh.length === 0 ? [] : [fresh.reduce(settle(item, months), { settled, sums: [] })]
    })

/** What was settled, with the new in place of the old. */
export const settledNow = (before: readonly Settled[], steps: readonly Step[]): readonly Settled[] => [
  ...before.filter(b => !steps.some(s => s.settled.item === b.item)),
  ...steps.map(s => s.settled),
]
