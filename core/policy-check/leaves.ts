/** The leaves of the criteria against the facts: each asks of a fact that exists something that this fact can be. */
import type { Comparison, Criterion, FactDefinition, Leaf, Policy } from '../../policy/shape.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

export type Path = readonly PropertyKey[]

/** Every criterion at or below one, with its path. */
export const criteriaBelow = (criterion: Criterion, path: Path): readonly { readonly criterion: Criterion; readonly path: Path }[] => {
  const children = (key: 'allOf' | 'anyOf', of: readonly Criterion[]) => of.flatMap((c, i) => criteriaBelow(c, [...path, key, i]))
  const here = { criterion, path }
  if ('allOf' in criterion) return [here, ...children('allOf', criterion.allOf)]
  if ('anyOf' in criterion) return [here, ...children('anyOf', criterion.anyOf)]
  if ('not' in criterion) return [here, ...criteriaBelow(criterion.not, [...path, 'not'])]
  return [here]
}

export const criteriaOf = (policy: Policy, track: string) => {
  const found = policy.tracks[track]
  return found ? criteriaBelow(found.criteria, ['policy', 'tracks', track, 'criteria']) : []
}

/** What the leaf compares with, as a list, and whether the comparison needs an order. */
export const wantedOf = (leaf: Comparison): { readonly values: readonly (boolean | number | string)[]; readonly byOrder: boolean } => {
  if ('is' in leaf) return { values: [leaf.is], byOrder: false }
  if ('oneOf' in leaf) return { values: leaf.oneOf, byOrder: false }
  return { values: ['atLeast' in leaf ? leaf.atLeast : leaf.atMost], byOrder: true }
}

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Why a leaf can't ask this of the fact; undefined when it can. */
const misfit = (leaf: Leaf, fact: FactDefinition): string | undefined => {
  const { values, byOrder } = wantedOf(leaf)
  const all = (fits: (v: boolean | number | string) => boolean, kind: string) => {
    const bad = values.find(v => !fits(v))
    return bad === undefined ? undefined : `${leaf.fact} is never ${JSON.stringify(bad)}: ${kind}`
  }
  if (fact.type === 'spans') return `${leaf.fact} is a list of spans and can't be compared; derive a number from it`
  if (byOrder && (fact.type === 'boolean' || fact.type === 'code')) return `${leaf.fact} has no order, so atLeast and atMost mean nothing`
  if (fact.type === 'boolean') return all(v => typeof v === 'boolean', 'it is true or false')
  if (fact.type === 'integer') return all(v => typeof v === 'number', 'it is a whole number')
  if (fact.type === 'day') return all(isDay, 'it is a day, 2022-03-03')
  return all(v => fact.values.some(known => known === v), `its values are ${fact.values.join(', ')}`)
}

const checkLeaf = (folder: PolicyFolder, leaf: Leaf, path: Path): readonly Finding[] => {
  const found = finder(folder)
  const fact = folder.law.policy.facts[leaf.fact]
  if (!fact) return [found('unknownFact', [...path, 'fact'], leaf.clause, `the policy has no fact ${leaf.fact}`)]
  const why = misfit(leaf, fact)
  return why === undefined ? [] : [found('unknownValue', path, leaf.clause, why)]
}

const checkDerived = (folder: PolicyFolder): readonly Finding[] => {
  const { facts } = folder.law.policy
  const wants = { minority: 'code', age: 'day', fullYears: 'spans' } as const
  return Object.entries(facts).flatMap(([name, fact]) => {
    const derived = 'derived' in fact ? fact.derived : undefined
    if (!derived || facts[derived.from]?.type === wants[derived.way]) return []
    const message = `${name} is derived from ${derived.from}, which is not a fact of type ${wants[derived.way]}`
    return [finder(folder)('unknownFact', ['policy', 'facts', name, 'derived'], undefined, message)]
  })
}

export const checkLeaves = (folder: PolicyFolder): readonly Finding[] => {
  const { policy } = folder.law
  const leaves = Object.keys(policy.tracks).flatMap(track => criteriaOf(policy, track))
  const unfit = leaves.flatMap(({ criterion, path }) => ('fact' in criterion ? checkLeaf(folder, criterion, path) : []))
  return [...unfit, ...checkDerived(folder)]
}
