/** While a restriction that was granted stands, what is held of somebody is kept, and put to no new use. */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import { termsOf } from './terms.ts'

export const dataIsNotRestricted: Rule<Pick<Facts<object>, 'restricted'>> = rule(
  'dataIsNotRestricted',
  (law: Law): Cited<boolean> => ({ ...termsOf(law), value: false }),
  (_free, { restricted }) => restricted !== true,
  ({ restricted }) => restricted === true,
)
