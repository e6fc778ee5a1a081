/** The rates of the fund's items, in whole fen. */
import type { Law, MoneyItem } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { type Fen, yuan } from '../money.ts'

export const itemNames = ['tuition', 'allowance', 'travel', 'meals'] as const
export type ItemName = (typeof itemNames)[number]

/** The rate of an item on a track with its clause, if the policy sets one. */
export const findRate = ({ policy }: Law, item: ItemName, track: string): Cited<Fen> | undefined => {
  const { rateYuan }: MoneyItem = policy.money.items[item]
  const rate = rateYuan?.[track] ?? rateYuan?.all
  return rate && { ...rate, value: yuan(rate.value) }
}

/** The rate of an item on a track with its clause. Throws where the policy sets none. */
export const rateOf = (law: Law, item: ItemName, track: string): Cited<Fen> => {
  const rate = findRate(law, item, track)
  if (!rate) throw new Error(`the policy sets no rate of ${item} for the track ${track}`)
  return rate
}
