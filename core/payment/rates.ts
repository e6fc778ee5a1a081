/** The items of a policy's money and their rates, in whole fen. */
import type { Law, MoneyItem } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { type Fen, yuan } from '../money.ts'

export type NamedItem = MoneyItem & { readonly code: string }

/** The items of the policy in its order, each with its name. */
export const itemsOf = ({ policy }: Law): readonly NamedItem[] =>
  Object.entries(policy.money.items).map(([code, item]) => ({ ...item, code }))

export const getItem = ({ policy }: Law, code: string): MoneyItem => {
  const item = policy.money.items[code]
  if (!item) throw new Error(`the policy has no item ${code}`)
  return item
}

/** What the fund pays a host for training somebody: it follows the trainee to another host, and its unused part can be asked back. */
export const feesOf = (law: Law): readonly NamedItem[] =>
  itemsOf(law).filter(({ payer, payee }) => payer.value === 'fund' && payee.value === 'host')

/** The journeys that somebody claims with receipts, if the policy foresees any. */
export const findJourneys = (law: Law): NamedItem | undefined => itemsOf(law).find(({ per }) => per === 'journey')

/** The value that says that the fund bears what the policy pays for. */
export const fundPays = (law: Law): Cited<string> =>
  itemsOf(law).find(({ payer }) => payer.value === 'fund')?.payer ?? { ...law.policy.money.approvedByAnother, value: 'fund' }

/** The value that says who is paid for training somebody. */
export const feesGoTo = (law: Law): Cited<string> => feesOf(law)[0]?.payee ?? fundPays(law)

/** The value that says what the employer bears. */
export const employerPays = (law: Law): Cited<string> =>
  itemsOf(law).find(({ payer }) => payer.value === 'employer')?.payer ?? { ...law.policy.training.undertakings, value: 'employer' }

/** The rate of an item on a track with its clause, if the policy sets one. */
export const findRate = (law: Law, item: string, track: string): Cited<Fen> | undefined => {
  const { rateYuan } = getItem(law, item)
  const rate = rateYuan?.[track] ?? rateYuan?.all
  return rate && { ...rate, value: yuan(rate.value) }
}

/** The rate of an item on a track with its clause. Throws where the policy sets none. */
export const rateOf = (law: Law, item: string, track: string): Cited<Fen> => {
  const rate = findRate(law, item, track)
  if (!rate) throw new Error(`the policy sets no rate of ${item} for the track ${track}`)
  return rate
}
