/** What may be asked about parcels: those of a round with how far each is answered, and what would go out of whoever waits. */
import { z } from 'zod'
import { HandOverColumn } from '../../policy/procedure.ts'
import { Name } from '../answer.ts'

const Deed = z.strictObject({ at: z.string(), by: Name })

export const ParcelShown = z.strictObject({
  id: z.string(),
  track: z.string(),
  trackName: Name,
  number: z.int(),
  at: z.string(),
  by: Name,
  digest: z.string(),
  people: z.int(),
  /** How the people stand: with a host, sent back or withdrawn, and still without an answer. */
  placed: z.int(),
  back: z.int(),
  open: z.int(),
  answers: z.array(Deed.extend({ n: z.int(), name: z.string(), digest: z.string() })),
  /** Who has fetched the file, the latest first. */
  fetched: z.array(Deed),
})
export type ParcelShown = z.infer<typeof ParcelShown>

/** Somebody who waits on a track that the ministry places, with everything that would go out of them. */
const Waits = z.strictObject({
  id: z.string(),
  values: z.partialRecord(HandOverColumn, z.string()),
  wishes: z.array(z.string()),
  willing: z.boolean(),
})

export const parcelQuestions = {
  parcels: {
    by: ['department', 'leader', 'auditor', 'ministry'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      parcels: z.array(ParcelShown),
      /** The tracks whose people go to the ministry; empty for the ministry itself. */
      tracks: z.array(z.strictObject({ id: z.string(), name: Name, waiting: z.int(), next: z.int() })),
    }),
  },
  /** Each look at it is written down. */
  toHandOver: {
    by: ['department', 'leader'],
    input: z.strictObject({ round: z.string(), track: z.string() }),
    answer: z.strictObject({
      clause: z.string(),
      columns: z.array(z.strictObject({ key: HandOverColumn, head: z.string() })),
      people: z.array(Waits),
      /** Whose form can't be read, and who can't go out therefore. */
      unread: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** There are more than one parcel holds. */
      more: z.boolean(),
    }),
  },
} as const
