/** The facts that a policy adds of its own: those that the form of annex 2 has no place for, and that a person can answer. */
import type { FactDefinition, Policy } from '../../policy/shape.ts'
import { valueShape } from '../criteria/index.ts'

/** What the form and the card in it already give. */
const inForm = ['birthDate', 'ethnicGroup', 'healthy', 'conductPledged', 'education', 'titleLevel', 'work', 'employerLevel', 'fieldServed']

/** A fact that one field can hold. */
export type OwnFact = Exclude<FactDefinition, { readonly type: 'spans' | 'events' }>

const isOwn = (fact: string, definition: FactDefinition): definition is OwnFact => {
  if (inForm.includes(fact) || definition.type === 'spans' || definition.type === 'events') return false
  if ('derived' in definition && definition.derived !== undefined) return false
  return definition.attestedBy === 'applicant' || definition.attestedBy === 'body'
}

/** In the order of the policy. */
export const ownFacts = ({ facts }: Policy): readonly (readonly [string, OwnFact])[] =>
  Object.entries(facts).flatMap(([fact, definition]) => (isOwn(fact, definition) ? [[fact, definition] as const] : []))

/** What was typed for such a fact, as its type wants it; undefined where it is none. */
export const readOwn = (definition: OwnFact, typed: string): boolean | number | string | undefined => {
  if (definition.type === 'boolean') return typed === 'true' ? true : typed === 'false' ? false : undefined
  if (definition.type === 'integer') return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined
  return typed
}

export const fits = (definition: OwnFact, value: unknown): boolean => valueShape(definition).safeParse(value).success

/** What a form may say by the policy's own names. Any other name, and a value that its fact can't have, says nothing. */
export const ownGiven = (policy: Policy, own: unknown): Readonly<Record<string, unknown>> => {
  const given = new Map<string, unknown>(typeof own === 'object' && own !== null ? Object.entries(own) : [])
  return Object.fromEntries(
    ownFacts(policy).flatMap(([fact, definition]) => (fits(definition, given.get(fact)) ? [[fact, given.get(fact)]] : [])),
  )
}

/** Whether a fact of the policy counts the years at the present employer, which the history then has to tell. */
export const countsThisEmployer = ({ facts }: Policy): boolean =>
  Object.values(facts).some(fact => fact.type === 'integer' && fact.derived?.way === 'fullYears' && fact.derived.of === 'employer')
