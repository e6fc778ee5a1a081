/** What only some programmes have: an action that the policy doesn't foresee is refused by a rule that says so, and no page offers it. */
import type { Law } from '../policy/shape.ts'
import type { Cited } from '../policy/words.ts'
import { type Rule, rule } from './rule.ts'

const ending = 'IsForeseen'

/** `reads` finds the setting, `instead` is the value of the law whose clause answers where there is none. */
export const foreseen = <F>(
  what: string,
  reads: (law: Law) => Cited<unknown> | undefined,
  instead: (law: Law) => Cited<unknown>,
): Rule<F> =>
  rule<F, boolean>(
    `${what}${ending}`,
    law => ({ ...(reads(law) ?? instead(law)), value: reads(law) !== undefined }),
    is => is,
    () => false,
  )

/** True of the refusals of such rules: the action belongs to another programme. */
export const isUnforeseen = (rule: string): boolean => rule.endsWith(ending)
