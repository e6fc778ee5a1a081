/** Somebody opens their application in a round. The id is chosen by the caller, so that a repeated request opens it once. */
import { z } from 'zod'
import { newcomer } from '../roles.ts'
import { action } from './dossier.ts'
import { Draft } from './form.ts'
import { roundIsOpen, withinWindow } from './rules.ts'

export const start = action({
  by: [newcomer],
  from: ['none'],
  to: 'draft',
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({ round: z.string(), form: Draft }),
  rules: [roundIsOpen, withinWindow('apply')],
  decide: (_law, { actor, input }) => ({ round: input.round, person: actor.person }),
  keeps: ({ input }) => ({ kind: 'form', content: input.form }),
  apply: (_dossier, { fact, kept }) => ({ round: fact.round, person: fact.person, version: 1, digest: kept }),
})
