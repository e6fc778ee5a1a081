/** What may be asked of the archive packages of a round. */
import { z } from 'zod'

export const archiveStates = ['waiting', 'making', 'stopping', 'stopped', 'failed', 'whole', 'lacking', 'gone'] as const

/** Short ones are tried out in no time. */
export const shortestPassphrase = 12
export const ArchiveAsked = z.strictObject({ round: z.string().max(120), passphrase: z.string().min(shortestPassphrase).max(200) })

export const archiveQuestions = {
  /** The packages that were asked for, the newest first, and how far each has come. */
  archives: {
    by: ['department', 'leader'],
    input: z.strictObject({ round: z.string().max(120) }),
    answer: z.array(
      z.strictObject({
        id: z.string(),
        by: z.string(),
        at: z.string(),
        state: z.enum(archiveStates),
        done: z.int(),
        total: z.int(),
        bytes: z.int().nullable(),
        /** The last day on which it can be fetched. */
        until: z.string().nullable(),
        dossiers: z.int().nullable(),
        papers: z.int().nullable(),
        /** What could not be made or found: the package says itself that it is not whole. */
        failures: z.array(z.string()),
      }),
    ),
  },
}
