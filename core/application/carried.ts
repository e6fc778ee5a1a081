/** What of an earlier form a new one begins with. What belongs to one year stays behind: the wishes, the pledges, the proofs, the recent photo and what was said of health. Pure. */
import { z } from 'zod'
import { Draft } from './form.ts'

const { identity, education, employer, title, history, achievements, results, reviews } = Draft.shape
const parts = { identity, education, employer, title, history, achievements, results, reviews }

/** A form of another year may hold what today's does not take: such a part is left out whole. */
export const carriedFrom = (form: unknown): Draft => {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(form)
  const { identity: { photo: _, healthy: __, ...lasting } = {}, ...carried }: Draft = Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => {
      const { data } = part.safeParse(given[name])
      return data === undefined ? [] : [[name, data]]
    }),
  )
  return Object.keys(lasting).length > 0 ? { ...carried, identity: lasting } : carried
}
