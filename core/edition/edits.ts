/** What somebody asks to have changed, as it comes in. */
import { z } from 'zod'
import { Value } from './dossier.ts'

const Edit = z.strictObject({
  path: z.string().min(1).max(300),
  /** What is to stand there; without it the value goes. */
  after: Value.optional(),
  /** The index to which an item goes. */
  to: z.int().nonnegative().optional(),
  /** Room is made in a list, and nothing is overwritten. */
  insert: z.literal(true).optional(),
})
export const Edits = z.array(Edit).min(1).max(2000)
