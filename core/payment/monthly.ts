/** Monthly sums: each month once, as it stands when it is over or begins; what turns out otherwise later is made good in the next one, never in an old one. */
import type { Law } from '../../policy/shape.ts'
import { addFen, type Fen, splitFen, yuan } from '../money.ts'
import { countsBy, earnedBy, type MonthOfStudy, type SettledBy } from '../training/leave/months.ts'
import { itemsOf, type NamedItem } from './rates.ts'
import { countedFrom, type Studied, type Sum, sharesOf } from './sums.ts'
import type { Adjustment, Portion } from './working.ts'

/**
 * The months of an item that were settled, as they were known then and by what, and what was opened as payments for them altogether. `from`: the first day
 * that counted, when the first of them was settled. Entries of earlier years say neither.
 */
export type Settled = {
  readonly item: string
  readonly from?: string | undefined
  readonly months: readonly { readonly nth: number; readonly amountFen: Fen; readonly by?: SettledBy | undefined }[]
  readonly openedFen: Fen
}

export const monthlyItems = (law: Law): readonly NamedItem[] =>
  itemsOf(law).filter(i => i.per === 'month' && i.trigger.value === 'monthly' && i.payee.value !== 'nobody')

export const paysMonthly = (law: Law): boolean => monthlyItems(law).length > 0

/** The value that says when a month is paid. */
export const paidWhen = (law: Law) => monthlyItems(law)[0]?.trigger ?? { ...law.policy.money.approvedByAnother, value: 'never' }

/** What was settled keeps its rate and its first day: an edition that changes them speaks of the months that follow. */
const monthsOf = (law: Law, item: NamedItem, { track, study, leaves }: Studied, known: Settled): readonly MonthOfStudy[] => {
  const counted = countedFrom(item, study)
  const span = { ...counted, from: known.from ?? counted.from }
  return earnedBy(law, item.code, track, span, leaves, nth => known.months[nth - 1]?.by).months
}

const isDue = ({ paidIn }: NamedItem, month: MonthOfStudy, day: string) =>
  paidIn?.value === 'advance' ? month.from <= day : month.to < day

const sumOf = (months: readonly { readonly amountFen: Fen }[]) => addFen(...months.map(m => m.amountFen))

const adjusted = (months: readonly MonthOfStudy[], known: Settled['months']): readonly Adjustment[] =>
  known.flatMap(({ nth, amountFen: wasFen }) => {
    const amountFen = months[nth - 1]?.amountFen ?? 0
    return amountFen === wasFen ? [] : [{ nth, wasFen, amountFen }]
  })

type Step = { readonly settled: Settled; readonly sums: readonly Sum[] }

/** What of a whole is paid by the month, where a part of it waits for the pass. */
const paidNow = ({ heldBack }: NamedItem, wholeFen: Fen): Fen =>
  heldBack ? (splitFen(wholeFen, [10_000 - heldBack.value.basisPoints, heldBack.value.basisPoints])[0] ?? 0) : wholeFen

const capPortion = ({ mostYuan: most }: NamedItem, wholeFen: Fen, mayFen: Fen): readonly Portion[] =>
  most && mayFen < wholeFen ? [{ of: 'cap', name: 'most', wholeFen, clause: most.clause }] : []

const mayOf = ({ mostYuan }: NamedItem, wholeFen: Fen): Fen => (mostYuan ? Math.min(wholeFen, yuan(mostYuan.value)) : wholeFen)

/** What the sum of a month went through: a cap on the whole, and the part that waits. */
const portionsOf = (item: NamedItem, month: MonthOfStudy, wholeFen: Fen, openedFen: Fen): readonly Portion[] => {
  const { heldBack } = item
  const left = (fen: Fen) => Math.max(0, fen - openedFen)
  const capped = capPortion(item, left(wholeFen), left(mayOf(item, wholeFen)))
  if (heldBack === undefined) return capped
  const basisPoints = 10_000 - heldBack.value.basisPoints
  return [...capped, { of: 'part', name: 'byMonth', wholeFen: month.amountFen, basisPoints, clause: heldBack.clause }]
}

/** The months up to this one, each by what it was settled by; one that was settled before entries said so stays without it. */
const settledTo = (known: Settled, earned: readonly MonthOfStudy[], now: SettledBy): Settled['months'] =>
  earned.map(({ nth, amountFen }) => {
    const before = known.months[nth - 1]
    const by = before ? before.by : now
    return { nth, amountFen, ...(by && { by }) }
  })

/** One month more: all that is earned up to it, less what was opened before; nothing where more was opened than is earned. */
const settle =
  (law: Law, item: NamedItem, track: string, months: readonly MonthOfStudy[]) =>
  ({ settled, sums }: Step, month: MonthOfStudy): Step => {
    const adjustments = adjusted(months, settled.months)
    const carriedFen = settled.openedFen - paidNow(item, sumOf(settled.months))
    const earned = months.slice(0, month.nth)
    const wholeFen = sumOf(earned)
    const amountFen = Math.max(0, paidNow(item, mayOf(item, wholeFen)) - settled.openedFen)
    const working = {
      way: 'byMonth' as const,
      months: [month],
      ...(adjustments.length > 0 && { adjustments: [...adjustments] }),
      ...(carriedFen !== 0 && { carriedFen }),
    }
    const portions = portionsOf(item, month, wholeFen, settled.openedFen)
    const opened = sharesOf(item, { name: `${item.code}.m${month.nth}`, worked: { amountFen, working, portions } })
    const after = {
      item: item.code,
      from: settled.from ?? months[0]?.from,
      months: settledTo(settled, earned, countsBy(law, item.code, track)),
      openedFen: settled.openedFen + amountFen,
    }
    return { settled: after, sums: [...sums, ...opened.filter(sum => sum.amountFen > 0 && sum.payer !== 'person')] }
  }

const blankOf = (item: NamedItem, before: readonly Settled[]): Settled =>
  before.find(s => s.item === item.code) ?? { item: item.code, months: [], openedFen: 0 }

/** Every month of every monthly item that is over, or has begun, before a day and was not settled yet. `day` is the last one for sums in advance. */
export const monthlySums = (law: Law, studied: Studied, before: readonly Settled[], day: string): readonly Step[] =>
  monthlyItems(law)
    .filter(item => !studied.unfunded.includes(item.code))
    .flatMap(item => {
      const settled = blankOf(item, before)
      const months = monthsOf(law, item, studied, settled)
      const fresh = months.filter(m => m.nth > settled.months.length && isDue(item, m, day))
      return fresh.length === 0 ? [] : [fresh.reduce(settle(law, item, studied.track, months), { settled, sums: [] })]
    })

/** What was held back of each month, once it waits no longer: all that is earned, less all that was opened. */
export const heldSums = (law: Law, studied: Studied, before: readonly Settled[]): readonly Step[] =>
  monthlyItems(law).flatMap(item => {
    const { heldBack } = item
    if (heldBack === undefined || studied.unfunded.includes(item.code)) return []
    const settled = blankOf(item, before)
    const months = monthsOf(law, item, studied, settled)
    const wholeFen = mayOf(item, sumOf(months))
    const amountFen = Math.max(0, wholeFen - settled.openedFen)
    const { basisPoints } = heldBack.value
    const portions: readonly Portion[] = [{ of: 'part', name: 'heldBack', wholeFen, basisPoints, clause: heldBack.clause }]
    const working = { way: 'byMonth' as const, months: [...months] }
    const sums = sharesOf(item, { name: `${item.code}.heldBack`, worked: { amountFen, working, portions } })
    const after = { ...settled, openedFen: settled.openedFen + amountFen }
    return [{ settled: after, sums: sums.filter(sum => sum.amountFen > 0 && sum.payer !== 'person') }]
  })

/** What was settled, with the new in place of the old. */
export const settledNow = (before: readonly Settled[], steps: readonly Step[]): readonly Settled[] => [
  ...before.filter(b => !steps.some(s => s.settled.item === b.item)),
  ...steps.map(s => s.settled),
]
