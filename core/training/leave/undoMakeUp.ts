/** Days were not made up after all: they don't count, as before. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department, host } from '../../roles.ts'
import { namesOneOf } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { makeUpIsForeseen, onMakingUp } from './making-up.ts'

const input = z.strictObject({ madeUp: z.int().positive(), reason: z.string().min(2).max(400) })

const makeUpIsOnRecord = namesOneOf(
  'makeUpIsOnRecord',
  (law, { dossier }: Facts<Training> & { readonly input: z.output<typeof input> }) => ({
    clause: onMakingUp(law).clause,
    value: dossier.madeUp.map(m => m.nth),
  }),
  facts => facts.input.madeUp,
)

export const undoMakeUp = action({
  by: [host, department],
  from: [...studying, 'failed'],
  cites: onMakingUp,
  input,
  rules: [makeUpIsForeseen, makeUpIsOnRecord],
  decide: (_law, facts) => ({ nth: facts.input.madeUp }),
  keeps: ({ input: { reason } }) => ({ kind: 'absence', content: { reason } }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ madeUp }, { fact }) => ({ madeUp: madeUp.filter(m => m.nth !== fact.nth) }),
  tells: ['person', 'department'],
})
