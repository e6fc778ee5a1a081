/** Finance agrees that a demand is paid back in parts, no more of them and no further apart than the ground allows. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import { finance } from '../roles.ts'
import { action, leftOf } from './dossier.ts'
import { partsOf, receivedOn } from './instalments.ts'
import { enoughIsLeft, firstPartInTime, notInPartsYet, partsAreForeseen, withinParts } from './parts.ts'

const input = z.strictObject({ count: z.int().min(2).max(240), everyMonths: z.int().positive(), firstOn: z.iso.date() })
export const spread = action({
  by: [finance],
  from: ['demanded'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
  rules: [partsAreForeseen, notInPartsYet, withinParts, firstPartInTime, enoughIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const { count, everyMonths, firstOn } = facts.input
    return { parts: partsOf(leftOf(facts), count, firstOn, everyMonths), receivedFen: receivedOn(facts.dossier) }
  },
  answerBy: (_law, { input: { firstOn } }) => firstOn,
  apply: (_dossier, { fact }) => ({ agreed: fact }),
  tells: ['person'],
})
