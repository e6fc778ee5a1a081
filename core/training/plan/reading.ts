/** What the supervisor has read of the reports: a remark on a report says that it was read, too. */
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOfInput } from '../../rule.ts'
import type { Training } from '../dossier.ts'

type F = Facts<Training> & { readonly input: { readonly month?: string | undefined } }

/** Nothing is read or remarked on that was not handed in. */
export const monthIsReported: Rule<F> = ruleOfInput(
  'monthIsReported',
  ({ policy }, { dossier }) => ({ ...policy.training.reportEveryMonths, value: { oneOf: dossier.reports } }),
  ({ oneOf }, { input: { month } }) => month === undefined || oneOf.includes(month),
  ({ input }) => input.month,
)

export const readMonths = ({ reportsRead = [], remarks }: Pick<Training, 'reportsRead' | 'remarks'>): readonly string[] => [
  ...reportsRead,
  ...remarks.flatMap(({ month }) => month ?? []),
]

export const isUnread: Rule<F> = ruleOfInput(
  'isUnread',
  ({ policy }, { dossier }) => ({ ...policy.training.reportEveryMonths, value: { noneOf: readMonths(dossier) } }),
  ({ noneOf }, { input: { month = '' } }) => !noneOf.includes(month),
  ({ input }) => input.month,
)
