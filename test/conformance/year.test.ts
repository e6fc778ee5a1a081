// A whole year told in memory: every entry of it is free of personal data, canonical, and folds to what was seen.
import { beforeAll, describe, expect, test } from 'vitest'
import { inventPeople } from '../../demo/people.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { law } from '../given.ts'
import { badTransfers, foldsOtherwise, leaksIn, notCanonical, takenUncounted } from './checks.ts'
import { type Memory, tellYear } from './memory.ts'
import { anywhere, copyOf, walk } from './walks.ts'

let m: Memory
const moments: Memory[] = []
beforeAll(async () => {
  m = await tellYear(then => moments.push(copyOf(then)))
}, 120_000)

const steps = Number(process.env.FAULT_STEPS ?? 600)
const seed = seedOf('FAULT_SEED')
describe(`R06 ${steps} steps at random from the moments of the year`, () => {
  test('R06 go only where the outline leads, by whom it names, and make no money', () => {
    const walks = moments.map((moment, n) => walk(m, moment, Math.ceil(steps / moments.length), `${seed}/${n}`))
    const wrong = walks.flatMap(({ wrong }) => wrong)
    const seen = new Set(walks.flatMap(({ verbs }) => [...verbs]))
    const done = walks.reduce((sum, one) => sum + one.done, 0)
    figure({
      id: 'R06',
      what: 'steps of random walks that the outline has not',
      seed,
      n: steps,
      wrong: wrong.length,
      more: `${done} were done, of ${seen.size} verbs`,
    })
    expect(wrong).toEqual([])
    expect(done).toBeGreaterThan(0)
  })

  test('R06 are found out where a verb forgets from which status it may be done', () => {
    const walks = moments.map((moment, n) => walk(m, moment, 30, `1924167147/${n}`, anywhere))
    expect(walks.flatMap(({ wrong }) => wrong).some(line => / from /.test(line))).toBe(true)
  })
})

/** What only one dossier, which is locked, can take from: what it holds itself. */
const ownAccounts = /\/(?:used|taken|filled)$|^applications\/|^fen\/(?:owed|paid|spent|line)\//

describe('a whole year of the programme', () => {
  test('is thousands of entries of every subject', () => {
    expect(m.told.length).toBeGreaterThan(4000)
    expect(new Set(m.told.map(t => t.facts.subject)).size).toBe(17)
  })

  test('journals no name, no citizen number and no phone', () => {
    const secrets = inventPeople(law).flatMap(({ form: { identity } }) => [identity.name, identity.citizenNumber, identity.phone])
    expect(secrets.length).toBeGreaterThan(1000)
    expect(m.told.flatMap(told => leaksIn(told, secrets))).toEqual([])
  })

  test('is canonical in every entry', () => expect(m.told.flatMap(notCanonical)).toEqual([]))
  test('folds from its bytes to the dossiers that were seen, and only the kernel sets a status', () =>
    expect(m.told.flatMap(foldsOtherwise)).toEqual([]))
  test('moves nothing from one ledger to another and cites a clause for each movement', () =>
    expect(m.told.flatMap(badTransfers)).toEqual([]))
  test('takes from no shared account without counting it', () =>
    expect(m.told.flatMap(told => takenUncounted(told, account => ownAccounts.test(account)))).toEqual([]))

  test('sums to nothing in every ledger', () => {
    const sums = new Map<string, number>()
    for (const [account, balance] of m.accounts)
      sums.set(account.split('/')[0] ?? '', (sums.get(account.split('/')[0] ?? '') ?? 0) + balance)
    expect([...sums.values()].filter(sum => sum !== 0)).toEqual([])
  })
})
