/** The employer refused a claim: the journey is not used up, and can be claimed again. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action, living } from './dossier.ts'

export const dropJourney = action({
  by: [causedBy('payment', 'refuseClaim')],
  from: [...living, 'passed', 'terminated', 'cancelled', 'restored'],
  cites: ({ policy }) => policy.money.items.travel.payer,
  input: z.strictObject({ payment: z.string() }),
  apply: ({ journeys }, { id, fact }) => ({ journeys: journeys.filter(n => `${id}.travel${n}` !== fact.payment) }),
})
