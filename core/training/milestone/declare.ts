/** The host declares that a trainee has reached a milestone; what hangs on it falls due. Each is declared once and in order, within its days. */
import { z } from 'zod'
import { Code } from '../../../policy/words.ts'
import { sumsOn } from '../../payment/sums.ts'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { opened } from '../money/earnings.ts'
import { relationsOf } from '../relations.ts'
import { noCaseIsOpen, studyOf } from '../rules.ts'
import { declaredInOrder, declaredOnce, milestoneIsListed, proofIsThere, reachedInTime } from './declarations.ts'
import { declarationOf, milestoneIsForeseen, onMilestones } from './milestones.ts'

const input = z.strictObject({
  milestone: Code,
  on: z.iso.date(),
  proof: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const declare = action({
  by: [host],
  from: [...studying, 'failed', 'passed'],
  cites: onMilestones,
  input,
  rules: [milestoneIsForeseen, noCaseIsOpen, milestoneIsListed, declaredOnce, declaredInOrder, reachedInTime, proofIsThere],
  decide: (law, facts) => {
    const { milestone, on, proof } = facts.input
    const declaration = declarationOf(facts, milestone, on, proof)
    const { leaves, unfunded } = facts.dossier
    const due = sumsOn(law, { milestone }, { track: relationsOf(facts).track, study: studyOf(facts), leaves, unfunded })
    return { declaration, due: due.map(sum => (declaration.nth === 1 ? sum : { ...sum, name: `${sum.name}.${declaration.nth}` })) }
  },
  answerBy: (law, facts) => {
    const { milestone, on, proof } = facts.input
    const declarations = [...facts.dossier.declarations, { ...declarationOf(facts, milestone, on, proof), sums: [] }]
    return nextDue(law, facts.dossier, { declarations })
  },
  apply: ({ declarations }, { id, fact: { declaration, due } }) => ({
    declarations: [
      ...declarations,
      {
        ...declaration,
        sums: due.map(({ name, item, amountFen, payer, payee }) => ({ payment: `${id}.${name}`, item, amountFen, payer, payee })),
      },
    ],
  }),
  causes: (_law, facts, { declaration: { milestone }, due }) => opened({ ...relationsOf(facts), training: facts.id, milestone }, due, []),
  tells: ['person', 'employer', 'department'],
})
