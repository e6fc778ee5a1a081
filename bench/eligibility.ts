/** Verdicts per second on one core over a million invented people, beside other engines on the same criteria, and how often those are wrong. */
import { fileURLToPath } from 'node:url'
import { compile, type Masks, type Population, type Table, verdictIn, verdictOf } from '../core/criteria/index.ts'
import { loadLaw } from '../policy/load.ts'
import type { Policy } from '../policy/shape.ts'
import { type Peer, peersOf, rankIn } from './eligibility-peers.ts'
import { firstPeople, inventPeople, recordOf } from './eligibility-people.ts'
import { verdictByTrying } from './eligibility-truth.ts'
import type { Row } from './row.ts'

const million = 1_000_000
const missing = 0.04

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** People per second of processor time, all threads of this process counted, so that neighbours on the machine disturb less. */
const rate = async (people: number, work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return people / ((user + system) / 1_000_000)
}

/** The median of some rounds; the first, in which the code is still cold, counts like the others. */
const rounds = async (count: number, people: number, work: () => unknown): Promise<number> => {
  const rates: number[] = []
  for (let round = 0; round < count; round++) rates.push(await rate(people, work))
  return Math.round(median(rates))
}

/** Reads each person's whole answer, so that nothing can be left out as unused. */
const readReasons = (table: Table, population: Population, masks: Masks): number => {
  const reasonsOf = table.reasonsOf(population, masks)
  let open = 0
  for (let row = 0; row < population.people; row++) {
    const { verdicts, found } = reasonsOf(row)
    for (const { truth, criteria } of verdicts) if (truth === undefined && criteria.length > 0) open++
    if (found.age === undefined) open++
  }
  return open
}

const ours = async (policy: Policy, population: Population): Promise<readonly Row[]> => {
  const { people } = population
  const name = (what: string) => `eligibility, ${what}, ${people.toLocaleString('en')} people`
  const table = compile(policy)
  const masks = table.masksOf(population)
  const masked = await rounds(7, people, () => table.masksOf(population, masks))
  const cold = await rounds(3, people, () => {
    const fresh = compile(policy)
    readReasons(fresh, population, fresh.masksOf(population))
  })
  const reasoned = await rounds(5, people, () => readReasons(table, population, table.masksOf(population, masks)))
  return [
    { name: name('masks only'), value: masked, unit: 'people/s', note: 'both tracks, one byte each; per second of processor time' },
    { name: name('full reasons'), value: reasoned, unit: 'people/s', note: 'both tracks, every criterion with truth and the values found' },
    {
      name: name('full reasons from nothing'),
      value: cold,
      unit: 'people/s',
      note: 'with making the table and judging each cell for the first time',
    },
  ]
}

const single = async (policy: Policy): Promise<Row> => {
  const raw = {
    birthDate: '1980-05-06',
    ethnicGroup: '02',
    education: '21',
    work: [{ from: '2016-07', sameProfession: true }],
    healthy: true,
  }
  const people = 5_000
  const value = await rounds(3, people, () => {
    for (let i = 0; i < people; i++) for (const track of Object.keys(policy.tracks)) verdictOf(policy, track, raw)
  })
  return { name: 'eligibility, one by one', value, unit: 'people/s', note: 'from raw facts, both tracks, with the smallest changes' }
}

type Score = { readonly wrong: number; readonly falselyEligible: number }

/** Wrong is every answer that is not the three-valued verdict; an engine that fails is taken to say 'undetermined'. */
const scoreOf = async (peer: Peer, table: Table, population: Population, masks: Masks, records: readonly object[]): Promise<Score> => {
  let [wrong, falselyEligible] = [0, 0]
  for (const [row, record] of records.entries()) {
    const answers = await peer.judge({ ...record })
    answers.forEach((answer, track) => {
      const said = answer === undefined ? 'undetermined' : answer ? 'eligible' : 'ineligible'
      const verdict = verdictIn(masks.verdicts[row] ?? 0, track)
      if (said !== verdict) wrong++
      if (said === 'eligible' && verdict !== 'eligible') falselyEligible++
    })
  }
  const verdicts = population.people * table.tracks.length
  return { wrong: (100 * wrong) / verdicts, falselyEligible: (100 * falselyEligible) / verdicts }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

type Speeds = { readonly masks: number; readonly full: number }

const peer = async (one: Peer, policy: Policy, table: Table, everyone: Population, speeds: Speeds): Promise<readonly Row[]> => {
  const population = firstPeople(everyone, one.people)
  const masks = table.masksOf(population)
  const records = Array.from({ length: one.people }, (_, row) => recordOf(table, population, row, rankIn(policy)))
  const value = await rounds(3, one.people, async () => {
    for (const record of records) {
      const answer = one.judge(record)
      if (answer instanceof Promise) await answer
    }
  })
  const { wrong, falselyEligible } = await scoreOf(one, table, population, masks, records)
  const times = (speed: number) => rounded(speed / value, 1)
  const note = `yes or no for both tracks; ${one.people.toLocaleString('en')} of the people; ratio: our masks to it (our full reasons: ${times(speeds.full)})`
  return [
    { name: `eligibility, ${one.name}`, value, unit: 'people/s', ratio: times(speeds.masks), note },
    {
      name: `eligibility, ${one.name}, wrong verdicts`,
      value: rounded(wrong, 2),
      unit: '%',
      note: `4 % of the facts missing; ${falselyEligible.toFixed(2)} % falsely eligible; failing counts as undetermined`,
    },
  ]
}

/** Our own wrong verdicts, against trying every value of every missing fact. */
const ourScore = (policy: Policy, table: Table, population: Population): Row => {
  const masks = table.masksOf(population)
  const criteria = table.tracks.flatMap(track => policy.tracks[track]?.criteria ?? [])
  let wrong = 0
  for (let row = 0; row < population.people; row++) {
    const record = recordOf(table, population, row, rankIn(policy))
    criteria.forEach((node, track) => {
      if (verdictByTrying(policy, table, node, record) !== verdictIn(masks.verdicts[row] ?? 0, track)) wrong++
    })
  }
  const verdicts = population.people * criteria.length
  const note = `of ${verdicts.toLocaleString('en')} verdicts, 4 % of the facts missing, against trying every value of every missing fact`
  return { name: 'eligibility, ours, wrong verdicts', value: rounded((100 * wrong) / verdicts, 2), unit: '%', note }
}

/** All rows about eligibility; takes about a minute. */
export const run = async (): Promise<Row[]> => {
  const { policy } = loadLaw(fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url)))
  const table = compile(policy)
  const everyone = inventPeople(table, million, missing)
  const rows: Row[] = []
  for (const people of [10_000, 100_000, million]) rows.push(...(await ours(policy, firstPeople(everyone, people))))
  const last = (what: string) => rows.findLast(({ name }) => name.includes(what))?.value ?? 0
  const speeds = { masks: last('masks only'), full: last('full reasons,') }
  rows.push(await single(policy), ourScore(policy, table, firstPeople(everyone, 10_000)))
  for (const one of peersOf(policy)) rows.push(...(await peer(one, policy, table, everyone, speeds)))
  return rows
}
