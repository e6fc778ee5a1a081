/** How explaining, analysing and comparing editions grow with the rules, and verdicts with the people. */
import { analyse, difference, verdictsOf } from '../core/criteria/index.ts'
import { loadLaw } from '../policy/load.ts'
import type { Criterion, Policy } from '../policy/shape.ts'
import type { Row } from './row.ts'

const { policy } = loadLaw(new URL('../policy/nmg-tepei/2022', import.meta.url).pathname)
const person = { birthDate: '1976-03-03', education: '21', titleLevel: 'assistant', employerLevel: 'banner', ethnicGroup: '02' }

/** The policy with more criteria on each track: years by degree, and at least two of three, each with a number of its own. */
const withMore = (more: number): Policy => {
  const extra = Array.from({ length: more }, (_, i): Criterion => {
    const table = { by: 'education', cases: [{ is: '11', value: i % 5 }], otherwise: (i % 7) + 1 }
    const leaf = { fact: 'yearsInProfession', atLeast: table, clause: '3' }
    return { count: 2, of: [leaf, { fact: 'healthy', is: true, clause: '3' }, { fact: 'age', atMost: 30 + (i % 20), clause: '3' }] }
  })
  const tracks = Object.entries(policy.tracks).map(([name, track]) => [name, { ...track, criteria: { allOf: [track.criteria, ...extra] } }])
  return { ...policy, tracks: Object.fromEntries(tracks) }
}

const milliseconds = (work: () => void, times: number): number => {
  work()
  const start = performance.now()
  for (let i = 0; i < times; i++) work()
  return (performance.now() - start) / times
}

const round = (n: number) => Math.round(n * 1000) / 1000

/** Rows with the ratio to the law as it is: how much more time so many criteria more take. */
const grown = (name: string, work: (policy: Policy) => void, times: number): readonly Row[] => {
  const [plain, ...more] = [0, 5, 20].map(count => ({ count, took: milliseconds(() => work(withMore(count)), times) }))
  if (plain === undefined) return []
  const first: Row = { name: `criteria: ${name}, the law of 2022`, value: round(plain.took), unit: 'ms' }
  const rest = more.map(({ count, took }): Row => {
    const times = Math.round((took / plain.took) * 10) / 10
    return {
      name: `criteria: ${name}, ${count} criteria more a track`,
      value: round(took),
      unit: 'ms',
      ratio: times,
      note: 'times the law of 2022',
    }
  })
  return [first, ...rest]
}

/** `explain` judges one person a thousand times on a law that is prepared once, as a page or a file of people does. */
export const runCriteria = (): readonly Row[] => [
  ...grown('explain a thousand people', law => Array.from({ length: 1000 }, () => verdictsOf(law, person)), 2),
  ...grown('analyse', law => analyse(law), 3),
  ...grown('difference from 2022', law => difference(policy, law), 1),
]
