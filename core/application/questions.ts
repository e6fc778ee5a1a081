/** What may be asked about an application beside its dossier and form: each time that it was handed in. */
import { z } from 'zod'
import { maskedPlaces, revealReasons } from '../masking.ts'

export const receiptQuestions = {
  /** Each time an application was handed in, the newest first; for the person and those whose duty it is to read the form. Each look is logged. */
  receipts: {
    by: ['person', 'employer', 'body', 'department', 'leader'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      receipts: z.array(
        z.strictObject({
          number: z.string(),
          n: z.int(),
          version: z.int(),
          at: z.string(),
          digest: z.string(),
          hash: z.string(),
          /** `size` is null for a file that never arrived. */
          files: z.array(z.strictObject({ of: z.string(), name: z.string(), sha256: z.string(), size: z.int().nullable() })),
          /** What differs from the time before, by part; null for the first. */
          changed: z.array(z.string()).nullable(),
        }),
      ),
      /** What was handed in last. */
      form: z.json(),
    }),
  },
  /**
   * What stands masked on the form, whole: one value, or without `place` all of them. The first time with a reason, which serves for this application and
   * this session for a while; without one that serves, nothing is shown. Each look is logged with it, and the person is told.
   */
  formInFull: {
    by: ['employer', 'body', 'department', 'leader'],
    input: z
      .strictObject({
        id: z.string(),
        place: z.enum(maskedPlaces).optional(),
        reason: z.enum(revealReasons).optional(),
        words: z.string().trim().max(200).optional(),
      })
      .refine(({ reason, words = '' }) => reason !== 'other' || words.length >= 4, { path: ['words'], message: 'say what for' }),
    answer: z.strictObject({
      /** Null where a reason is wanted first. */
      values: z.array(z.strictObject({ place: z.enum(maskedPlaces), value: z.string() })).nullable(),
    }),
  },
  /** Characters of the names on the form that a paper sets in another typeface, or, where `family` is null, can only name by their code point. */
  rareCharacters: {
    by: ['person', 'employer', 'body', 'department', 'leader'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      characters: z.array(
        z.strictObject({ field: z.string(), words: z.string(), character: z.string(), code: z.string(), family: z.string().nullable() }),
      ),
    }),
  },
  /** The application that a receipt number belongs to, for whoever may see it; nothing for a mistyped one. */
  receiptOf: {
    by: ['person', 'employer', 'body', 'department', 'leader'],
    input: z.strictObject({ number: z.string().max(40) }),
    answer: z.strictObject({ id: z.string() }),
  },
  /** What the person's newest form says that a new one can begin with, from any round; null where there is none. */
  formerForm: {
    by: ['person'],
    input: z.strictObject({}),
    answer: z.strictObject({ round: z.string(), savedAt: z.string(), form: z.json() }).nullable(),
  },
} as const
