/** A score does not count, or an expert does not answer: the department strikes them from the file with a ground, and another is asked. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { declaredGrounds } from './conflicts.ts'
import { action, type Review, sitting, withAnswer } from './dossier.ts'
import { fileStands, notAboutOneself } from './rules.ts'
import { panelOf } from './terms.ts'

const input = z.strictObject({
  expert: z.string().min(1).max(64),
  ground: z.enum(declaredGrounds),
  explanation: z.string().trim().min(2).max(400),
})

type Given = Facts<Review> & { readonly input: z.output<typeof input> }

const sitsOnIt = ruleOfInput(
  'sitsOnIt',
  law => ({ ...panelOf(law), value: 'sitting' }),
  (_sitting, { dossier, input: { expert: named } }: Given) => sitting(dossier).some(({ expert }) => expert === named),
  ({ input }) => input.expert,
)

export const voidScore = action({
  by: [department],
  from: ['convened'],
  cites: panelOf,
  input,
  rules: [notAboutOneself, fileStands, sitsOnIt],
  decide: (_law, { input: { expert, ground } }) => ({ expert, ground }),
  keeps: ({ input: { explanation } }) => ({ kind: 'voiding', content: { explanation } }),
  apply: (dossier, { fact: { expert, ground } }) => ({ asked: withAnswer(dossier, expert, { answer: 'voided', ground }) }),
})
