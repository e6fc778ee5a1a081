/** What an officer has on screen of an application when they decide; kept with the decision and shown again as it was. */
import { z } from 'zod'
import { Name } from '../answer.ts'

/** One condition as the page says it, with its clause and what was found; `truth` is null while it is open. */
export const Condition = z.strictObject({
  clause: z.string(),
  fact: z.string(),
  says: Name,
  found: z.json(),
  truth: z.boolean().nullable(),
  blocks: z.boolean(),
})
export type Condition = z.infer<typeof Condition>

export const Seat = z.strictObject({ used: z.int(), of: z.int() })

/** `desk` shows the form and its proofs beside the verdict, `list` the verdict alone, `dossier` neither. */
export const viewPages = ['desk', 'list', 'dossier'] as const
export const View = z.strictObject({
  page: z.enum(viewPages),
  /** When it was served. */
  at: z.string(),
  status: z.string(),
  edition: z.string(),
  /** The entry whose sealed form was meant, and its salted digest. */
  form: z.strictObject({ n: z.int(), version: z.int(), digest: z.string().nullable() }).nullable(),
  attested: z.record(z.string(), z.boolean()),
  verdict: z.enum(['eligible', 'ineligible', 'undetermined']).optional(),
  conditions: z.array(Condition).optional(),
  facts: z.record(z.string(), z.json()).optional(),
  proofs: z.array(z.strictObject({ of: z.string(), sha256: z.string(), name: z.string() })).optional(),
  /** How many of the body's places and reserves were used, of how many. */
  places: Seat.optional(),
  reserves: Seat.optional(),
})
export type View = z.infer<typeof View>
