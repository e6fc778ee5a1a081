/** The shape of an invented population: how its attributes are drawn, one after the other, each from weights that may hang on those before it. */
import { z } from 'zod'
import { Day, Text } from './words.ts'

const missing = { missing: z.number().min(0).max(1).optional() }
const Weights = z
  .record(z.string(), z.number().nonnegative())
  .refine(weights => Object.values(weights).some(weight => weight > 0), 'at least one weight above 0')
const Range = z
  .strictObject({ from: z.int(), to: z.int(), weight: z.number().nonnegative() })
  .refine(({ from, to }) => from <= to, '`from` is after `to`')

/** One draw: `share` of those for whom it is true, `weights` of codes, or `ranges` of whole numbers, both ends included. */
const draws = {
  share: { share: z.number().min(0).max(1) },
  weights: { weights: Weights },
  ranges: { ranges: z.array(Range).min(1) },
}

/** What an earlier attribute must be: one of a list, or a number within bounds. All that are named must hold. */
const When = z.record(
  z.string(),
  z.union([
    z.array(z.union([z.string(), z.boolean()])).min(1),
    z.strictObject({ atLeast: z.int().optional(), atMost: z.int().optional() }),
  ]),
)

const Case = z.union([
  z.strictObject({ when: When.optional(), ...draws.share }),
  z.strictObject({ when: When.optional(), ...draws.weights }),
  z.strictObject({ when: When.optional(), ...draws.ranges }),
])
export type Case = z.infer<typeof Case>

/** An attribute: a draw, a list of cases of which the first that fits is drawn from, or a way to work it out from others. */
const Attribute = z.union([
  z.strictObject({ ...draws.share, ...missing }),
  z.strictObject({ ...draws.weights, ...missing }),
  z.strictObject({ ...draws.ranges, ...missing }),
  z.strictObject({ cases: z.array(Case).min(1), ...missing }),
  /** A day of birth that gives the age on a day. */
  z.strictObject({ way: z.literal('birthDate'), age: z.string(), on: Day, ...missing }),
  /** Work in the profession from the month in which the person reached an age until now; none when that lies ahead. */
  z.strictObject({ way: z.literal('workSince'), birthDate: z.string(), startAge: z.string(), on: Day, ...missing }),
  /** One number less another, 0 at least. */
  z.strictObject({ way: z.literal('less'), from: z.string(), take: z.string() }),
])
export type Attribute = z.infer<typeof Attribute>

/** `example` says that the shares are invented. Attributes that are no fact and no split, such as `startAge`, only serve those after them. */
export const PopulationShape = z.strictObject({
  example: z.boolean(),
  name: Text,
  people: z.int().min(1).max(5_000_000),
  attributes: z.record(z.string(), Attribute),
})
export type PopulationShape = z.infer<typeof PopulationShape>

/** The last year of each age band but the open one; the limits that notices use fall between two bands. */
export const usualAgeBands: readonly number[] = [25, 30, 35, 40, 45, 50, 55, 60]
