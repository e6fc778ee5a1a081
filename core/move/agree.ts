/** The other body takes what is offered. Where the policy asks for no approval the places move in the same moment. */
import { z } from 'zod'
import { handsOf } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Move } from './dossier.ts'
import { agreedByAnother, lastDayFor, movePlaces, takerMayNominate } from './rules.ts'
import { termsOf } from './terms.ts'

const offerStands = rule(
  'offerStands',
  (law, { dossier }: Facts<Move>) => ({ ...termsOf(law), value: dossier.answerUntil ?? '' }),
  (day, { today }) => today <= day,
  ({ today }) => today,
)

export const agree = action({
  by: [body],
  from: ['offered'],
  to: 'agreed',
  cites: termsOf,
  input: z.strictObject({ reason: z.string().trim().min(2).max(400) }),
  rules: [offerStands, takerMayNominate, agreedByAnother],
  decide: (law, { input: { reason }, actor }) => ({ reason, awaits: termsOf(law).value.needApproval, hands: handsOf(actor) }),
  answerBy: (law, facts) => (termsOf(law).value.needApproval ? lastDayFor(law, facts, facts.dossier.body) : undefined),
  apply: ({ hands }, { fact }) => ({ answer: fact.reason, awaits: fact.awaits, hands: [...hands, ...fact.hands] }),
  causes: (_law, facts, { awaits }) => (awaits ? [] : movePlaces(facts)),
  tells: ['giver', 'department'],
})
