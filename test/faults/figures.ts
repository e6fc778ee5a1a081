/** What a run of the programme found, a line each, for the report that `npm run assure` writes; without it they are printed only. */
import { randomInt } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { z } from 'zod'

export const Figure = z.strictObject({
  id: z.string(),
  what: z.string(),
  seed: z.string(),
  n: z.number(),
  wrong: z.number(),
  more: z.string().optional(),
})
export type Figure = Readonly<z.output<typeof Figure>>

export const figure = (found: Figure): void => {
  const file = process.env.ASSURE_FIGURES
  console.log(
    `${found.id} ${found.what}: ${found.wrong} of ${found.n} (seed ${found.seed}${found.more === undefined ? '' : `; ${found.more}`})`,
  )
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(found)}\n`)
}

/** The seed that the environment names, so that a run can be played again, or one by chance. */
export const seedOf = (name: string): string => process.env[name] ?? String(randomInt(2 ** 31))
