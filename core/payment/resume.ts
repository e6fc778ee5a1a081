/** The appeal failed: the demand stands again, with the full time to pay. Parts are agreed anew. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { runsFrom } from './interest.ts'

export const resume = action({
  by: [causedBy('discipline', 'uphold')],
  from: ['suspended'],
  to: 'demanded',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  answerBy: ({ policy }, { today, dossier }) => addDays(today, (dossier.terms ?? policy.training.discipline.clawback.value).payWithinDays),
  /** Where it rested no interest ran, and none does until the new day to pay is over. */
  decide: ({ policy }, { dossier: { terms, interest }, today }): { readonly from?: string; readonly payBy?: string } => ({
    payBy: addDays(today, (terms ?? policy.training.discipline.clawback.value).payWithinDays),
    ...(interest && terms?.interest?.restsDuringAppeal && { from: runsFrom(terms.interest, today, terms.payWithinDays).from }),
  }),
  apply: ({ interest }, { fact: { from, payBy } }) => ({
    agreed: undefined,
    forewarned: undefined,
    payBy,
    ...(interest && from !== undefined && { interest: { ...interest, from } }),
  }),
  tells: ['finance', 'person'],
})
