/** Money is asked back: of the person by a sanction, of the host for the part of a fee that was not used. Never more than was really paid. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { addFen } from '../money.ts'
import { causedBy } from '../roles.ts'
import { ruleOverMany } from '../rule.ts'
import { corrections } from '../training/leave/corrections.ts'
import { undoings } from '../training/undo/undo-names.ts'
import { action, Opening, type Payment, spentOn, Terms } from './dossier.ts'
import { runsFrom } from './interest.ts'
import { Penalty, ShareLine } from './working.ts'

const input = Opening.extend({
  working: z.strictObject({ way: z.literal('byShare'), lines: z.array(ShareLine).min(1), penalty: Penalty.optional() }),
  terms: Terms.optional(),
  caseBy: z.array(z.string()).optional(),
}).refine(o => addFen(...o.working.lines.map(l => l.amountFen), o.working.penalty?.amountFen ?? 0) === o.amountFen, {
  path: ['amountFen'],
  error: 'the sum of its lines and the penalty',
})
type Given = Facts<Payment> & { readonly input: z.output<typeof input> }

const neverMoreThanPaid = ruleOverMany(
  'neverMoreThanPaid',
  ({ policy }, { input, balance }: Given) =>
    input.working.lines.map(line => {
      const paid = balance(spentOn(input.training, line.item))
      return { clause: policy.training.discipline.clawback.clause, holds: line.amountFen <= paid, found: line, wants: { atMost: paid } }
    }),
  true,
)

export const demand = action({
  by: [
    causedBy('discipline', 'sanction'),
    causedBy('training', 'terminate', 'lapse', 'withdraw', 'voidDeclaration', ...corrections, ...undoings),
  ],
  from: ['none'],
  to: 'demanded',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
  rules: [neverMoreThanPaid],
  counts: (_law, { input }) => input.working.lines.map(line => spentOn(input.training, line.item)),
  answerBy: ({ policy }, { today, input }) => addDays(today, (input.terms ?? policy.training.discipline.clawback.value).payWithinDays),
  decide: ({ policy }, { input, today }) => {
    const { interest, payWithinDays } = input.terms ?? { ...policy.training.discipline.clawback.value, interest: undefined }
    return { ...input, payBy: addDays(today, payWithinDays), ...(interest && { interest: runsFrom(interest, today, payWithinDays) }) }
  },
  apply: (_dossier, { fact }) => fact,
  posts: (_law, { id }, { training, working, clause }) =>
    [
      ...working.lines.map(l => transfer(spentOn(training, l.item), fenOwed(id), l.amountFen, clause)),
      ...(working.penalty ? [transfer(world('fen'), fenOwed(id), working.penalty.amountFen, clause)] : []),
    ].filter(t => t.amount > 0),
  tells: ['person', 'host', 'finance'],
})
