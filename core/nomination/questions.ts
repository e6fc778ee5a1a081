/** What may be asked about the rosters of all bodies, and about the frozen versions of one. */
import { z } from 'zod'
import { Name } from '../answer.ts'

/** `code` is the short one that each printed page bears; `by` is who froze it. */
const Version = z.strictObject({ version: z.int(), at: z.string(), by: Name, code: z.string(), lines: z.int() })

const Counted = z.strictObject({ used: z.int(), of: z.int() })
const Papers = z.strictObject({ rosters: z.int(), forms: z.int() })

/** What a body is to send in on a track, and how far it is. */
const BodyRow = z.strictObject({
  /** The roster's, whether there is one yet or not. */
  id: z.string(),
  body: z.string(),
  name: Name,
  /** The name's sound and initials, for the search. */
  sound: z.string(),
  track: z.string(),
  places: Counted,
  reserves: Counted,
  status: z.string(),
  version: z.int(),
  people: z.int(),
  since: z.string().nullable(),
  /** Why it was returned, where it is. */
  returned: z.string().nullable(),
  sealRequired: z.boolean(),
  /** The last day of the nominations for this body, and whether an extension made it so. */
  due: z.string(),
  extended: z.boolean(),
  paper: Papers,
  /** What is still to come on paper, as far as the people on the roster are known. */
  lacking: Papers,
  /** Who holds its seat today. */
  clerks: z.array(Name),
})
export type BodyRow = z.infer<typeof BodyRow>

/** A copy that was ticked: `copy` of how many of what the code names, and whether that tick was taken back since. */
const PaperLine = z.strictObject({
  n: z.int(),
  roster: z.string(),
  code: z.string(),
  at: z.string(),
  body: Name,
  track: z.string(),
  /** Whose form; null for a roster. */
  person: z.string().nullable(),
  copy: z.int(),
  of: z.int(),
  back: z.boolean(),
})
export type PaperLine = z.infer<typeof PaperLine>

export const rosterQuestions = {
  /** Every body that has something to send in, on each track: in the order of what needs somebody first. */
  bodies: { by: ['department', 'leader'], input: z.strictObject({ round: z.string() }), answer: z.array(BodyRow) },
  /** What a code on paper names, as a reader gives it or somebody types it: a roster or a form of this round, or why it can't be ticked here. */
  paper: {
    by: ['department'],
    input: z.strictObject({ round: z.string(), code: z.string().max(200) }),
    answer: z.strictObject({
      is: z.enum(['roster', 'form', 'unreadable', 'unknown', 'otherRound']),
      /** The roster on which it is ticked, and the whole code, also where a short one was typed. */
      roster: z.string().nullable(),
      code: z.string().nullable(),
      body: Name.nullable(),
      track: z.string().nullable(),
      person: z.string().nullable(),
    }),
  },
  /** The paper of a round that was ticked today, the newest first. */
  paperToday: {
    by: ['department'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({ count: z.int(), rows: z.array(PaperLine) }),
  },
  /** Every version of a roster that was frozen, the newest first; no personal data. */
  rosterVersions: {
    by: ['body', 'department', 'leader'],
    input: z.strictObject({ id: z.string() }),
    answer: z.array(Version),
  },
  /** What differs between two frozen versions, read from the sealed sheets; each look is logged. Nothing where a sheet was erased. */
  rosterDifference: {
    by: ['body', 'department', 'leader'],
    input: z.strictObject({ id: z.string(), from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
    answer: z.strictObject({
      lines: z.array(
        z.strictObject({
          application: z.string(),
          name: z.string(),
          employer: z.string(),
          from: z.int().nullable(),
          to: z.int().nullable(),
          moved: z.boolean(),
          /** The columns of the sheet by their heads; empty for who joined or left. */
          cells: z.array(z.strictObject({ head: z.string(), was: z.string(), is: z.string() })),
        }),
      ),
    }),
  },
} as const
