/** Paper has arrived: how many copies, and what of this roster is still to come. The checklist of the department, counted up by each delivery. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { recommendedOf } from './lines.ts'

export const receivePaper = action({
  by: [department],
  from: ['finalised', 'sealed', 'received'],
  cites: ({ policy }) => policy.documents.rosterCopies,
  input: z.strictObject({ rosters: z.int().nonnegative(), forms: z.int().nonnegative() }),
  decide: ({ policy }, { input, dossier: { paper, lines }, today }) => {
    const rosters = (paper?.rosters ?? 0) + input.rosters
    const forms = (paper?.forms ?? 0) + input.forms
    const { rosterCopies, formCopies } = policy.documents
    const missing = {
      rosters: Math.max(0, rosterCopies.value - rosters),
      forms: Math.max(0, formCopies.value * recommendedOf(lines).length - forms),
    }
    return { paper: { rosters, forms, on: today }, missing }
  },
  apply: (_dossier, { fact }) => ({ paper: fact.paper }),
  tells: ['body'],
})
