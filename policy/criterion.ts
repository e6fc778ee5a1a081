/** Criteria as data: a tree of allOf, anyOf, not and count … of over typed facts; each leaf compares one fact and cites its clause. */
import { z } from 'zod'
import { Code, Text } from './words.ts'

const Value = z.union([z.boolean(), z.int(), z.string()])

/** What a leaf may ask of a fact. Exactly one comparison stands in a leaf; 以上 and 以下 include the number itself. */
export type Comparison =
  | { readonly is: boolean | number | string }
  | { readonly oneOf: readonly (boolean | number | string)[] }
  | { readonly atLeast: number | string }
  | { readonly atMost: number | string }

/** The bound for those of whom another fact says this; `waived` asks nothing of them. */
export type Case = Comparison & ({ readonly value: number | string } | { readonly waived: true })
/** A bound that depends on another fact, `by`. The first case that holds of it gives the value. */
export type BoundTable = {
  readonly by: string
  readonly cases: readonly Case[]
  readonly otherwise: number | string | { readonly waived: true }
}
export type TableComparison = { readonly atLeast: BoundTable } | { readonly atMost: BoundTable }
type Bound = number | string | BoundTable
type Asked =
  | Exclude<Comparison, { readonly atLeast: unknown } | { readonly atMost: unknown }>
  | { readonly atLeast: Bound }
  | { readonly atMost: Bound }

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
export type Leaf = Cites & { readonly fact: string } & Asked
export type Criterion =
  | (Partial<Cites> & { readonly allOf: readonly Criterion[] })
  | (Partial<Cites> & { readonly anyOf: readonly Criterion[] })
  | (Partial<Cites> & { readonly not: Criterion })
  | (Partial<Cites> & { readonly count: number; readonly of: readonly Criterion[] })
  | Leaf

const note = { label: Text.optional(), decidedBy: z.string().optional(), because: z.string().optional(), remark: Remark.optional() }
const branch = { clause: z.string().optional(), ...note }
const leaf = {
  fact: z.string().describe('The name of a fact of this policy.'),
  clause: z.string('a leaf needs the clause that it comes from'),
  ...note,
}

const bare = z.union([z.int(), z.string()])
const waived = z.literal(true, 'waived is true, or left out for a value').describe('Nothing is asked of these people.')
const needsValue = 'a case needs a value, or waived: true'
const value = z.union([z.int(), z.string()], needsValue)
const comparisons = ['is', 'oneOf', 'atLeast', 'atMost'] as const
const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)
const asked = (input: Readonly<Record<string, unknown>>) => comparisons.filter(each => each in input)

const caseFault = ({ input }: { readonly input?: unknown }) => {
  if (!isRecord(input) || asked(input).length !== 1) return 'a case asks one thing of the fact in by: is, oneOf, atLeast or atMost'
  if ('value' in input === 'waived' in input) return needsValue
  return undefined
}
const some = z.array(Value).min(1)
const Case = z.union(
  [
    z.strictObject({ is: Value, value }),
    z.strictObject({ is: Value, waived }),
    z.strictObject({ oneOf: some, value }),
    z.strictObject({ oneOf: some, waived }),
    z.strictObject({ atLeast: bare, value }),
    z.strictObject({ atLeast: bare, waived }),
    z.strictObject({ atMost: bare, value }),
    z.strictObject({ atMost: bare, waived }),
  ],
  { error: caseFault },
)

const BoundTable = z
  .strictObject({
    by: z.string('a table of values needs by: the fact that says which value applies'),
    cases: z.array(Case, 'a table of values needs cases').min(1, 'a table of values needs at least one case'),
    otherwise: z.union(
      [z.int(), z.string(), z.strictObject({ waived })],
      'a table of values needs otherwise: the value for everybody else, or { waived: true }',
    ),
  })
  .describe('A bound that depends on another fact: the first case that holds of it gives the value.')
const bound = z.union([z.int(), z.string(), BoundTable], {
  error: ({ input }) => (isRecord(input) ? undefined : 'a bound is a whole number, a value of the fact, or a table of values'),
})

const forms = ['allOf', 'anyOf', 'not', 'count', 'fact'] as const
const formFault = ({ input }: { readonly input?: unknown }) => {
  if (!isRecord(input)) return 'a criterion is a map: a fact with a comparison, allOf, anyOf, not, or count … of'
  const found = forms.filter(form => form in input)
  if ('of' in input && found.length === 0) return 'of needs count: at least how many of these parts have to hold'
  if (found.length === 0) return 'a criterion is a fact with a comparison, allOf, anyOf, not, or count … of'
  if (found.length > 1) return `a criterion has one form, and this one has ${found.join(' and ')}`
  if (found[0] === 'fact' && asked(input).length !== 1) return 'a leaf asks one thing of its fact: is, oneOf, atLeast or atMost'
  return undefined
}

const parts = (form: string) => z.array(Criterion, `${form} needs a list of criteria`).min(1, `${form} needs at least one part`)

export const Criterion: z.ZodType<Criterion> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ allOf: parts('allOf').describe('Every part holds.'), ...branch }),
        z.strictObject({ anyOf: parts('anyOf').describe('At least one part holds.'), ...branch }),
        z.strictObject({ not: Criterion, ...branch }),
        z
          .strictObject({
            count: z.int('count is a whole number').min(1, 'count is at least 1').describe('At least so many parts of `of` hold.'),
            of: parts('count … of'),
            ...branch,
          })
          .refine(({ count, of }) => count <= of.length, { path: ['count'], message: 'count is above the number of parts' }),
        z.strictObject({ ...leaf, is: Value.describe('The fact is this value.') }),
        z.strictObject({
          ...leaf,
          oneOf: z
            .array(Value, 'oneOf needs a list of values')
            .min(1, 'oneOf needs at least one value')
            .describe('The fact is one of these values.'),
        }),
        z.strictObject({ ...leaf, atLeast: bound.describe('以上: this or more; the number itself is included.') }),
        z.strictObject({ ...leaf, atMost: bound.describe('以下: this or less; the number itself is included.') }),
      ],
      { error: formFault },
    ),
  )
  .meta({ id: 'Criterion', description: 'A condition on a person: a fact with a comparison, allOf, anyOf, not, or count … of.' })

const settled = {
  clause: z.string('a clause is needed').min(1),
  decidedBy: z.string().optional(),
  because: z.string().optional(),
}
const Percent = z.int('a whole number of percent').min(0, 'a percentage from 0 to 100').max(100, 'a percentage from 0 to 100')
const share = {
  code: Code,
  label: Text,
  of: Criterion,
  within: z
    .enum(['body', 'track', 'bodyAndTrack', 'round'], 'within is body, track, bodyAndTrack or round')
    .describe("Whose people make the whole: each body's, each track's, each body's on each track, or all of the round."),
  ...settled,
}
const shareFault = ({ input }: { readonly input?: unknown }) =>
  isRecord(input) && 'atMostPercent' in input !== 'atLeastPercent' in input
    ? undefined
    : 'a share has atMostPercent or atLeastPercent, one of them'

/** How many of a group may, or must, be people of a kind: 'at most 10 % from the cities' */
export const Share = z.union(
  [z.strictObject({ ...share, atMostPercent: Percent }), z.strictObject({ ...share, atLeastPercent: Percent })],
  {
    error: shareFault,
  },
)
export type Share = z.infer<typeof Share>

const preference = {
  code: Code,
  label: Text,
  as: z
    .enum(['rankedFirst', 'tieBreak'], 'as is rankedFirst or tieBreak')
    .describe('Before the rank that the body gives, or only between people whom the rank leaves equal.'),
  ...settled,
}
const preferenceFault = ({ input }: { readonly input?: unknown }) =>
  isRecord(input) && 'prefer' in input !== 'order' in input
    ? undefined
    : 'a preference has prefer (people of a kind) or order (a fact), one of them'

/** Who comes before whom: people of a kind, or those with more (or less) of a fact that has an order. The order of the list is the order of the law. */
export const Preference = z.union(
  [
    z.strictObject({ ...preference, prefer: Criterion }),
    z.strictObject({ ...preference, order: z.string(), first: z.enum(['highest', 'lowest'], 'order needs first: highest or lowest') }),
  ],
  { error: preferenceFault },
)
export type Preference = z.infer<typeof Preference>
