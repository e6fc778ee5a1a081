/** What an auditor may ask of a round: what was out of the ordinary, kind by kind, each line open to its dossier. */
import { z } from 'zod'
import { Name, page } from '../answer.ts'
import { subjectNames } from '../facts.ts'
import { oversightKinds } from './kinds.ts'

const by = ['auditor', 'leader'] as const

export const OversightAsked = z.strictObject({
  round: z.string().max(120),
  kind: z.enum(oversightKinds),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})

export const oversightQuestions = {
  oversight: {
    by,
    input: OversightAsked.extend(page),
    answer: z.strictObject({
      /** How many there are of each kind in these days; what was late is counted where it is asked for. */
      counts: z.array(z.strictObject({ kind: z.enum(oversightKinds), count: z.int().nullable() })),
      rows: z.array(
        z.strictObject({
          seq: z.int(),
          at: z.string(),
          subject: z.enum(subjectNames),
          id: z.string(),
          /** The entry of the dossier; null of what left no entry. */
          n: z.int().nullable(),
          title: z.string(),
          action: z.string(),
          /** The rule that refused it, or the reason that was given for an export. */
          why: z.string().nullable(),
          actor: Name,
          role: z.string().nullable(),
          /** The day by which it should have been done. */
          due: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
} as const
