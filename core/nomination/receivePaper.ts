/** Paper has arrived: how many copies, and what of this roster is still to come. The checklist of the department, counted up by each delivery. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { after, missingIn } from './paper.ts'

export const receivePaper = action({
  by: [department],
  from: ['finalised', 'sealed', 'received'],
  cites: ({ policy }) => policy.documents.rosterCopies,
  input: z.strictObject({ rosters: z.int().nonnegative(), forms: z.int().nonnegative() }),
  decide: (law, { input, dossier, today }) => {
    const paper = after(dossier, input, today)
    return { paper, missing: missingIn(law, dossier, paper) }
  },
  apply: (_dossier, { fact }) => ({ paper: fact.paper }),
  tells: ['body'],
})
