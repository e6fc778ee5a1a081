/** The raw facts of a person as a policy asks for them: their shape, its JSON Schema, and what is wrong with a set of them. */
import { z } from 'zod'
import { PastEvent } from '../../policy/fact.ts'
import type { FactDefinition, Policy } from '../../policy/shape.ts'
import { deriveFacts } from './derive.ts'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** Months of work, both ends counted; without `to` it goes on. */
export const WorkSpan = z
  .strictObject({ from: Month, to: Month.optional(), sameProfession: z.boolean(), thisEmployer: z.boolean().optional() })
  .refine(({ from, to }) => to === undefined || from <= to, { path: ['to'], message: 'the span ends before it starts' })
export const WorkSpans = z.array(WorkSpan).max(200)

/** Something that happened to a person; without a programme in this one. `until` is the last day of what lasted. */
const Past = z
  .strictObject({ event: PastEvent, programme: z.string().optional(), on: z.iso.date(), until: z.iso.date().optional() })
  .refine(({ on, until }) => until === undefined || on <= until, { path: ['until'], message: 'it ends before it begins' })
const Pasts = z.array(Past).max(200)

/** The shape of one value of a fact. */
export const valueShape = (definition: FactDefinition) => {
  if (definition.type === 'boolean') return z.boolean()
  if (definition.type === 'code' || definition.type === 'ordered') return z.literal(definition.values)
  if (definition.type === 'integer') return z.int().min(definition.min).max(definition.max)
  if (definition.type === 'day') return z.iso.date()
  return definition.type === 'events' ? Pasts : WorkSpans
}

const isRaw = (definition: FactDefinition) => !('derived' in definition && definition.derived !== undefined)

const makeShape = (policy: Policy) => {
  const raw = Object.entries(policy.facts).filter(([, definition]) => isRaw(definition))
  const fields = raw.map(([fact, definition]): [string, z.ZodOptional] => {
    const { zh, en } = definition.label
    const standard = definition.type === 'code' ? ` (${definition.standard})` : ''
    return [
      fact,
      valueShape(definition)
        .meta({ title: zh, description: en + standard })
        .optional(),
    ]
  })
  return z.strictObject(Object.fromEntries(fields))
}

const shapes = new WeakMap<Policy, ReturnType<typeof makeShape>>()

/** The strict shape of one person's facts. Every fact may be missing: what is missing is unknown, and no other key is allowed. */
export const shapeOfFacts = (policy: Policy) => {
  const shape = shapes.get(policy) ?? makeShape(policy)
  shapes.set(policy, shape)
  return shape
}

/** The JSON Schema (draft 2020-12) of one person's facts. */
export const schemaOfFacts = (policy: Policy) =>
  z.toJSONSchema(
    shapeOfFacts(policy).meta({ title: policy.programme.name.zh, description: `Facts of one person, edition ${policy.edition}` }),
    {
      target: 'draft-2020-12',
    },
  )

/** `path` is a JSON path such as $.work[0].to. */
export type FactProblem = { readonly path: string; readonly reason: string }

const jsonPath = (keys: readonly PropertyKey[]) =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return /^[A-Za-z_]\w*$/.test(String(key)) ? `${path}.${String(key)}` : `${path}[${JSON.stringify(String(key))}]`
  }, '$')

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const at = (raw: unknown, keys: readonly PropertyKey[]): unknown =>
  keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), raw)

const reasonOf = (issue: z.core.$ZodIssue, found: unknown): string => {
  if (issue.code === 'invalid_type' && found === undefined) return `missing: ${issue.expected} wanted`
  if (issue.code === 'invalid_type') return `wrong type: ${issue.expected} wanted, ${typeOf(found)} found`
  if (issue.code === 'invalid_value') {
    return typeof found === 'string' ? `unknown code ${JSON.stringify(found)}` : `wrong type: string wanted, ${typeOf(found)} found`
  }
  if (issue.code === 'invalid_format') return `impossible ${issue.format === 'date' ? 'day' : 'month'} ${JSON.stringify(found)}`
  return issue.message
}

const problemsOf = (issue: z.core.$ZodIssue, raw: unknown): readonly FactProblem[] => {
  if (issue.code !== 'unrecognized_keys') return [{ path: jsonPath(issue.path), reason: reasonOf(issue, at(raw, issue.path)) }]
  return issue.keys.map(key => ({ path: jsonPath([...issue.path, key]), reason: 'unknown fact' }))
}

/** A raw fact from which nothing can be counted is one that no person can have, such as a birth after the day on which age counts. */
const uncountable = (policy: Policy, raw: Readonly<Record<string, unknown>>): readonly FactProblem[] => {
  const values = deriveFacts(policy, raw)
  return Object.entries(policy.facts).flatMap(([fact, definition]) => {
    if (definition.type !== 'integer' || definition.derived === undefined) return []
    const { min, max, derived } = definition
    if (raw[derived.from] === undefined || values[fact] !== undefined) return []
    return [{ path: jsonPath([derived.from]), reason: `gives no ${fact} from ${min} to ${max} on ${derived.on.value}` }]
  })
}

/** What is wrong with one person's raw facts; nothing when they can be judged. A missing fact is unknown and no problem. */
export const problemsIn = (policy: Policy, raw: unknown): readonly FactProblem[] => {
  const parsed = shapeOfFacts(policy).safeParse(raw)
  if (parsed.success) return uncountable(policy, parsed.data)
  return parsed.error.issues.flatMap(issue => problemsOf(issue, raw))
}
