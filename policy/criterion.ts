/** Criteria as data: a tree of allOf, anyOf and not over typed facts; each leaf compares one fact and cites its clause. */
import { z } from 'zod'
import { Code, cited, Day, Text } from './words.ts'

const Value = z.union([z.boolean(), z.int(), z.string()])

/** What a leaf may ask of a fact. Exactly one comparison stands in a leaf; 以上 and 以下 include the number itself. */
export type Comparison =
  | { readonly is: boolean | number | string }
  | { readonly oneOf: readonly (boolean | number | string)[] }
  | { readonly atLeast: number | string }
  | { readonly atMost: number | string }

/** What the law's author has seen and accepts of a criterion that analysis would report: it stays, as the notice's own clause. */
const Remark = z.strictObject({ accepts: z.enum(['alwaysHolds', 'redundant']), because: z.string().min(1) })
type Remark = Readonly<z.infer<typeof Remark>>

type Cites = {
  readonly clause: string
  readonly label?: Text | undefined
  readonly decidedBy?: string | undefined
  readonly because?: string | undefined
  readonly remark?: Remark | undefined
}
export type Leaf = Cites & { readonly fact: string } & Comparison
export type Criterion =
  | (Partial<Cites> & { readonly allOf: readonly Criterion[] })
  | (Partial<Cites> & { readonly anyOf: readonly Criterion[] })
  | (Partial<Cites> & { readonly not: Criterion })
  | Leaf

const note = { label: Text.optional(), decidedBy: z.string().optional(), because: z.string().optional(), remark: Remark.optional() }
const branch = { clause: z.string().optional(), ...note }
const leaf = { fact: z.string(), clause: z.string(), ...note }

export const Criterion: z.ZodType<Criterion> = z.lazy(() =>
  z.union([
    z.strictObject({ allOf: z.array(Criterion).min(1), ...branch }),
    z.strictObject({ anyOf: z.array(Criterion).min(1), ...branch }),
    z.strictObject({ not: Criterion, ...branch }),
    z.strictObject({ ...leaf, is: Value }),
    z.strictObject({ ...leaf, oneOf: z.array(Value).min(1) }),
    z.strictObject({ ...leaf, atLeast: z.union([z.int(), z.string()]) }),
    z.strictObject({ ...leaf, atMost: z.union([z.int(), z.string()]) }),
  ]),
)

/** Who vouches for a fact, and whether time, proof or choice can change it: counterfactuals move only what can move. */
const common = {
  label: Text,
  attestedBy: z.enum(['applicant', 'employer', 'citizenNumber', 'body']),
  changes: z.enum(['never', 'withTime', 'byEvidence', 'byChoice']),
}

/** A fact that the policy asks for, or derives from another one by one of a closed set of ways. */
export const FactDefinition = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('boolean'),
    ...common,
    derived: z.strictObject({ way: z.literal('minority'), from: z.string() }).optional(),
  }),
  z.strictObject({
    type: z.literal('code'),
    ...common,
    standard: z.enum(['GB/T 3304', 'GB/T 4658', 'GB/T 2261.1', 'policy']),
    values: z.array(z.string()).min(1),
  }),
  z.strictObject({ type: z.literal('ordered'), ...common, values: z.array(z.string()).min(2) }),
  z.strictObject({
    type: z.literal('integer'),
    ...common,
    unit: Text,
    min: z.int(),
    max: z.int(),
    derived: z
      .discriminatedUnion('way', [
        z.strictObject({
          way: z.literal('age'),
          from: z.string(),
          on: cited(Day),
          convention: cited(z.enum(['exact', 'exactBirthdayIncluded', 'calendarYear', 'calendarYearMinusOne'])),
        }),
        z.strictObject({
          way: z.literal('fullYears'),
          from: z.string(),
          on: cited(Day),
          counting: cited(z.enum(['wholeMonths', 'calendarYears'])),
        }),
      ])
      .optional(),
  }),
  z.strictObject({ type: z.literal('day'), ...common }),
  z.strictObject({ type: z.literal('spans'), ...common }),
])
export type FactDefinition = z.infer<typeof FactDefinition>

const settled = { clause: z.string().min(1), decidedBy: z.string().optional(), because: z.string().optional() }
const Percent = z.int().min(0).max(100)
const share = {
  code: Code,
  label: Text,
  of: Criterion,
  /** Whose people make the whole: each body's, each track's, each body's on each track, or all of the round. */
  within: z.enum(['body', 'track', 'bodyAndTrack', 'round']),
  ...settled,
}

/** How many of a group may, or must, be people of a kind: 'at most 10 % from the cities' */
export const Share = z.union([z.strictObject({ ...share, atMostPercent: Percent }), z.strictObject({ ...share, atLeastPercent: Percent })])
export type Share = z.infer<typeof Share>

const preference = {
  code: Code,
  label: Text,
  /** Before the rank that the body gives, or only between people whom the rank leaves equal. */
  as: z.enum(['rankedFirst', 'tieBreak']),
  ...settled,
}

/** Who comes before whom: people of a kind, or those with more (or less) of a fact that has an order. The order of the list is the order of the law. */
export const Preference = z.union([
  z.strictObject({ ...preference, prefer: Criterion }),
  z.strictObject({ ...preference, order: z.string(), first: z.enum(['highest', 'lowest']) }),
])
export type Preference = z.infer<typeof Preference>
