/** What falls due when something happens in a training: each item of the policy that waits for it, worked out, cut into parts and among its payers. */
import type { Law, Trigger } from '../../policy/shape.ts'
import type { DaySpan } from '../calendar.ts'
import { canonical } from '../canonical.ts'
import { type Fen, multiplyFen, splitFen, yuan } from '../money.ts'
import type { Leave } from '../training/leave/away.ts'
import { earnedBy } from '../training/leave/months.ts'
import type { Opening } from './dossier.ts'
import { itemsOf, type NamedItem, rateOf } from './rates.ts'
import type { Portion, Working } from './working.ts'

/** One payment to be: its name within the training, and all that it is born with but whose it is. */
export type Sum = Pick<Opening, 'item' | 'amountFen' | 'working' | 'portions' | 'payer' | 'payee' | 'clause'> & { readonly name: string }

/** What amounts are worked out from: the track, the days studied, the leave in them, and the items that this person had before and isn't paid for. */
export type Studied = {
  readonly track: string
  readonly study: DaySpan
  readonly leaves: readonly Leave[]
  readonly unfunded: readonly string[]
}

type Worked = { readonly amountFen: Fen; readonly working: Working; readonly portions: readonly Portion[] }

/** An allowance that begins on a day counts from that day on. */
export const countedFrom = ({ startsOn }: NamedItem, { from, to }: DaySpan): DaySpan => ({
  from: startsOn !== undefined && startsOn.value > from ? startsOn.value : from,
  to,
})

/** The whole of an item for one person; nothing where it is known only by receipt, or paid by nobody. */
const wholeOf = (law: Law, item: NamedItem, { track, study, leaves }: Studied): Worked | undefined => {
  if (item.per === 'journey' || item.per === 'meal') return undefined
  const { value: rateFen, clause } = rateOf(law, item.code, track)
  if (item.per === 'month') {
    const { months, amountFen } = earnedBy(law, item.code, track, countedFrom(item, study), leaves)
    return { amountFen, working: { way: 'byMonth', months: [...months] }, portions: [] }
  }
  if (item.per !== 'personYear') return { amountFen: rateFen, working: { way: 'lump', rateFen, per: item.per, clause }, portions: [] }
  const months = law.policy.tracks[track]?.durationMonths.value ?? 12
  return { amountFen: multiplyFen(rateFen, months, 12), working: { way: 'byYear', rateFen, months, ofMonths: 12, clause }, portions: [] }
}

const capped = ({ mostYuan }: NamedItem, worked: Worked): Worked => {
  const { amountFen, portions } = worked
  if (mostYuan === undefined || amountFen <= yuan(mostYuan.value)) return worked
  const { value, clause } = mostYuan
  return { ...worked, amountFen: yuan(value), portions: [...portions, { of: 'cap', name: 'most', wholeFen: amountFen, clause }] }
}

/** One of several portions by weight; together they are the whole to the fen. */
const cut = (worked: Worked, weights: readonly number[], at: number, portion: Omit<Portion, 'wholeFen' | 'basisPoints'>): Worked => ({
  ...worked,
  amountFen: splitFen(worked.amountFen, weights)[at] ?? 0,
  portions: [...worked.portions, { ...portion, wholeFen: worked.amountFen, basisPoints: weights[at] }],
})

type Named = { readonly name: string; readonly worked: Worked }

const partsOn = (item: NamedItem, on: Trigger, worked: Worked): readonly Named[] => {
  const is = (trigger: Trigger) => canonical(trigger) === canonical(on)
  const { parts } = item
  if (parts === undefined) return is(item.trigger.value) ? [{ name: item.code, worked }] : []
  const weights = parts.value.map(p => p.basisPoints)
  return parts.value.flatMap(({ code, trigger }, i) =>
    is(trigger)
      ? [{ name: `${item.code}.${code}`, worked: cut(worked, weights, i, { of: 'part', name: code, clause: parts.clause }) }]
      : [],
  )
}

/** Among its payers. What a person bears of their own costs is nobody's payment. */
export const sharesOf = (item: NamedItem, { name, worked }: Named): readonly Sum[] => {
  const sum = (payer: Sum['payer'], its: string, { amountFen, working, portions }: Worked): Sum => ({
    name: its,
    item: item.code,
    amountFen,
    working,
    ...(portions.length > 0 && { portions: [...portions] }),
    payer,
    payee: item.payee.value,
    clause: item.payee.clause,
  })
  const { shares } = item
  if (shares === undefined) return [sum(item.payer.value, name, worked)]
  const weights = shares.value.map(s => s.basisPoints)
  return shares.value.map(({ payer }, i) =>
    sum(payer, payer === 'fund' ? name : `${name}.${payer}`, cut(worked, weights, i, { of: 'payer', name: payer, clause: shares.clause })),
  )
}

/** Every sum that an event makes due, in the order of the policy; none of nothing. */
export const sumsOn = (law: Law, on: Trigger, studied: Studied): readonly Sum[] =>
  itemsOf(law).flatMap(item => {
    const whole = item.payee.value === 'nobody' || studied.unfunded.includes(item.code) ? undefined : wholeOf(law, item, studied)
    if (whole === undefined) return []
    const named = partsOn(item, on, capped(item, whole))
    return named.flatMap(one => sharesOf(item, one)).filter(sum => sum.amountFen > 0 && sum.payer !== 'person')
  })
