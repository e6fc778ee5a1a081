/** A copy was ticked by mistake: it is counted no more. */
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { missingIn, ticked } from './paper.ts'
import { codeIn, ticking, wasTicked } from './paper-rules.ts'

export const untickPaper = action({
  by: [department],
  from: ['finalised', 'sealed', 'received'],
  cites: ({ policy }) => policy.documents.rosterCopies,
  input: ticking,
  rules: [wasTicked],
  decide: (law, facts) => {
    const { dossier, input, today } = facts
    const paper = ticked(dossier, codeIn(facts), -1, today)
    return { ...input, paper, missing: missingIn(law, dossier, paper) }
  },
  apply: (_dossier, { fact: { paper } }) => ({ paper }),
})
