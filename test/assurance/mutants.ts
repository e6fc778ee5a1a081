/** How many small changes of the code the tests saw, by part of the house (docs/assurance/mutants.json, written by `npm run mutate`). */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { root } from './requirements.ts'

/** `unreached`: no test runs the changed line. A change that never ends counts as killed. */
export const Mutants = z.strictObject({
  part: z.string(),
  killed: z.int(),
  survived: z.int(),
  unreached: z.int(),
  /** Where not all were tried: how many there are, and by which seed those were drawn. */
  of: z.int().optional(),
  seed: z.string().optional(),
  date: z.iso.date(),
  commit: z.string(),
})
export type Mutants = z.output<typeof Mutants>

export const mutantsFile = `${root}docs/assurance/mutants.json`

export const readMutants = (): readonly Mutants[] =>
  existsSync(mutantsFile) ? z.array(Mutants).parse(JSON.parse(readFileSync(mutantsFile, 'utf8'))) : []
