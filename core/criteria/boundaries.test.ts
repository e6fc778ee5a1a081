/** The worked cases of 2022 against the boundaries of its criteria. */
// A number of the notice that no case stands on both sides of is a number that nobody would miss.
import { expect, test } from 'vitest'
import { readPolicyFiles } from '../../policy/load.ts'
import { policy } from '../../test/criteria.ts'
import { comparisonsWith } from './bound.ts'
import { compare, domainOf } from './compare.ts'
import { deriveFacts } from './derive.ts'
import { getDefinition, getTrack, isTable, leavesOf, nodesOf, type Value } from './tree.ts'

const { examples = [] } = readPolicyFiles(new URL('../../policy/nmg-tepei/2022', import.meta.url).pathname)
const known = (facts: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

/** The values of a fact that the cases of a track have. */
const seenOn = (track: string, fact: string) =>
  new Set(examples.flatMap(one => (one.track === track ? [deriveFacts(policy, known(one.facts))[fact]] : [])))

/** What must be seen of a leaf: the bound, one below, one above; of a list of codes each that is admitted and one that is not; of a yes or no both. */
const wantedOf = (track: string, fact: string): readonly (readonly Value[])[] => {
  const definition = getDefinition(policy.facts, fact)
  const leaves = leavesOf(getTrack(policy, track).criteria).filter(leaf => leaf.fact === fact)
  return leaves.flatMap(leaf =>
    comparisonsWith(leaf, fact).flatMap((comparison): readonly (readonly Value[])[] => {
      const domain = domainOf(definition, [comparison])
      const admitted = domain.filter(value => compare(comparison, definition, value) === true)
      const others = domain.filter(value => !admitted.includes(value))
      if ('is' in comparison || 'oneOf' in comparison) return [...admitted.map(value => [value]), ...(others.length > 0 ? [others] : [])]
      const at = domain.indexOf('atLeast' in comparison ? comparison.atLeast : comparison.atMost)
      return [at - 1, at, at + 1].flatMap(i => (domain[i] === undefined ? [] : [[domain[i]]]))
    }),
  )
}

for (const track of Object.keys(policy.tracks)) {
  test(`${track}: every boundary of every leaf is met by a worked case on both sides`, () => {
    const facts = [...new Set(leavesOf(getTrack(policy, track).criteria).map(({ fact }) => fact))]
    const missing = facts.flatMap(fact => {
      const seen = seenOn(track, fact)
      return wantedOf(track, fact).flatMap(some => (some.some(value => seen.has(value)) ? [] : [`${fact} ${some.slice(0, 4).join('|')}`]))
    })
    expect([...new Set(missing)]).toEqual([])
  })
}

test('the criteria of 2022 have no table, so the leaves above are all there is; at least sixty cases stand', () => {
  const nodes = Object.values(policy.tracks).flatMap(({ criteria }) => nodesOf(criteria))
  expect(nodes.some(({ node }) => 'fact' in node && isTable(node))).toBe(false)
  expect(examples.length).toBeGreaterThanOrEqual(60)
})
