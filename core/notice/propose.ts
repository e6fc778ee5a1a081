/** What a notice proposes: rules over its sentences, offline and without a model. Nothing becomes law by being proposed. */
import type { Law } from '../../policy/shape.ts'
import type { Rule } from './drafting.ts'
import { readNotice } from './reading.ts'
import { breachRules } from './rules/breach.ts'
import { criteriaRules } from './rules/criteria.ts'
import { daysRules } from './rules/days.ts'
import { dutiesRules } from './rules/duties.ts'
import { headRules } from './rules/head.ts'
import { moneyRules } from './rules/money.ts'
import { papersRules } from './rules/papers.ts'
import { placesRules } from './rules/places.ts'
import type { Proposal } from './shape.ts'

const rules: readonly Rule[] = [
  ...headRules,
  ...placesRules,
  ...criteriaRules,
  ...daysRules,
  ...papersRules,
  ...moneyRules,
  ...dutiesRules,
  ...breachRules,
]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const overlaps = (a: Proposal, b: Proposal): boolean => a.words.from < b.words.to && b.words.from < a.words.to

/** Two rules that see the same words say one thing once. */
const distinct = (found: readonly Proposal[]): readonly Proposal[] => {
  const kept = new Map<string, Proposal[]>()
  return found.filter(proposal => {
    const key = `${proposal.path} ${JSON.stringify(proposal.value)}`
    const before = kept.get(key) ?? []
    if (before.some(other => overlaps(other, proposal) || other.clause === proposal.clause)) return false
    kept.set(key, [...before, proposal].slice(-3))
    return true
  })
}

const factIn = (path: string): string | undefined => /\.criteria\.(\w+)\.\w+$/.exec(path)?.[1]

/** The part of its clause, between semicolons and full stops, that a proposal stands in. */
const partOf = (text: string, { from, words }: Proposal): number => {
  const before = text.slice(from, words.from)
  return from + Math.max(before.lastIndexOf('；'), before.lastIndexOf(';'), 0)
}

/** Each leaf with the facts beside it in its part of the sentence. */
const withBesides = (text: string, found: readonly Proposal[]): readonly Proposal[] => {
  const place = (proposal: Proposal) => `${proposal.path.split('.criteria')[0]} ${partOf(text, proposal)}`
  const byPart = Map.groupBy(
    found.filter(proposal => factIn(proposal.path) !== undefined),
    place,
  )
  return found.map(proposal => {
    const fact = factIn(proposal.path)
    if (fact === undefined) return proposal
    const besides = new Set(
      (byPart.get(place(proposal)) ?? []).map(other => factIn(other.path)).filter(other => other !== undefined && other !== fact),
    )
    return { ...proposal, besides: [...besides].filter(other => other !== undefined) }
  })
}

const isLeaf = (path: string): boolean => path.includes('.criteria.')

/** A path with two values in one notice is a guess: leaves of a criterion may differ by clause, all else should not. */
/** One proposal for each value that is proposed. */
const firstOfEach = (group: readonly Proposal[]): readonly Proposal[] => [
  ...new Map(group.map(proposal => [JSON.stringify(proposal.value), proposal])).values(),
]

const doubted = (text: string, found: readonly Proposal[]): readonly Proposal[] => {
  const place = (proposal: Proposal) => (isLeaf(proposal.path) ? `${proposal.path} ${partOf(text, proposal)}` : proposal.path)
  const byPath = new Map([...Map.groupBy(found, place)].map(([key, group]) => [key, firstOfEach(group)]))
  return found.map(proposal => {
    const others = (byPath.get(place(proposal)) ?? []).filter(other => !same(other.value, proposal.value))
    const [other] = others
    if (other === undefined) return proposal
    const because = {
      zh: `${proposal.because.zh}；但${other.number}另有说法`,
      en: `${proposal.because.en}; but ${other.number} says something else`,
    }
    return { ...proposal, certainty: 'guess', because }
  })
}

/** The total of the notice against the places of its tracks: agreeing makes sure, disagreeing makes doubtful. */
const checkedTotals = (found: readonly Proposal[]): readonly Proposal[] => {
  const places = found.filter(proposal => /^policy\.tracks\.[a-z]+\.places$/.test(proposal.path))
  const sum = [...new Map(places.map(proposal => [proposal.path, Number(proposal.value)])).values()].reduce((a, b) => a + b, 0)
  return found.map(proposal => {
    if (proposal.path !== 'places.total' || places.length === 0) return proposal
    const agrees = proposal.value === sum
    const because = agrees
      ? { zh: `与各类别之和${sum}一致`, en: `Agrees with the sum of the tracks, ${sum}` }
      : { zh: `与各类别之和${sum}不一致`, en: `Differs from the sum of the tracks, ${sum}` }
    return { ...proposal, because, certainty: agrees ? 'certain' : 'guess' }
  })
}

/**
 * Every value that the notice's sentences give, in their order. `like` is last year's law: its tracks and money items are known again by name.
 * A text of more than `longestNotice` characters is refused.
 */
export const propose = (text: string, like?: Law): readonly Proposal[] => {
  const reading = readNotice(text, like)
  const found = rules.flatMap(rule => rule(reading)).filter(({ value }) => value !== undefined && !Number.isNaN(value))
  const ordered = found.toSorted((a, b) => a.words.from - b.words.from || a.path.localeCompare(b.path))
  return checkedTotals(doubted(text, withBesides(text, distinct(ordered))))
}
