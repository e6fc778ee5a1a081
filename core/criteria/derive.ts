/** From the raw facts of a person to all facts of the policy: minority from the ethnic group, age from the birth date, years from the work. */
import type { FactDefinition, Policy } from '../../policy/shape.ts'
import { type AgeConvention, addYears, ageOn, isDay } from '../calendar.ts'
import { isMinority } from '../standards/ethnic-groups.ts'
import { happened, isPast } from './past.ts'
import type { Facts, Value, Values } from './tree.ts'
import { fullYears, isWork } from './years.ts'

/** The facts as they were given, by the policy's names. What is missing, or of another type than the policy says, is unknown. */
export type RawFacts = Readonly<Record<string, unknown>>

const find = (raw: RawFacts, fact: string): unknown => (Object.hasOwn(raw, fact) ? raw[fact] : undefined)

/** The age on a day. Whoever is not born by then has no age, rather than a small one. */
const ageFrom = (birthDate: unknown, on: string, convention: AgeConvention): number | undefined =>
  typeof birthDate === 'string' && isDay(birthDate) && birthDate <= on ? ageOn(birthDate, on, convention) : undefined

const within = ({ min, max }: { readonly min: number; readonly max: number }, count: number) => count >= min && count <= max

const given = (definition: FactDefinition, found: unknown): Value | undefined => {
  if (definition.type === 'boolean') return typeof found === 'boolean' ? found : undefined
  if (definition.type === 'integer')
    return typeof found === 'number' && Number.isSafeInteger(found) && within(definition, found) ? found : undefined
  if (typeof found !== 'string') return undefined
  if (definition.type === 'code' || definition.type === 'ordered') return definition.values.includes(found) ? found : undefined
  return definition.type === 'day' && isDay(found) ? found : undefined
}

const countFrom = (definition: FactDefinition & { readonly type: 'integer' }, raw: RawFacts, yearsLater: number): number | undefined => {
  const { derived } = definition
  if (derived === undefined) return undefined
  const found = find(raw, derived.from)
  const on = yearsLater === 0 ? derived.on.value : addYears(derived.on.value, yearsLater)
  const years = () => (isWork(found) && derived.way === 'fullYears' ? fullYears(found, on, derived.counting.value, derived.of) : undefined)
  const count = derived.way === 'age' ? ageFrom(found, on, derived.convention.value) : years()
  return count !== undefined && within(definition, count) ? count : undefined
}

const answerFrom = (
  { derived }: FactDefinition & { readonly type: 'boolean' },
  raw: RawFacts,
  yearsLater: number,
  programme: string,
): boolean | undefined => {
  const found = derived && find(raw, derived.from)
  if (derived?.way === 'happened') return isPast(found) ? happened(found, derived, yearsLater, programme) : undefined
  return typeof found === 'string' ? isMinority(found) : undefined
}

const deriveFact = (policy: Policy, definition: FactDefinition, fact: string, raw: RawFacts, yearsLater: number): Value | undefined => {
  if (!('derived' in definition) || definition.derived === undefined) return given(definition, find(raw, fact))
  if (definition.type === 'integer') return countFrom(definition, raw, yearsLater)
  return answerFrom(definition, raw, yearsLater, policy.programme.id)
}

/** All facts of the policy, raw and derived; undefined where unknown. */
export const deriveFacts = (policy: Policy, raw: RawFacts): Values => {
  const values: Record<string, Value | undefined> = {}
  for (const [fact, definition] of Object.entries(policy.facts)) values[fact] = deriveFact(policy, definition, fact, raw, 0)
  return values
}

/**
 * The same facts so many years later, all else unchanged: those of `counted` that are derived are counted on that later day, where work that goes on keeps
 * counting, work that has ended does not, and what happened lies further back.
 */
export const derivedLater = (policy: Policy, counted: Facts, raw: RawFacts, now: Values, yearsLater: number): Values => {
  const values: Record<string, Value | undefined> = { ...now }
  for (const [fact, definition] of Object.entries(counted)) {
    if ('derived' in definition && definition.derived !== undefined) values[fact] = deriveFact(policy, definition, fact, raw, yearsLater)
  }
  return values
}
