/** What a voided declaration had cost is back; once nothing of it is open the declaration is settled. */
import { z } from 'zod'
import { Code } from '../../../policy/words.ts'
import { causedBy } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { onMilestones } from './milestones.ts'
import { withState } from './voiding.ts'

export const noteRefund = action({
  by: [causedBy('payment', 'close')],
  from: [
    ...studying,
    'expected',
    'notified',
    'missed',
    'released',
    'deferred',
    'withdrawn',
    'terminated',
    'failed',
    'passed',
    'cancelled',
    'restored',
  ],
  cites: onMilestones,
  input: z.strictObject({ milestone: Code, payment: z.string() }),
  apply: (dossier, { fact: { milestone } }) => withState(dossier, milestone, 'awaitingBack', 'back'),
})
