/** An expert says why they don't score a file, before or after they have: it goes to another. The words lie sealed. */
import { z } from 'zod'
import { declaredGrounds } from './conflicts.ts'
import { action, withAnswer } from './dossier.ts'
import { expert } from './rules.ts'
import { panelOf } from './terms.ts'

export const recuse = action({
  by: [expert],
  from: ['convened'],
  cites: panelOf,
  input: z.strictObject({ ground: z.enum(declaredGrounds), explanation: z.string().trim().max(400).optional() }),
  decide: (_law, { input: { ground } }) => ({ ground }),
  keeps: ({ input: { explanation } }) => (explanation === undefined ? undefined : { kind: 'recusal', content: { explanation } }),
  apply: (dossier, { actor, fact: { ground } }) => ({ asked: withAnswer(dossier, actor, { answer: 'recused', ground, n: undefined }) }),
  tells: ['department'],
})
