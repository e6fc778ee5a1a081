/** How long it takes to invent people and to rehearse a law on them, as the number grows, beside asking json-logic-engine about each person before and after. */
import { fileURLToPath } from 'node:url'
import { compile } from '../core/criteria/index.ts'
import { invent, type People, personAt, rehearse } from '../core/rehearsal/index.ts'
import { loadLaw, loadPopulation } from '../policy/load.ts'
import type { Criterion, Law } from '../policy/shape.ts'
import { peersOf, rankIn } from './eligibility-peers.ts'
import { recordOf } from './eligibility-people.ts'
import type { Row } from './row.ts'

const folder = fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url))

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Seconds of processor time, the median of some rounds, with what the last one made. */
const timed = <T>(rounds: number, work: () => T): { readonly seconds: number; readonly made: T } => {
  const once = () => {
    const before = process.cpuUsage()
    const made = work()
    const { user, system } = process.cpuUsage(before)
    return { made, seconds: (user + system) / 1_000_000 }
  }
  const first = once()
  const more = Array.from({ length: rounds - 1 }, once)
  return { made: first.made, seconds: Number(median([first, ...more].map(({ seconds }) => seconds)).toFixed(3)) }
}

const lower = (node: Criterion): Criterion => {
  if ('allOf' in node) return { ...node, allOf: node.allOf.map(lower) }
  return 'fact' in node && node.fact === 'age' && 'atMost' in node && typeof node.atMost === 'number'
    ? { ...node, atMost: node.atMost - 3 }
    : node
}

/** The law of a year in which everybody may be three years younger at most. */
const younger = (law: Law): Law => {
  const tracks = Object.entries(law.policy.tracks).map(([name, track]) => [name, { ...track, criteria: lower(track.criteria) }] as const)
  return { ...law, policy: { ...law.policy, tracks: Object.fromEntries(tracks) } }
}

/** What a programmer would write: each person's facts to the engine, before and after, and the counts by body. */
const peerRows = (before: Law, after: Law, people: People, ours: number): readonly Row[] => {
  const [engines, size] = [[before, after].map(({ policy }) => peersOf(policy)[0]), Math.min(people.size, 100_000)]
  const table = compile(before.policy)
  const population = table.populationOf(size)
  for (let row = 0; row < size; row++) table.put(population, row, personAt(people, row))
  const records = Array.from({ length: size }, (_, row) => recordOf(table, population, row, rankIn(before.policy)))
  const { seconds } = timed(3, () => {
    const counts = new Map<unknown, number>()
    records.forEach((record, row) => {
      const answers = engines.flatMap(engine => {
        const answer = engine?.judge(record)
        return answer === undefined || answer instanceof Promise ? [] : answer
      })
      const body = people.columns.body?.at[row]
      counts.set(body, (counts.get(body) ?? 0) + answers.filter(answer => answer === true).length)
    })
    return counts
  })
  const [each, ownEach] = [seconds / size, ours / people.size]
  const note = `${size.toLocaleString('en')} people, yes or no before and after, one count by body, no reasons, facts already derived; ratio: its time for a person to our whole rehearsal's at ${people.size.toLocaleString('en')}`
  return [
    {
      name: 'rehearsal, json-logic-engine for each person',
      value: Number(seconds.toFixed(3)),
      unit: 's',
      ratio: Number((each / ownEach).toFixed(1)),
      note,
    },
  ]
}

/** All rows about rehearsals; takes half a minute. */
export const runRehearsal = (sizes: readonly number[] = [10_000, 100_000, 1_000_000, 3_000_000]): readonly Row[] => {
  const [before, shape] = [loadLaw(folder), loadPopulation(`${folder}/population.yaml`)]
  const after = younger(before)
  return sizes.flatMap(size => {
    const invented = timed(3, () => invent(shape, { people: size, seed: 2022 }))
    const rehearsed = timed(3, () => rehearse(before, after, invented.made))
    const name = (what: string) => `rehearsal, ${what}, ${size.toLocaleString('en')} people`
    return [
      { name: name('inventing'), value: invented.seconds, unit: 's', note: 'sixteen attributes that hang on each other, one core' },
      {
        name: name('rehearsing'),
        value: rehearsed.seconds,
        unit: 's',
        note: 'two laws made into tables, both tracks, eight splits, reasons, demand, money, days',
      },
      ...(size === 1_000_000 ? peerRows(before, after, invented.made, rehearsed.seconds) : []),
    ]
  })
}
