/** What may be asked about runs and payees: what a run would hold, how far one has come, and where somebody's money goes. */
import { z } from 'zod'
import { Name, Offer } from '../answer.ts'
import { ties } from '../payee/dossier.ts'
import { differences, exclusions, news } from './choose.ts'

const Group = z.strictObject({ of: z.string(), name: Name, count: z.int(), totalFen: z.int() })

/** Names are compared as banks compare them; both are shown. The account by its last four digits. */
const Line = z.strictObject({
  n: z.int(),
  payment: z.string(),
  payee: z.string(),
  name: z.string(),
  holder: z.string(),
  account: z.string(),
  item: z.string(),
  track: z.string(),
  host: Name.nullable(),
  amountFen: z.int(),
  clause: z.string(),
  news: z.enum(news).nullable(),
})
const Excluded = Line.omit({ n: true, news: true }).extend({ why: z.array(z.enum(exclusions)), inRun: z.string().nullable() })

const Before = z.strictObject({ id: z.string(), number: z.int(), count: z.int(), totalFen: z.int() })
const offset = z.coerce.number().int().nonnegative().default(0)

const choice = {
  round: z.string(),
  payee: z.enum(['host', 'trainee']),
  item: z.string().max(40).optional(),
  track: z.string().max(40).optional(),
  host: z.string().max(120).optional(),
  dueUntil: z.iso.date().optional(),
}
const office = ['department', 'leader', 'finance', 'auditor'] as const

export const runQuestions = {
  /** The runs of a round, the newest first, and the forms of banks. */
  runs: {
    by: office,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      /** Whether this policy pays by runs, and whether the asker makes them. */
      foreseen: z.boolean(),
      mine: z.boolean(),
      next: z.int(),
      formats: z.array(z.strictObject({ code: z.string(), name: Name })),
      runs: z.array(
        z.strictObject({ id: z.string(), number: z.int(), status: z.string(), since: z.string(), count: z.int(), totalFen: z.int() }),
      ),
    }),
  },
  /** What a run of this choice would hold today, and what stays out and why. Nothing is written. */
  runPreview: {
    by: ['finance', 'leader'],
    input: z.strictObject({
      ...choice,
      /** A part of a name, of an account's holder, or of a host's. */
      q: z.string().max(50).optional(),
      /** Only what stays out for this reason. */
      why: z.enum(exclusions).optional(),
      from: offset,
      excludedFrom: offset,
    }),
    answer: z.strictObject({
      next: z.int(),
      count: z.int(),
      totalFen: z.int(),
      byItem: z.array(Group),
      byTrack: z.array(Group),
      byHost: z.array(Group),
      /** A hundred from `from` on of those that are looked for, and how many these are. */
      lines: z.array(Line),
      found: z.int(),
      excluded: z.array(Excluded),
      excludedFound: z.int(),
      excludedCount: z.int(),
      /** How many stay out for each reason, and how many lines are new to their payees, or go to another account. */
      whys: z.array(z.strictObject({ why: z.enum(exclusions), count: z.int() })),
      news: z.array(z.strictObject({ news: z.enum(news), count: z.int() })),
      /** The last run of the same payees and item, to compare. */
      last: Before.nullable(),
    }),
  },
  /** The lines of a run as they are kept, a hundred from one on, and how far they have come. */
  runLines: {
    by: office,
    input: z.strictObject({
      id: z.string(),
      state: z.string().max(20).optional(),
      /** A part of a name, of a payment's or of a line's. */
      q: z.string().max(50).optional(),
      after: z.coerce.number().int().nonnegative().default(0),
    }),
    answer: z.strictObject({
      waiting: z.int(),
      states: z.array(z.strictObject({ state: z.string(), count: z.int(), totalFen: z.int() })),
      lines: z.array(
        Line.omit({ news: true }).extend({
          line: z.string(),
          state: z.string(),
          reference: z.string().nullable(),
          on: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  },
  /** Whom a run pays that the one before of the same payees and item did not, whom no more, whom on another account or another sum. */
  runDifference: {
    by: office,
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      before: Before.nullable(),
      kinds: z.array(
        z.strictObject({
          kind: z.enum(differences),
          count: z.int(),
          /** The first fifty. */
          payees: z.array(z.strictObject({ payee: z.string(), name: z.string(), fen: z.int(), beforeFen: z.int() })),
        }),
      ),
    }),
  },
  /** Where the money of one payee goes, masked, and what they can do about it. `id`: a training, or a round and its host. */
  payee: {
    by: ['person', 'host', ...office],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      kind: z.enum(['host', 'trainee']),
      round: z.string(),
      host: z.string().nullable(),
      name: z.string(),
      accounts: z.array(
        z.strictObject({
          n: z.int(),
          holder: z.string(),
          number: z.string(),
          bank: z.string(),
          from: z.string(),
          by: Name,
          sameName: z.boolean(),
        }),
      ),
      agreement: z.strictObject({ number: z.string(), on: z.string() }).nullable(),
      invoices: z.array(z.strictObject({ number: z.string(), on: z.string(), amountFen: z.int(), payments: z.int() })),
      /** What the agreement names, beside what the policy has for it. */
      rates: z.array(z.strictObject({ item: z.string(), track: z.string(), rateFen: z.int(), policyFen: z.int().nullable() })),
      /** Who stands aside where this payee is paid; for the office alone. */
      aside: z.array(z.strictObject({ account: z.string(), name: Name, tie: z.enum(ties) })),
      /** What a host is owed that no invoice names: the sum of the next one. */
      toInvoiceFen: z.int(),
      /** Every sum of the payee: what it is for, how far it is, and the bank's word. */
      payments: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          item: z.string(),
          status: z.string(),
          amountFen: z.int(),
          run: z.string().nullable(),
          reference: z.string().nullable(),
          on: z.string().nullable(),
        }),
      ),
      offers: z.array(Offer),
    }),
  },
  /** One account in full, for finance, with a reason that is written down with the look. */
  accountInFull: {
    by: ['finance'],
    input: z.strictObject({ id: z.string(), n: z.coerce.number().int().positive(), reason: z.string().trim().min(4).max(200) }),
    answer: z.strictObject({ holder: z.string(), number: z.string(), bank: z.string(), bankCode: z.string().nullable() }),
  },
} as const
