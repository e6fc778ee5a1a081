/** The office asks that what is still open be given up, wholly or in part: with a reason, which is sealed, and the document behind it. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { department, finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Payment } from './dossier.ts'
import { Evidence } from './rules.ts'
import {
  hasNoTie,
  nobodyStandsAside,
  noWaiverIsAsked,
  openerIsAnother,
  openNow,
  waiverIsForeseen,
  waiverOf,
  whereAllowed,
} from './waiver.ts'

const input = z.strictObject({
  amountFen: Fen.positive(),
  reason: z.string().min(2).max(2000),
  evidence: Evidence.min(1),
  noTie: z.boolean(),
})

const noMoreThanIsOpen = ruleOfInput(
  'noMoreThanIsLeft',
  (law, facts: Facts<Payment> & { readonly input: z.output<typeof input> }) => ({ ...waiverOf(law), value: openNow(facts) }),
  (left, facts) => facts.input.amountFen <= left,
  facts => facts.input.amountFen,
)

export const askWaiver = action({
  by: [whereAllowed('askedBy', finance), whereAllowed('askedBy', department)],
  from: ['demanded'],
  cites: waiverOf,
  input,
  rules: [waiverIsForeseen, noWaiverIsAsked, openerIsAnother, nobodyStandsAside, hasNoTie, noMoreThanIsOpen],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, { input: { amountFen, evidence }, today }) => ({ amountFen, evidence, on: today }),
  keeps: ({ input: { reason } }) => ({ kind: 'waiver', content: { reason } }),
  apply: (_dossier, { fact, actor, actingFor, n }) => ({ waiverAsked: { ...fact, by: actor, actingFor, n } }),
  tells: ['leader'],
})
