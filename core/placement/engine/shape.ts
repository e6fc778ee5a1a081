/** What goes into a placement and what comes out, as documented JSON: docs/placement.md says what each field means, `tepei placement shape` prints the schemas. */
import { z } from 'zod'

const Id = z
  .string()
  .max(100)
  .regex(/^[^/\s]+$/, 'neither empty nor with a slash or a space')
  .describe('a name or a pseudonym')
const Seat = z
  .string()
  .max(201)
  .regex(/^[^/\s]+\/[^/\s]+$/, 'HOST/PROGRAMME')
  .describe('HOST/PROGRAMME')
const Count = z.int().min(0).max(1_000_000_000)
const Hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

export const consents = ['host', 'field', 'place'] as const
export const Step = z
  .string()
  .regex(/^(?:rank|score|class:[^/\s]+)$/, 'rank, score or class:NAME')
  .describe('rank: the lower first. score: the higher first. class:NAME: who is of that class first')
const order = {
  order: z.array(Step).optional().describe('by what it ranks; the order of the whole unless given'),
  ranking: z.array(Id).optional().describe('its own order of people, who go before all others'),
  onlyRanked: z.boolean().optional().describe('true: it takes nobody whom it has not ranked'),
}

const Programme = z.strictObject({
  id: Id,
  seats: Count,
  field: z.string().optional().describe('what is taught, as a code'),
  accepts: z.array(z.string()).optional().describe('the fields of people that it takes; all unless given'),
  tracks: z.array(z.string()).optional().describe('the tracks that it takes; all unless given'),
  ...order,
})
const Host = z.strictObject({
  id: Id,
  seats: Count.optional().describe('how many it takes over all its programmes'),
  place: z.string().optional(),
  programmes: z.array(Programme),
  ...order,
})

const Points = z.int().min(0).max(1_000)
const Fit = z
  .strictObject({ ownField: Points, nearField: Points, wishedField: Points, wishedHost: Points, hostAsks: Points, samePlace: Points })
  .describe('what speaks for a programme when somebody is adjusted, in points')

const Names = z.array(z.string()).min(1)
const bounds = ['least', 'most', 'share', 'reserved'] as const
export const Quota = z
  .strictObject({
    name: z.string().min(1).max(200),
    clause: z.string().min(1).max(200).describe('the clause of the notice, or the decision, that it stands on'),
    people: z
      .strictObject({ bodies: Names, classes: Names, fields: Names, tracks: Names })
      .partial()
      .optional()
      .describe('who is counted: of one of the names in each list that is given; everybody unless given'),
    programmes: z
      .strictObject({ hosts: Names, programmes: z.array(Seat).min(1), fields: Names, places: Names })
      .partial()
      .optional()
      .describe('where they are counted, likewise'),
    least: Count.optional(),
    most: Count.optional(),
    share: z
      .strictObject({ of: z.int().min(0).max(1_000_000), per: z.int().min(1).max(1_000_000) })
      .optional()
      .describe('so many at most of so many of all who are placed'),
    reserved: Count.optional().describe('so many seats of these programmes are for these people alone'),
  })
  .refine(quota => bounds.some(bound => quota[bound] !== undefined), { message: `one of ${bounds.join(', ')} is wanted` })
export type Quota = z.output<typeof Quota>

export const Person = z.strictObject({
  id: Id,
  body: z.string().optional().describe('who nominated them'),
  classes: z.array(Id).optional(),
  rank: z.int().min(1).max(1_000_000_000).optional(),
  score: z.number().optional(),
  track: z.string().optional(),
  field: z.string().optional(),
  place: z.string().optional().describe('where they live or work'),
  askedBy: z.array(Id).optional().describe('hosts that asked for them'),
  wishes: z.array(Seat).describe('the dearest first, as many as they like'),
  willing: z.boolean().optional().describe('to be adjusted to what they did not wish'),
  scope: z.array(z.enum(consents)).optional().describe('how far the willingness goes: another host, another field, another place'),
  pin: Seat.optional().describe('a seat that is theirs before anybody asks'),
  forbid: z.array(Seat).optional().describe('where they are not to go'),
})
export type Person = z.output<typeof Person>

const Lottery = z.strictObject({
  commitment: Hash.describe('SHA-256 of the secret, published before the wishes close'),
  secret: z.string().min(1).max(1_000),
  frozen: Hash.describe('the digest of the list as it was frozen'),
  draw: z.string().max(1_000).describe('a public draw after the close, that nobody could foresee'),
})
export type Lottery = z.output<typeof Lottery>

export const inputFormat = 'tepei-placement/1'
/** All of the input but its people, who may be very many. */
export const Head = z.strictObject({
  format: z.literal(inputFormat),
  name: z.string().max(200),
  order: z.array(Step).min(1),
  lottery: Lottery.optional().describe('without it the orders must leave no ties'),
  fit: Fit.optional().describe('without it all that is open to somebody fits alike'),
  hosts: z.array(Host),
  quotas: z.array(Quota).max(1_000).optional().describe('of all who are placed; they act when somebody is adjusted'),
})
export type Head = z.output<typeof Head>
export const Input = Head.extend({ people: z.array(Person) })

export const barriers = ['notOffered', 'forbidden', 'field', 'track', 'notRanked', 'noSeat'] as const
export type Barrier = (typeof barriers)[number]

const Standing = z.strictObject({
  place: z.int().optional().describe('in the own order of the programme'),
  rank: z.int().optional(),
  score: z.number().optional(),
  classes: z.array(z.string()),
})
export type Standing = z.output<typeof Standing>
export const Miss = z.strictObject({
  wish: z.int(),
  seat: z.string(),
  why: z.enum([...barriers, 'behind', 'hostFull']),
  seats: z.int(),
  last: Standing.optional(),
  yours: Standing.optional(),
  decidedBy: z.string().optional().describe('ranking, a step of the order, or lottery'),
})
export type Miss = z.output<typeof Miss>

export const Told = z.strictObject({
  id: z.string(),
  seat: z.string().nullable(),
  way: z
    .enum(['none', 'pin', 'wish', 'adjustment', 'kept', 'moved'])
    .describe('kept and moved: in a re-run, by a seat that they had before'),
  wish: z.int().nullable().describe('which wish was met'),
  missed: z.array(Miss).describe('the wishes before it, and what stood in their way'),
  consent: z.array(z.enum(consents)).optional().describe('what of their willingness covers an adjustment'),
  quotas: z.array(z.string()).optional().describe('the quotas that leave no room, where no others of higher priority alone do'),
  unplaced: z.enum(['notWilling', 'nothingOpen', 'filled', 'quotas']).optional().describe('why they were not adjusted either'),
  filled: z
    .strictObject({ open: z.int(), programmes: z.int(), people: z.int() })
    .optional()
    .describe(
      'how many programmes are open to them, and the closed set of programmes that people before them fill, who can go nowhere else',
    ),
})
export type Told = z.output<typeof Told>

/** A programme: whom it took, the first by its own order first, and what one more seat would change. */
export const ToldProgramme = z.strictObject({
  seat: z.string(),
  seats: z.int(),
  free: z.int(),
  people: z.array(
    z.strictObject({ id: z.string(), way: z.enum(['pin', 'wish', 'adjustment', 'kept', 'moved']), wish: z.int().nullable() }),
  ),
  last: z.string().nullable().describe('whose standing was the cut-off: the last who came by a wish, where no seat is left'),
  oneMore: z.strictObject({
    moves: z.int().describe('how many would come to a dearer wish'),
    placed: z.string().nullable().describe('who of those without a seat would have one'),
  }),
})
export type ToldProgramme = z.output<typeof ToldProgramme>

export const Totals = z.strictObject({
  people: z.int(),
  seats: z.int(),
  placed: z.int(),
  pinned: z.int(),
  kept: z.int().optional().describe('in a re-run those who had a seat and have one, moved or not'),
  adjusted: z.int(),
  unplaced: z.int(),
  byWish: z.array(z.int()).describe('how many got their first wish, their second, and so on'),
  hosts: z.array(z.strictObject({ host: z.string(), seats: z.int(), taken: z.int(), free: z.int() })),
})
export type Totals = z.output<typeof Totals>

const Prices = z.strictObject({ programmes: z.record(z.string(), z.int()), hosts: z.record(z.string(), z.int()) })
const ToldQuota = z.strictObject({ name: z.string(), clause: z.string(), found: z.int(), of: z.int() })
export type ToldQuota = z.output<typeof ToldQuota>
const Move = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  why: z.enum(['shut', 'fewerSeats', 'madeRoom']),
  instead: z.array(z.string()).describe('who has a seat there now and had none there before'),
})
export type Move = z.output<typeof Move>
export const Again = z.strictObject({
  before: z.string().describe('the digest of the input of the result before'),
  onlyUndecided: z.boolean(),
  gone: z.array(z.string()).describe('who had a seat and is not among the people any more'),
  moves: z.array(Move),
})
export type Again = z.output<typeof Again>

export const resultFormat = 'tepei-placement-result/1'
/** All of a result but its people. */
export const ResultHead = z.strictObject({
  format: z.literal(resultFormat),
  name: z.string(),
  input: z.string().describe('the digest of the input that it is the result of'),
  frozen: z.string().nullable().describe('the digest of the list as it was frozen for the lottery'),
  seed: z.string().nullable(),
  totals: Totals,
  programmes: z.array(ToldProgramme),
  quotas: z.array(ToldQuota).optional().describe('of each quota how many it counts, of how many placed'),
  proof: z
    .strictObject({ adjusted: Prices, kept: Prices })
    .partial()
    .optional()
    .describe('what a seat costs, in points of fit: at these prices everybody who was adjusted, or kept, holds what is worth most to them'),
  again: Again.optional(),
})
export type ResultHead = z.output<typeof ResultHead>
export const ToldPerson = Told.extend({ reason: z.strictObject({ zh: z.string(), en: z.string() }) })
export type ToldPerson = z.output<typeof ToldPerson>
export const Result = ResultHead.extend({ people: z.array(ToldPerson) })
