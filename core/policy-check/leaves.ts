/** The leaves of the criteria against the facts: each asks of a fact that exists something that this fact can be. */
import type { Comparison, FactDefinition } from '../../policy/shape.ts'
import { getTable, outcomesOf, reachableIn } from '../criteria/bound.ts'
import { comparisonOf, misfitOf } from '../criteria/compare.ts'
import { isLeaf, isTable, type Leaf, nodesOf, type TableLeaf } from '../criteria/tree.ts'
import { setAsideIn } from '../round/places.ts'
import { educationCodes } from '../standards/education.ts'
import { ethnicGroupCodes } from '../standards/ethnic-groups.ts'
import { sexCodes } from '../standards/sex.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

type Path = readonly PropertyKey[]

/** A list can't be compared; what can be is derived from it. */
const isList = ({ type }: FactDefinition) => type === 'spans' || type === 'events'

const checkComparison = (folder: PolicyFolder, fact: string, comparison: Comparison, clause: string, path: Path): readonly Finding[] => {
  const found = finder(folder)
  const definition = folder.law.policy.facts[fact]
  if (!definition) return [found('unknownFact', path, clause, `the policy has no fact ${fact}`)]
  if (isList(definition)) {
    return [found('unknownValue', path, clause, `${fact} is a list of ${definition.type}: compare what is derived from it`)]
  }
  const misfits = misfitOf(comparison, definition)
  if (misfits.length === 0) return []
  const wants = 'values' in definition ? definition.values.join(', ') : definition.type
  const message = `${fact} can't be compared so with ${misfits.map(m => JSON.stringify(m)).join(', ')}; it is one of: ${wants}`
  return [found('unknownValue', path, clause, message)]
}

/** The fact that a table depends on exists and is another one, its cases ask what that fact can be, and each case is somebody's. */
const checkTable = (folder: PolicyFolder, leaf: TableLeaf, path: Path): readonly Finding[] => {
  const { by, cases } = getTable(leaf)
  const found = finder(folder)
  const at = [...path, 'atLeast' in leaf ? 'atLeast' : 'atMost']
  const definition = folder.law.policy.facts[by]
  if (!definition) return [found('unknownFact', [...at, 'by'], leaf.clause, `the policy has no fact ${by}`)]
  if (by === leaf.fact) return [found('unknownFact', [...at, 'by'], leaf.clause, `the bound of ${by} can't depend on ${by} itself`)]
  const wrong = cases.flatMap((one, i) => checkComparison(folder, by, comparisonOf(one), leaf.clause, [...at, 'cases', i]))
  if (wrong.length > 0) return wrong
  const reached = reachableIn(getTable(leaf), definition)
  return [...cases, undefined].flatMap((one, i) => {
    if (reached.includes(i)) return []
    if (one === undefined) return [found('caseNeverApplies', [...at, 'otherwise'], leaf.clause, `the cases leave nobody for otherwise`)]
    return [
      found('caseNeverApplies', [...at, 'cases', i], leaf.clause, `no value of ${by} comes to this case: the cases before it take all`),
    ]
  })
}

const checkLeaf = (folder: PolicyFolder, leaf: Leaf, path: Path): readonly Finding[] => {
  const { fact, clause } = leaf
  const at = folder.law.policy.facts[fact] ? path : [...path, 'fact']
  const own = outcomesOf(leaf).flatMap(outcome => ('waived' in outcome ? [] : checkComparison(folder, fact, outcome, clause, at)))
  // One mistake of a fact would else be told once for each value of a table.
  const once = own.filter((one, i) => own.findIndex(({ message }) => message === one.message) === i)
  return isTable(leaf) ? [...once, ...checkTable(folder, leaf, path)] : once
}

const sources = { minority: 'code', age: 'day', fullYears: 'spans', happened: 'events' } as const

const checkDerived = (folder: PolicyFolder): readonly Finding[] => {
  const { facts } = folder.law.policy
  return Object.entries(facts).flatMap(([name, fact]) => {
    const derived = 'derived' in fact ? fact.derived : undefined
    if (!derived || facts[derived.from]?.type === sources[derived.way]) return []
    const message = `${name} is derived from ${derived.from}, which is not a fact of type ${sources[derived.way]}`
    return [finder(folder)('unknownFact', ['policy', 'facts', name, 'derived'], undefined, message)]
  })
}

const standards: Readonly<Record<string, readonly string[]>> = {
  'GB/T 3304': ethnicGroupCodes,
  'GB/T 4658': educationCodes,
  'GB/T 2261.1': sexCodes,
}

/** Words belong to values: a name of a value that is none would be shown nowhere. */
const checkNames = (folder: PolicyFolder): readonly Finding[] =>
  Object.entries(folder.law.policy.facts).flatMap(([name, fact]) => {
    if (!('values' in fact) || fact.names === undefined) return []
    const strange = Object.keys(fact.names).filter(value => !fact.values.includes(value))
    if (strange.length === 0) return []
    return [
      finder(folder)('unknownValue', ['policy', 'facts', name, 'names'], undefined, `${name} has no value ${strange.join(', ')} to name`),
    ]
  })

/** A coded fact has only values that its standard has: a wrong code would be a person whom no form can describe. */
const checkCodes = (folder: PolicyFolder): readonly Finding[] =>
  Object.entries(folder.law.policy.facts).flatMap(([name, fact]) => {
    const known = fact.type === 'code' ? standards[fact.standard] : undefined
    if (fact.type !== 'code' || !known) return []
    const strange = fact.values.filter(value => !known.includes(value))
    if (strange.length === 0) return []
    return [finder(folder)('unknownValue', ['policy', 'facts', name], undefined, `${fact.standard} has no ${strange.join(', ')}`)]
  })

/** The criteria of shares and preferences. */
const groupNodes = ({ law }: PolicyFolder) => {
  const { shares = [], preferences = [] } = law.policy.procedure
  const at = ['policy', 'procedure']
  return [
    ...shares.flatMap((share, i) => nodesOf(share.of, [...at, 'shares', i, 'of'])),
    ...preferences.flatMap((one, i) => ('prefer' in one ? nodesOf(one.prefer, [...at, 'preferences', i, 'prefer']) : [])),
  ]
}

/** A preference by more or less of a fact needs one that has more and less. */
const checkOrders = (folder: PolicyFolder): readonly Finding[] =>
  (folder.law.policy.procedure.preferences ?? []).flatMap((one, i) => {
    if (!('order' in one)) return []
    const at = ['policy', 'procedure', 'preferences', i, 'order']
    const type = folder.law.policy.facts[one.order]?.type
    if (type === undefined) return [finder(folder)('unknownFact', at, one.clause, `the policy has no fact ${one.order}`)]
    if (type === 'integer' || type === 'ordered' || type === 'day') return []
    return [finder(folder)('unknownValue', at, one.clause, `${one.order} has no order: it is of type ${type}`)]
  })

export const checkLeaves = (folder: PolicyFolder): readonly Finding[] => {
  const tracks = Object.entries(folder.law.policy.tracks)
  const ofTracks = tracks.flatMap(([track, { criteria }]) => nodesOf(criteria, ['policy', 'tracks', track, 'criteria']))
  const ofReserved = setAsideIn(folder.law).flatMap((r, i) =>
    nodesOf(r.for, ['policy', 'procedure', 'reserved', 'value', String(i), 'for']),
  )
  const nodes = [...ofTracks, ...ofReserved, ...groupNodes(folder)]
  return [
    ...nodes.flatMap(({ node, path }) => (isLeaf(node) ? checkLeaf(folder, node, path) : [])),
    ...checkOrders(folder),
    ...checkDerived(folder),
    ...checkNames(folder),
    ...checkCodes(folder),
  ]
}
