/** What anybody who reads a dossier may ask about its record: the proof of one entry; and for who watches, the newest checkpoint. */
import { z } from 'zod'
import { seatRoles, subjectNames } from '../facts.ts'

const everybody = ['person', ...seatRoles.filter(role => role !== 'clock')]

/** The key in which checkpoints are signed, and its fingerprint in groups of four. */
const Key = { key: z.string(), fingerprint: z.string() }
/** `digest` in full; people compare its first twenty characters. */
const Checkpoint = z.strictObject({ n: z.int(), at: z.string(), digest: z.string() })

/** How it came about, and what comes of it when it is made again; `unlike` names the parts that stand otherwise. */
const Again = z.strictObject({
  way: z.enum(['follows', 'ruled', 'judged', 'said']),
  made: z.enum(['same', 'notKept', 'otherwise']),
  unlike: z.array(z.string()),
})

export const proofQuestions = {
  /** The proof is as `tepei audit prove` writes it; null while no checkpoint covers the entry. */
  entryProof: {
    by: everybody,
    input: z.strictObject({ subject: z.enum(subjectNames), id: z.string().max(200), n: z.coerce.number().int().positive() }),
    answer: z.strictObject({
      ...Key,
      proof: z.strictObject({ leaf: z.string(), path: z.array(z.string()), body: z.string(), signature: z.string() }).nullable(),
      checkpoint: Checkpoint.nullable(),
      again: Again,
    }),
  },
  newestCheckpoint: {
    by: ['auditor', 'leader'],
    input: z.strictObject({}),
    answer: z.strictObject({ ...Key, checkpoint: Checkpoint.extend({ lines: z.int() }).nullable() }),
  },
} as const
