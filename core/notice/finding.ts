/** Where a proposal's path leads in a law: through cited values, and to the leaf of a criterion by its fact and clause. */
import { z } from 'zod'
import { Law } from '../../policy/shape.ts'
import type { Proposal } from './shape.ts'

export type Json = Readonly<Record<string, unknown>>
export type Keys = readonly string[]

export const isRecord = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x)
export const isCited = (x: unknown): x is Json => isRecord(x) && typeof x.clause === 'string' && 'value' in x
export const child = (node: unknown, key: string): unknown =>
  Array.isArray(node) ? node[Number(key)] : isRecord(node) ? node[key] : undefined

type LawClause = { readonly id: string; readonly number: string }
const clausesOfLaw = (law: Json): readonly LawClause[] => {
  const clauses = child(child(law, 'policy'), 'clauses')
  if (!Array.isArray(clauses)) return []
  return clauses.flatMap((clause: unknown) => {
    const [id, number] = [child(clause, 'id'), child(clause, 'number')]
    return typeof id === 'string' && typeof number === 'string' ? [{ id, number }] : []
  })
}

const ordinals = '一二三四五六七八九十'
/** 八第一段第一至二句 covers 八第一段第二句. */
const covers = (table: string, number: string): boolean => {
  const range = /^(.*)第(.)至(.)句$/.exec(table)
  const sentence = /^(.*)第(.)句$/.exec(number)
  if (range === null || sentence === null || range[1] !== sentence[1]) return false
  const [low, high, at] = [range[2], range[3], sentence[2]].map(letter => ordinals.indexOf(letter ?? ''))
  return low !== undefined && high !== undefined && at !== undefined && low <= at && at <= high
}

/** The law's own id of the clause that a proposal stands in: by its number, or by that of the nearest clause above it. */
export const clauseIdIn = (law: Json, number: string): string | undefined => {
  const clauses = clausesOfLaw(law)
  const exact = clauses.find(clause => clause.number === number) ?? clauses.find(clause => covers(clause.number, number))
  if (exact !== undefined) return exact.id
  return clauses.filter(clause => number.startsWith(clause.number)).toSorted((a, b) => b.number.length - a.number.length)[0]?.id
}

type LeafAt = { readonly keys: Keys; readonly clause: unknown }

/** Every leaf of a criterion on a fact with a comparison, as keys below the criterion. */
const leavesOf = (node: unknown, fact: string, comparison: string, keys: Keys = []): readonly LeafAt[] => {
  if (!isRecord(node)) return []
  if (node.fact === fact && comparison in node) return [{ keys, clause: node.clause }]
  const branches = ['allOf', 'anyOf'].flatMap(branch => {
    const list = node[branch]
    return Array.isArray(list) ? list.flatMap((one: unknown, i) => leavesOf(one, fact, comparison, [...keys, branch, String(i)])) : []
  })
  return [...branches, ...leavesOf(node.not, fact, comparison, [...keys, 'not'])]
}

const isAbove = (upper: unknown, lower: string): boolean =>
  typeof upper === 'string' && (lower === upper || lower.startsWith(`${upper}.`) || upper.startsWith(`${lower}.`))

/** The leaves beside which another fact of the sentence is asked for: those of its route. */
const onRoute = (criteria: unknown, leaves: readonly LeafAt[], besides: readonly string[]): readonly LeafAt[] =>
  leaves.filter(({ keys }) => {
    const branch = keys.slice(0, -2).reduce<unknown>(child, criteria)
    const list = child(branch, 'allOf')
    return Array.isArray(list) && list.some((one: unknown) => besides.some(fact => child(one, 'fact') === fact))
  })

/** The keys of the one leaf that a proposal means: the one of its clause and route, else the only one that there is. */
const leafKeys = (law: Json, proposal: Proposal, to: Keys, fact: string, comparison: string): Keys | undefined => {
  const criteria = to.reduce<unknown>(child, law)
  const all = leavesOf(criteria, fact, comparison)
  const clause = clauseIdIn(law, proposal.number)
  const here = clause === undefined ? [] : all.filter(leaf => leaf.clause === clause)
  const near = clause === undefined ? [] : all.filter(leaf => isAbove(leaf.clause, clause))
  const found = here.length > 0 ? here : near.length > 0 ? near : all
  const routed = found.length > 1 ? onRoute(criteria, found, proposal.besides ?? []) : found
  const [leaf] = routed
  return leaf === undefined || routed.length > 1 ? undefined : [...to, ...leaf.keys, comparison]
}

/** The keys that a proposal's path means in this law, whether or not something stands there. Undefined for a leaf that is not in the law, or not alone. */
export const keysIn = (law: Json, proposal: Proposal): Keys | undefined => {
  const keys = proposal.path.split('.')
  const at = keys.indexOf('criteria')
  if (at < 0) return keys
  const [fact, comparison] = keys.slice(at + 1)
  return fact === undefined || comparison === undefined ? undefined : leafKeys(law, proposal, keys.slice(0, at + 1), fact, comparison)
}

/** What stands at keys, stepping into cited values on the way and out of one at the end. */
export const valueAt = (law: Json, keys: Keys): unknown => {
  const node = keys.reduce<unknown>((above, key) => child(isCited(above) && !(key in above) ? above.value : above, key), law)
  return isCited(node) ? node.value : node
}

/** The shape of a law, by which a value that is not there yet is made as the law wants it. */
export const shapeOfLaw: unknown = z.toJSONSchema(Law, { target: 'draft-2020-12', io: 'input' })

/** The JSON Schema below a schema at a key, whether the key is named or any. */
export const shapeBelow = (node: unknown, key: string): unknown =>
  child(child(node, 'properties'), key) ?? child(node, 'additionalProperties') ?? child(node, 'items')
export const isCitedShape = (node: unknown): boolean =>
  child(child(node, 'properties'), 'clause') !== undefined && child(child(node, 'properties'), 'value') !== undefined
