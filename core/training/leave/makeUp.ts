/** The host records that missed days were worked later: they count again. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { inOrder, toIsWrong } from './leaves.ts'
import { daysWereMissed, madeUpSince, makeUpDaysAreLeft, makeUpIsForeseen, onMakingUp } from './making-up.ts'

export const makeUp = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: onMakingUp,
  input: z.strictObject({ from: z.iso.date(), to: z.iso.date(), on: z.iso.date() }).refine(inOrder, toIsWrong),
  rules: [makeUpIsForeseen, daysWereMissed, makeUpDaysAreLeft, madeUpSince],
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ madeUp, awayNumber: n }, { fact }) => ({ madeUp: [...madeUp, { ...fact, nth: n + 1 }], awayNumber: n + 1 }),
  tells: ['person', 'department'],
})
