/** A sheet of paper has arrived, known by the code on its first page: one copy of the frozen roster, or of the form of somebody on it. */
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { copiesOf, copiesWanted, missingIn, ticked } from './paper.ts'
import { codeIn, paperRules, ticking } from './paper-rules.ts'

export const tickPaper = action({
  by: [department],
  from: ['finalised', 'sealed', 'received'],
  cites: ({ policy }) => policy.documents.rosterCopies,
  input: ticking,
  rules: paperRules,
  decide: (law, facts) => {
    const { dossier, today } = facts
    const code = codeIn(facts)
    const paper = ticked(dossier, code, 1, today)
    const copy = { part: copiesOf(dossier, code) + 1, of: copiesWanted(law.policy, dossier, code), unit: 'copies' }
    return { ...facts.input, copy, paper, missing: missingIn(law, dossier, paper) }
  },
  apply: (_dossier, { fact: { paper } }) => ({ paper }),
})
