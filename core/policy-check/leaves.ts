/** The leaves of the criteria against the facts: each asks of a fact that exists something that this fact can be. */
import { misfitOf } from '../criteria/cells.ts'
import { comparisonOf } from '../criteria/evaluate.ts'
import { isLeaf, type Leaf, nodesOf } from '../criteria/tree.ts'
import { setAsideIn } from '../round/places.ts'
import { educationCodes } from '../standards/education.ts'
import { ethnicGroupCodes } from '../standards/ethnic-groups.ts'
import { sexCodes } from '../standards/sex.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

const checkLeaf = (folder: PolicyFolder, leaf: Leaf, path: readonly PropertyKey[]): readonly Finding[] => {
  const found = finder(folder)
  const { fact, clause } = leaf
  const definition = folder.law.policy.facts[fact]
  if (!definition) return [found('unknownFact', [...path, 'fact'], clause, `the policy has no fact ${fact}`)]
  if (definition.type === 'spans')
    return [found('unknownValue', path, clause, `${fact} is a list of spans: compare a number derived from it`)]
  const misfits = misfitOf(comparisonOf(leaf), definition)
  if (misfits.length === 0) return []
  const wants = 'values' in definition ? definition.values.join(', ') : definition.type
  const message = `${fact} can't be compared so with ${misfits.map(m => JSON.stringify(m)).join(', ')}; it is one of: ${wants}`
  return [found('unknownValue', path, clause, message)]
}

const sources = { minority: 'code', age: 'day', fullYears: 'spans' } as const

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

export const checkLeaves = (folder: PolicyFolder): readonly Finding[] => {
  const tracks = Object.entries(folder.law.policy.tracks)
  const ofTracks = tracks.flatMap(([track, { criteria }]) => nodesOf(criteria, ['policy', 'tracks', track, 'criteria']))
  const ofReserved = setAsideIn(folder.law).flatMap((r, i) =>
    nodesOf(r.for, ['policy', 'procedure', 'reserved', 'value', String(i), 'for']),
  )
  const nodes = [...ofTracks, ...ofReserved, ...groupNodes(folder)]
  return [
    ...nodes.flatMap(({ node, path }) => (isLeaf(node) ? checkLeaf(folder, node, path) : [])),
    ...checkDerived(folder),
    ...checkCodes(folder),
  ]
}
