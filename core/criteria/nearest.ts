/** The smallest changes that would make a person eligible: what to wait for, to prove, to choose or to tell. Exact: no smaller set of changes does. */
import type { Policy } from '../../policy/shape.ts'
import { type Box, boxesOf, widestOf } from './boxes.ts'
import { type Cut, cutsOf, indexIn } from './cells.ts'
import { derivedLater, deriveFacts, type RawFacts } from './derive.ts'
import { type Facts, getTrack, type Value, type Values } from './tree.ts'
import { type Wish, wishOf } from './wish.ts'

/** `from` is undefined for a fact that is not known yet: then telling or proving it is the change. */
export type SetFact = { readonly fact: string; readonly from: Value | undefined; readonly to: Wish }

/** Waiting so many years, counted from the policy's day and under the same criteria, and setting these facts. */
export type Change = { readonly waitYears: number; readonly set: readonly SetFact[] }

/** Beyond ten years no advice is worth giving; no more than four are worth reading. */
const horizonYears = 10
const most = 4

type Demand = { readonly cut: Cut; readonly from: Value | undefined; readonly classes: readonly boolean[] }
type Candidate = { readonly waitYears: number; readonly demands: readonly Demand[] }
/** `moving` are the facts of the track that time changes. */
type Ways = {
  readonly cuts: ReadonlyMap<string, Cut>
  readonly boxes: readonly Box[]
  readonly moving: readonly Cut[]
  readonly counted: Facts
}

/** How a track's criteria can be met; the same for everyone, so one makes it once. */
export const waysOf = (policy: Policy, track: string): Ways => {
  const { criteria } = getTrack(policy, track)
  const cuts = cutsOf(policy.facts, [criteria])
  const moving = cuts.filter(({ definition }) => definition.changes === 'withTime')
  const counted = Object.fromEntries(moving.map(({ fact, definition }) => [fact, definition]))
  return { cuts: new Map(cuts.map(cut => [cut.fact, cut])), boxes: widestOf(boxesOf(criteria, cuts)), moving, counted }
}

/** The class of a value; -1 when it is unknown. */
const classIn = (cut: Cut, value: Value | undefined): number => cut.classOf[indexIn(cut, value)] ?? -1

/** Proof shows a higher level than was known; nobody is told to lose one. */
const higher = (cut: Cut, from: Value, classes: readonly boolean[]): readonly boolean[] =>
  cut.definition.type === 'ordered' && cut.definition.changes === 'byEvidence'
    ? classes.map((c, i) => c && i > classIn(cut, from))
    : classes

/** What has to change for one fact: nothing, these classes, or undefined when nothing can change it. */
const demandOf = (cut: Cut, from: Value | undefined, classes: readonly boolean[]): Demand | 'met' | undefined => {
  if (from === undefined) return { cut, from, classes }
  if (classes[classIn(cut, from)] === true) return 'met'
  const { changes } = cut.definition
  if (changes === 'never' || changes === 'withTime') return undefined
  const reachable = higher(cut, from, classes)
  return reachable.includes(true) ? { cut, from, classes: reachable } : undefined
}

const candidateOf = ({ cuts }: Ways, box: Box, values: Values, waitYears: number): readonly Candidate[] => {
  const demands: Demand[] = []
  for (const [fact, classes] of box) {
    const cut = cuts.get(fact)
    const demand = cut && demandOf(cut, values[fact], classes)
    if (demand === undefined) return []
    if (demand !== 'met') demands.push(demand)
  }
  return [{ waitYears, demands }]
}

const covers = (wide: readonly boolean[], narrow: readonly boolean[]) => narrow.every((admitted, i) => !admitted || wide[i] === true)

/** True when `small` asks nothing that `large` does not ask at least as strongly. */
const within = (small: Candidate, large: Candidate): boolean =>
  small.waitYears <= large.waitYears &&
  small.demands.every(demand => large.demands.some(other => other.cut.fact === demand.cut.fact && covers(demand.classes, other.classes)))

const minimal = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter((one, i) => !candidates.some((other, j) => j !== i && within(other, one) && (j < i || !within(one, other))))

/** Fewest real changes first, then the shortest wait, then the fewest facts that only need to be told. */
const effort = ({ waitYears, demands }: Candidate): readonly [number, number, number] => {
  const told = demands.filter(({ from }) => from === undefined).length
  return [demands.length - told + (waitYears > 0 ? 1 : 0), waitYears, told]
}

const byEffort = (a: Candidate, b: Candidate): number => {
  const [x, y] = [effort(a), effort(b)]
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
}

const changeOf = ({ waitYears, demands }: Candidate): Change => ({
  waitYears,
  set: demands.map(demand => ({ fact: demand.cut.fact, from: demand.from, to: wishOf(demand.cut, demand.classes) })),
})

type Later = { readonly years: number; readonly values: Values }

/** Now, and each later year up to the horizon in which some fact is in another class than the year before: the other years bring nothing new. */
const turningPoints = (policy: Policy, { moving, counted }: Ways, raw: RawFacts): readonly Later[] => {
  const now = deriveFacts(policy, raw)
  const points: Later[] = [{ years: 0, values: now }]
  if (moving.length === 0) return points
  const classesOf = (values: Values) => moving.map(cut => classIn(cut, values[cut.fact])).join()
  for (let years = 1, before = classesOf(now); years <= horizonYears; years++) {
    const values = derivedLater(policy, counted, raw, now, years)
    const classes = classesOf(values)
    if (classes !== before) points.push({ years, values })
    before = classes
  }
  return points
}

/**
 * The smallest changes after which the criteria hold, at most four: no part of one does, and none asks all that another asks and more. Waiting moves ages and years of running work together, so it
 * may lose as well as win. Facts that never change are asked for only when they are unknown. Empty for the eligible and for those no change can help.
 */
export const nearestOf = (policy: Policy, ways: Ways, raw: RawFacts): readonly Change[] =>
  [
    ...minimal(
      turningPoints(policy, ways, raw).flatMap(({ years, values }) => ways.boxes.flatMap(box => candidateOf(ways, box, values, years))),
    ),
  ]
    .filter(({ waitYears, demands }) => waitYears > 0 || demands.length > 0)
    .sort(byEffort)
    .slice(0, most)
    .map(changeOf)
