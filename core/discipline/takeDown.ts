/** The days of a publication are over: the clock takes the reprimand off the public page. The paper itself stays. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Discipline, takenDown } from './dossier.ts'
import { onPublication } from './rules.ts'

const publicationIsOver = rule(
  'publicationIsOver',
  (law, { dossier: { published } }: Facts<Discipline>) => ({
    ...onPublication(law),
    value: published?.takenDownOn === undefined ? published?.until : undefined,
  }),
  (until, { today }) => until !== undefined && today > until,
  ({ today }) => today,
)

export const takeDown = action({
  by: [clock],
  from: ['reprimanded', 'appealed', 'upheld'],
  cites: onPublication,
  input: z.strictObject({}),
  daily: ({ policy }) => policy.training.discipline.publication !== undefined,
  rules: [publicationIsOver],
  decide: (_law, { today }) => ({ on: today }),
  apply: (dossier, { fact }) => takenDown(dossier, fact.on),
  tells: ['person', 'department'],
})
