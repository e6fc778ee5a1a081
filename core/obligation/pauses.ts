/** The kinds of pause, sealed beside their days, and how much of each is used. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { addDays, addMonths, type DaySpan, spanDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { Obligation } from './dossier.ts'
import { term } from './terms.ts'

const Sealed = z.array(z.strictObject({ kind: z.string(), from: z.string(), reason: z.string() }))
export type SealedPause = z.infer<typeof Sealed>[number]

/** The pauses so far with their kinds, as they lie sealed. */
export const sealedPauses = ({ opened }: Pick<Facts<Obligation>, 'opened'>): readonly SealedPause[] => {
  const found = Sealed.safeParse(opened)
  return found.success ? found.data : []
}

/** The limit of a kind and the day up to which a pause from a day on may last; undefined where the policy sets none. */
export const limitOf = (law: Law, facts: Facts<Obligation>, { kind, from }: { readonly kind: string; readonly from: string }) => {
  const most = term('pauses')(law).value?.find(p => p.code === kind)?.mostMonths
  return most === undefined ? undefined : { mostMonths: most, until: pauseMayLastTo(facts, kind, from, most) }
}

/** The last day that a pause may reach: all days of its kind, laid end to end, within the limit of months. */
const pauseMayLastTo = (facts: Facts<Obligation>, kind: string, from: string, mostMonths: number): string => {
  const same = sealedPauses(facts).filter(p => p.kind === kind)
  const used = facts.dossier.pauses.filter(p => same.some(s => s.from === p.from)).reduce((sum, p) => sum + spanDays(p), 0)
  return addDays(addMonths(from, mostMonths), -1 - used)
}

/** The last pause ends on the day before the service goes on, and never later than it was granted; who was back on its first day had none. */
export const endedBefore = (pauses: readonly DaySpan[], day: string): readonly DaySpan[] => {
  const last = pauses.at(-1)
  if (last === undefined || day > last.to) return pauses
  return last.from >= day ? pauses.slice(0, -1) : [...pauses.slice(0, -1), { ...last, to: addDays(day, -1) }]
}
