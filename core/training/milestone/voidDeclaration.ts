/** A declaration was wrong: the department voids it. What was not paid yet falls away, what was paid is asked back; the record of both stays. */
import { z } from 'zod'
import { Code } from '../../../policy/words.ts'
import { fenOwed, fenPaid } from '../../accounts.ts'
import type { Cause } from '../../action.ts'
import { spentOn } from '../../payment/dossier.ts'
import { department } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { relationsOf } from '../relations.ts'
import { demandOf, refundsOf } from '../undo/back.ts'
import { declarationStands, nothingLaterStands, onlyTheFundPaid } from './declarations.ts'
import { milestoneIsForeseen, onMilestones, standing } from './milestones.ts'
import { withState } from './voiding.ts'

export const voidDeclaration = action({
  by: [department],
  from: [...studying, 'deferred', 'withdrawn', 'terminated', 'failed', 'passed', 'cancelled'],
  cites: onMilestones,
  input: z.strictObject({ milestone: Code, reason: z.string().min(2).max(400) }),
  rules: [milestoneIsForeseen, declarationStands, nothingLaterStands, onlyTheFundPaid],
  counts: (_law, { id, dossier, input }) =>
    (standing(dossier, input.milestone)?.sums ?? []).flatMap(s => [fenOwed(s.payment), fenPaid(s.payment), spentOn(id, s.item)]),
  decide: (_law, facts) => {
    const { milestone } = facts.input
    const declaration = standing(facts.dossier, milestone)
    const sums = declaration?.sums ?? []
    const annulled = sums.filter(s => facts.balance(fenOwed(s.payment)) > 0).map(s => s.payment)
    const refunds = refundsOf(facts, sums)
    return { milestone, on: facts.today, host: declaration?.host ?? relationsOf(facts).host, annulled, refunds }
  },
  keeps: ({ input }) => ({ kind: 'voiding', content: input }),
  answerBy: (law, { dossier, input }) => nextDue(law, dossier, withState(dossier, input.milestone, 'declared', 'voided')),
  apply: (dossier, { fact: { milestone, on, refunds } }) =>
    withState(dossier, milestone, 'declared', refunds.length > 0 ? 'awaitingBack' : 'voided', on),
  causes: (law, facts, { milestone, host, annulled, refunds }): readonly Cause[] => [
    ...annulled.map((id): Cause => ({ subject: 'payment', id, action: 'annul', input: {} })),
    ...refunds.map(refund => demandOf({ ...relationsOf(facts), host, training: facts.id, milestone }, refund, onMilestones(law).clause)),
  ],
  tells: ['person', 'host', 'employer'],
})
