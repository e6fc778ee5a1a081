/** An expert scores a file, or changes the score while nobody has seen it. Score and reason lie sealed until the result is decided. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Review, withAnswer } from './dossier.ts'
import { expert, fileStands, withoutConflict } from './rules.ts'
import { panelOf } from './terms.ts'

const input = z.strictObject({
  score: z.int(),
  reason: z.string().trim().min(2).max(1000),
  /** The expert knows of nothing that keeps them from scoring this file. */
  free: z.literal(true),
})

type Given = Facts<Review> & { readonly input: z.output<typeof input> }

const withinScale = ruleOfInput(
  'withinScale',
  law => ({ ...panelOf(law), value: panelOf(law).value?.scale ?? { from: 0, to: 0 } }),
  ({ from, to }, { input: { score } }: Given) => score >= from && score <= to,
  ({ input }) => input.score,
)

const scoreIsUnseen = rule(
  'scoreIsUnseen',
  law => ({ ...panelOf(law), value: true }),
  (_unseen, { actor, dossier }: Facts<Review>) => !dossier.asked.some(({ expert, fixed }) => expert === actor.id && fixed === true),
  () => false,
)

export const score = action({
  by: [expert],
  from: ['convened'],
  cites: panelOf,
  input,
  rules: [fileStands, scoreIsUnseen, withinScale, withoutConflict],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input: { score, reason } }) => ({ kind: 'score', content: { score, reason } }),
  apply: (dossier, { actor, n, fact: { on } }) => ({ asked: withAnswer(dossier, actor, { answer: 'scored', n, on }) }),
})
