/**
 * Whoever has a hand in somebody's money has no tie to them. Two things say so: what they have said of themself on the payee's dossier, which stands until a
 * leader finds otherwise; and what they declare as they sign. One rule for lists that pay and for debts that are given up; the clause is the reader's.
 */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'

type Declared = { readonly noKin: boolean } | { readonly noTie: boolean }
const declares = (input: Declared): boolean => ('noTie' in input ? input.noTie : input.noKin)

type TieRules = {
  readonly nobodyStandsAside: Rule<Facts<object>>
  readonly hasNoTie: Rule<Facts<object> & { readonly input: Declared }>
}
export const tieRules = (reads: (law: Law) => Cited<unknown>): TieRules => ({
  nobodyStandsAside: rule(
    'nobodyStandsAside',
    law => ({ ...reads(law), value: 0 }),
    (none, { aside = [] }) => aside.length === none,
    ({ aside = [] }) => aside,
  ),
  hasNoTie: ruleOfInput(
    'hasNoTie',
    law => ({ ...reads(law), value: true }),
    (wanted, { input }) => declares(input) === wanted,
    ({ input }) => declares(input),
  ),
})
