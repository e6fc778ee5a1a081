/** The department approves of what two bodies have agreed on, and the places move in the same moment. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { agreedByAnother, movePlaces, stillWaits, takerMayNominate } from './rules.ts'
import { termsOf } from './terms.ts'

export const approve = action({
  by: [department, leader],
  from: ['agreed'],
  to: 'approved',
  cites: termsOf,
  input: z.strictObject({}),
  rules: [stillWaits, takerMayNominate, agreedByAnother],
  apply: () => ({ awaits: false }),
  causes: (_law, facts) => movePlaces(facts),
  tells: ['giver', 'body'],
})
