/** The employer refused a claim: the journey is not used up, and can be claimed again. */
import { z } from 'zod'
import { employerPays } from '../../payment/rates.ts'
import { causedBy } from '../../roles.ts'
import { action, living } from '../dossier.ts'

export const dropJourney = action({
  by: [causedBy('payment', 'refuseClaim')],
  from: [...living, 'passed', 'terminated', 'cancelled', 'restored'],
  cites: employerPays,
  input: z.strictObject({ payment: z.string() }),
  apply: ({ journeys }, { fact }) => ({ journeys: journeys.filter(n => n !== Number(/\d+$/.exec(fact.payment)?.[0])) }),
})
