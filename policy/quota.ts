/** Quotas of a placement: how many of some people there may be, or have to be, at some programmes of a track, whatever their wishes. */
import { z } from 'zod'
import { Code, Text } from './words.ts'

const Names = z.array(z.string().min(1)).min(1)
const Count = z.int().nonnegative().max(100_000)
const bounds = ['least', 'most', 'mostBasisPoints', 'reserved'] as const

export const Quota = z
  .strictObject({
    code: Code,
    name: Text,
    track: z.string(),
    people: z
      .strictObject({ bodies: Names, fields: Names, kinds: Names, grassRoots: z.literal(true) })
      .partial()
      .optional()
      .describe('Who is counted: of one of the names in each list that is given; everybody unless given. Kinds are those of the shares.'),
    programmes: z
      .strictObject({
        hosts: Names,
        programmes: z.array(z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'HOST/PROGRAMME')).min(1),
        disciplines: Names,
        cities: Names,
      })
      .partial()
      .optional()
      .describe('Where they are counted, likewise. A city is named in Chinese, as in the catalogue of hosts.'),
    least: Count.optional(),
    most: Count.optional(),
    mostBasisPoints: z.int().min(0).max(10_000).optional().describe('At most so many in ten thousand of the places of the track.'),
    reserved: Count.optional().describe('So many seats of these programmes are for these people alone.'),
    clause: z.string().min(1),
    decidedBy: z.string().optional(),
    because: z.string().optional(),
  })
  .refine(quota => bounds.some(bound => quota[bound] !== undefined), { error: `one of ${bounds.join(', ')} is needed` })
export type Quota = z.infer<typeof Quota>
