/** The rules of paying a demand back in parts. */
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { leftOf, type Payment } from './dossier.ts'

type Given = Facts<Payment> & { readonly input: { readonly count: number; readonly everyMonths: number; readonly firstOn: string } }

const termsIn = ({ policy }: Law, { dossier }: Facts<Payment>) => {
  const { clawback } = policy.training.discipline
  return { ...clawback, clause: dossier.clause ?? clawback.clause, value: dossier.terms?.instalments }
}

const lastDayFor = ({ dossier: { due }, today }: Facts<Payment>): string => (due === undefined || due < today ? today : due)

export const partsAreForeseen = rule(
  'partsAreForeseen',
  termsIn,
  allowed => allowed !== undefined,
  ({ dossier }: Facts<Payment>) => dossier.terms?.instalments ?? 'whole',
)
export const withinParts = ruleOfInput(
  'withinParts',
  (law, facts: Given) => termsIn(law, facts),
  (allowed, { input: { count, everyMonths } }) => allowed === undefined || (count <= allowed.most && everyMonths <= allowed.everyMonths),
  ({ input: { count, everyMonths } }) => ({ count, everyMonths }),
)
/** Parts are agreed once: agreed again and again they would be more than the ground allows. After an appeal they are agreed anew. */
export const notInPartsYet = rule(
  'notInPartsYet',
  (law, facts: Facts<Payment>) => ({ ...termsIn(law, facts), value: 'whole' }),
  (_whole, { dossier }) => dossier.agreed === undefined,
  ({ dossier }) => dossier.agreed?.parts.length,
)
/** Parts give time for the rest, not for the first: that is due when the whole was, at the latest; of what is late already, today. */
export const firstPartInTime = ruleOfInput(
  'firstPartInTime',
  (law, facts: Given) => ({ ...termsIn(law, facts), value: { from: facts.today, to: lastDayFor(facts) } }),
  ({ from, to }, { input: { firstOn } }) => firstOn >= from && firstOn <= to,
  ({ input: { firstOn } }) => firstOn,
)
export const enoughIsLeft = ruleOfInput(
  'enoughIsLeft',
  (law, facts: Given) => ({ ...termsIn(law, facts), value: leftOf(facts) }),
  (left, { input: { count } }) => left >= count,
  facts => leftOf(facts),
)
