/** Finance agrees that a demand is paid back in parts, no more of them and no further apart than the ground allows. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { fenOwed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { finance } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { partsOf, receivedOn } from './instalments.ts'

const input = z.strictObject({ count: z.int().min(2).max(240), everyMonths: z.int().positive(), firstOn: z.iso.date() })
type Given = Facts<Payment> & { readonly input: z.output<typeof input> }

const termsIn = ({ policy }: Law, { dossier }: Facts<Payment>) => {
  const { clawback } = policy.training.discipline
  return { ...clawback, clause: dossier.clause ?? clawback.clause, value: dossier.terms?.instalments }
}

const partsAreForeseen = rule(
  'partsAreForeseen',
  termsIn,
  allowed => allowed !== undefined,
  ({ dossier }: Facts<Payment>) => dossier.terms?.instalments ?? 'whole',
)
const withinParts = ruleOfInput(
  'withinParts',
  (law, facts: Given) => termsIn(law, facts),
  (allowed, { input: { count, everyMonths } }) => allowed === undefined || (count <= allowed.most && everyMonths <= allowed.everyMonths),
  ({ input: { count, everyMonths } }) => ({ count, everyMonths }),
)
/** Parts give time for the rest, not for the first: that is due when the whole was, at the latest. */
const firstPartInTime = ruleOfInput(
  'firstPartInTime',
  (law, facts: Given) => ({ ...termsIn(law, facts), value: { from: facts.today, to: facts.dossier.due } }),
  ({ from, to }, { input: { firstOn } }) => firstOn >= from && (to === undefined || to < from || firstOn <= to),
  ({ input: { firstOn } }) => firstOn,
)
const enoughIsLeft = ruleOfInput(
  'enoughIsLeft',
  (law, facts: Given) => ({ ...termsIn(law, facts), value: leftOf(facts) }),
  (left, { input: { count } }) => left >= count,
  facts => leftOf(facts),
)

export const spread = action({
  by: [finance],
  from: ['demanded'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
  rules: [partsAreForeseen, withinParts, firstPartInTime, enoughIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const { count, everyMonths, firstOn } = facts.input
    return { parts: partsOf(leftOf(facts), count, firstOn, everyMonths), receivedFen: receivedOn(facts.dossier) }
  },
  answerBy: (_law, { input: { firstOn } }) => firstOn,
  apply: (_dossier, { fact }) => ({ agreed: fact }),
  tells: ['person'],
})
