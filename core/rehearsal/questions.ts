/** What may be asked about rehearsals, and the columns of a report: whatever else a report should hold one day does not leave the server. */
import { z } from 'zod'
import { Law } from '../../policy/shape.ts'
import { conflicts } from './calendar.ts'
import { changes } from './moves.ts'

const office = ['department', 'leader', 'auditor'] as const
const Name = z.strictObject({ zh: z.string(), en: z.string() })
const Count = z.strictObject({
  before: z.int(),
  after: z.int(),
  enters: z.int(),
  drops: z.int(),
  stays: z.int(),
  out: z.int(),
  opens: z.int(),
})
const Unmet = z.strictObject({ path: z.string(), clause: z.string(), fact: z.string(), label: Name, wants: z.json(), people: z.int() })
const Why = z.strictObject({
  path: z.string(),
  clause: z.string().optional(),
  number: z.string().optional(),
  label: Name.optional(),
  people: z.int(),
  alone: z.int(),
  unmet: z.array(Unmet),
})
const Track = z.strictObject({
  track: z.string(),
  change: z.enum(['both', 'added', 'removed']),
  count: Count,
  drops: z.array(Why),
  enters: z.array(Why),
  opens: z.array(Why),
})
const Group = z.strictObject({ value: z.string().optional(), people: z.int(), counts: z.record(z.string(), Count) })
const Supply = z.strictObject({ places: z.int(), eligible: z.int(), grassRoots: z.int(), empty: z.int() })
const Planned = z.strictObject({
  item: z.string(),
  track: z.string(),
  persons: z.int(),
  rateFen: z.int(),
  per: z.string(),
  months: z.number(),
  clause: z.string(),
  amountFen: z.int(),
})
const Spending = z.strictObject({
  item: z.string(),
  track: z.string(),
  before: Planned.optional(),
  after: Planned.optional(),
  differenceFen: z.int(),
})
const Days = z.strictObject({
  from: z.string(),
  to: z.string(),
  single: z.boolean(),
  clause: z.string(),
  workingDays: z.int().optional(),
  conflicts: z.array(z.strictObject({ day: z.string(), why: z.enum(conflicts) })),
})
const Edition = z.strictObject({ programme: z.string(), year: z.int(), edition: z.string() })

const Report = z.strictObject({
  before: Edition,
  after: Edition,
  people: z.int(),
  overall: Count,
  tracks: z.array(Track),
  crossings: z.array(z.strictObject({ before: z.array(z.string()), after: z.array(z.string()), people: z.int() })),
  splits: z.array(z.strictObject({ by: z.string(), groups: z.array(Group) })),
  demand: z.array(z.strictObject({ track: z.string(), body: z.string().optional(), before: Supply, after: Supply })),
  money: z.strictObject({ lines: z.array(Spending), beforeFen: z.int(), afterFen: z.int(), differenceFen: z.int() }),
  dates: z.array(z.strictObject({ path: z.string(), before: Days.optional(), after: Days.optional() })),
  unknownFacts: z.array(z.strictObject({ fact: z.string(), side: z.enum(['before', 'after']), label: Name })),
})

/** The people behind one number, without who they are. */
const Opened = z.strictObject({
  people: z.int(),
  tooFew: z.boolean(),
  shown: z.array(z.strictObject({ row: z.int(), facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])) })),
})

/** The digest of a law, or the id of an edition that is being written. */
const ref = z.string().min(1).max(100)

export const rehearsalQuestions = {
  /** A law to rehearse, and the shape of the invented population that lies beside its year, as the text that the office may change. */
  rehearsalLaw: { by: office, input: z.strictObject({ ref }), answer: z.strictObject({ law: Law, shape: z.string().nullable() }) },
  /** A law rehearsed on the people of a round, without their names. With `change` it is one number opened instead of the report. Each is logged. */
  rehearsal: {
    by: office,
    input: z.strictObject({
      round: z.string(),
      before: ref,
      after: ref,
      track: z.string().default('any'),
      change: z.enum(changes).optional(),
      by: z.string().optional(),
      value: z.string().optional(),
      criterion: z.string().optional(),
    }),
    answer: z.strictObject({ report: Report.nullable(), opened: Opened.nullable() }),
  },
} as const
