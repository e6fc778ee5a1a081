/** The shape of a round's policy: the law of one year as data. Every value of the law is Cited: never parted from its clause. */
import { z } from 'zod'
import { Archive } from './archive.ts'
import { Criterion } from './criterion.ts'
import { FactDefinition } from './fact.ts'
import { Money } from './money.ts'
import { PersonalData } from './personal-data.ts'
import { Documents, EmployerLevel, Placement, Procedure } from './procedure.ts'
import { Training } from './training.ts'
import { citationsIn, cited, Day, Text } from './words.ts'

export type { AddedColumn, AddedField } from './added-field.ts'
export type { BoundTable, Case, Comparison, Criterion, Leaf, Preference, Share, TableComparison } from './criterion.ts'
export type { Repayment } from './discipline.ts'
export type { FactDefinition, PastEvent } from './fact.ts'
export type { MoneyItem, Trigger } from './money.ts'
export { EmployerLevel, type Panel, type Reserved, Step } from './procedure.ts'
export type { Quota } from './quota.ts'
export { type Citation, citationsIn, Text } from './words.ts'

const Programme = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Text,
  /** The office that runs it, as the organisation of its officers' seats; programmes of one office share its people. */
  office: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('department'),
  administeredBy: Text,
  fund: Text,
  /** The authority that arranges the hosts of tracks which the department does not place. */
  authority: Text.optional(),
})

const Notice = z.strictObject({ number: z.string().min(1), title: Text, issuedOn: Day, issuedBy: Text, contact: Text })

/** `id` is ours (3.1.2); `number` is the notice's own (三（一）2); `heading` is a short one of our own, never the notice's wording. */
const Clause = z.strictObject({ id: z.string().regex(/^\d+(\.\d+)*$/), number: z.string().min(1), heading: Text })

const FieldServed = z.strictObject({ code: z.string().regex(/^\d$/), name: Text, industries: z.array(Text) })

/** What may train people. */
export const HostKind = z.enum(['university', 'researchInstitute', 'publicInstitution', 'hospital', 'enterprise', 'trainingProvider'])
export type HostKind = z.infer<typeof HostKind>

const Track = z.strictObject({
  name: Text,
  places: cited(z.int().nonnegative()),
  durationMonths: cited(z.int().positive()),
  employerLevels: cited(z.array(EmployerLevel).min(1)),
  placedBy: cited(z.enum(['department', 'ministry'])),
  hostKinds: cited(z.array(HostKind).min(1)),
  criteria: Criterion,
})
export type Track = z.infer<typeof Track>

/** One year of a programme. An amendment is a new edition, with its own date. */
export const Policy = z.strictObject({
  programme: Programme,
  year: z.int().min(2000).max(2100),
  edition: z.string().regex(/^\d{4}\.\d+$/),
  effectiveFrom: Day,
  zone: z.literal('Asia/Shanghai'),
  notice: Notice,
  clauses: z.array(Clause).min(1),
  fields: cited(z.array(FieldServed).min(1)),
  facts: z.record(z.string(), FactDefinition),
  tracks: z.record(z.string().regex(/^[a-z]+$/), Track),
  procedure: Procedure,
  placement: Placement,
  documents: Documents,
  training: Training,
  money: Money,
  /** Who may put a law into force: an edition is approved by another than any who wrote it. */
  editions: cited(z.strictObject({ approvedByAnother: z.literal(true) })),
  retention: cited(z.strictObject({ decisionsYears: z.int().positive(), personalYears: z.int().positive() })),
  /** The classes of the archive; without them what is filed is kept as long as decisions are. */
  archive: Archive.optional(),
  /** What people are told of their data and agree to; without it the pledge on the form stands alone. */
  personalData: PersonalData.optional(),
  /** Where the notice is silent and nothing in the system depends on the answer yet: what holds until the office decides, in a sentence. */
  meanwhile: z.array(cited(Text)),
})
export type Policy = z.infer<typeof Policy>

/** The quota table: how many each nominating body may put forward on each track. */
export const Places = z.strictObject({
  example: z.boolean(),
  clause: z.string(),
  bodies: z.array(
    z.strictObject({
      body: z.string(),
      name: Text,
      level: z.enum(['league', 'region']),
      places: z.record(z.string(), z.int().nonnegative()),
    }),
  ),
})
export type Places = z.infer<typeof Places>

/** The catalogue of hosts and what they offer. `example` marks invented capacities. */
export const Hosts = z.strictObject({
  example: z.boolean(),
  clause: z.string(),
  hosts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: Text,
      kind: HostKind,
      tracks: z.array(z.string()).min(1),
      city: Text,
      programmes: z.array(z.strictObject({ id: z.string(), name: Text, discipline: z.string(), capacity: z.int().positive() })).min(1),
    }),
  ),
})
export type Hosts = z.infer<typeof Hosts>

/** A worked case that a lawyer could write; each runs as a test. */
export const Examples = z.array(
  z.strictObject({
    name: z.string(),
    clause: z.string(),
    track: z.string(),
    facts: z.record(z.string(), z.unknown()),
    verdict: z.enum(['eligible', 'ineligible', 'undetermined']),
  }),
)
export type Examples = z.infer<typeof Examples>

/** Clauses that no code enforces, each with the reason. */
export const Silent = z.array(z.strictObject({ clause: z.string(), because: z.string().min(1) }))
export type Silent = z.infer<typeof Silent>

/** The texts of official papers by kind, as they stand in papers/<kind>.md: core/paper reads them. Laws of before papers were the policy's have none. */
export const Papers = z.record(z.string(), z.string().max(40_000))
export type Papers = z.infer<typeof Papers>

/** Everything that a round is run by: the policy with its quota table, its hosts and the texts of its papers. */
export const Law = z.strictObject({ policy: Policy, places: Places, hosts: Hosts, papers: Papers.optional() })
export type Law = z.infer<typeof Law>

/** Everything that cites in a law, with its path: what clause checks, open questions and the clause page read. */
export const citationsOf = (law: Law) => citationsIn(law)
