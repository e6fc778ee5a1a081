/**
 * The yearly confirmation of Party life is owed by a host for all of its trainees together, whoever of them is a member: a line for each member would tell
 * who is one.
 */
import type { Law } from '../../policy/shape.ts'
import type { Duty } from './duties.ts'

/** All trainings of one round at one host: the first and the last day that anybody studies, and the years that were confirmed on any of their files. */
export type AtHost = { readonly from: string; readonly to: string; readonly confirmed: readonly number[] }

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The first year of their study that has no confirmation. */
export const partyDutyOf = ({ policy }: Law, { from, to, confirmed }: AtHost): Duty | undefined => {
  const by = policy.training.partyLifeBy
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i)
  const year = years.find(one => !confirmed.includes(one))
  if (by === undefined || year === undefined) return undefined
  const begins = `${year}-01-01`
  return { what: 'partyLife', who: 'host', since: from > begins ? from : begins, until: `${year}-${by.value}`, clause: by.clause }
}
