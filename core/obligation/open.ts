/** A training was passed: the service that it binds to begins to be owed. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { Relations } from '../training/relations.ts'
import { action } from './dossier.ts'
import { term } from './terms.ts'

export const open = action({
  by: [causedBy('training', 'pass')],
  from: ['none', 'lifted'],
  to: 'owed',
  cites: term('months'),
  input: Relations.extend({ training: z.string(), trainedUntil: z.iso.date(), owedMonths: z.int().positive() }),
  decide: (law, { input }) => ({
    ...input,
    consecutive: term('consecutive')(law).value ?? false,
    startBy: addDays(input.trainedUntil, term('startWithinDays')(law).value ?? 0),
  }),
  answerBy: (law, { input }) => addDays(input.trainedUntil, term('startWithinDays')(law).value ?? 0),
  /** A service that was lifted begins anew, with nothing of it served. */
  apply: (_dossier, { fact }) => ({ ...fact, service: [], certificates: [], pauses: [], servedMonths: 0 }),
  tells: ['person', 'employer', 'body'],
})
