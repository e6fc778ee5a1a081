/** The rules of making a parcel. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import { handedOut } from './columns.ts'
import { numberIn, type Packed, type Parcel } from './dossier.ts'

/** As many people as one parcel holds. */
export const mostPeople = 1000

export const Made = z.strictObject({
  round: z.string().max(120),
  track: z.string().max(40),
  people: z.array(z.string().max(120)).min(1).max(mostPeople).readonly(),
})
type Given = Facts<Parcel> & { readonly input: z.output<typeof Made> }

const nothing: Packed = { next: 1, waiting: [], unread: [], rows: [], digest: '', files: undefined }
/** What the server has packed; nobody waits in what it has not. */
export const packedIn = ({ packed = nothing }: Pick<Facts<Parcel>, 'packed'>): Packed => packed

/** Only the people of a track that the ministry places are handed over. */
export const parcelIsOfTrack: Rule<Given> = ruleOfInput(
  'parcelIsOfTrack',
  ({ policy }, { input }) => policy.tracks[input.track]?.placedBy ?? { ...policy.placement.preferences, value: 'department' as const },
  by => by === 'ministry',
  ({ input }) => input.track,
)

/** Parcels of a track are numbered without a gap: two officers who make one at once don't both make it. */
export const parcelIsNext: Rule<Given> = ruleOfInput(
  'parcelIsNext',
  (law, facts) => ({ ...handedOut(law), value: packedIn(facts).next }),
  (next, { id, input }) => numberIn(id) === next && id === `${input.round}.${input.track}.${next}`,
  ({ id }) => numberIn(id),
)

/** Everybody in it waits for a host on this track. */
export const packedWait: Rule<Given> = ruleOfInput(
  'packedWait',
  law => ({ ...handedOut(law), value: 'opened' }),
  (_wanted, facts) => facts.input.people.every(id => packedIn(facts).waiting.includes(id)),
  facts => facts.input.people.filter(id => !packedIn(facts).waiting.includes(id)),
)

/** What stands in the file is read from each form; nobody goes out as an empty row. */
export const packedAreRead: Rule<Given> = ruleOfInput(
  'packedAreRead',
  law => ({ ...handedOut(law), value: 'form' }),
  (_wanted, facts) => packedIn(facts).unread.length === 0,
  facts => packedIn(facts).unread,
)
