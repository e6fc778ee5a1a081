// Whoever owns the database changes the record: each attack, at random places, is found by a verification that needs neither the database nor the server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checkpoints } from '../../documents/log-check/index.ts'
import { attacks, type Victim, victimsIn } from '../attacks.ts'
import { figure } from '../faults/figures.ts'
import { asOwner, type Found, foundIn, linesOf, openRecorded, type Recorded, recordOf } from '../recorded.ts'

/** `F20=100` attacks each at a hundred places; `SEED` names them. */
const places = Number(process.env.F20 ?? 6)
const seed = Number(process.env.SEED ?? 20)

let house: Recorded
let outside: Checkpoints
let victims: readonly Victim[]
const none: Checkpoints = { list: [], leaves: [], remarks: [] }

beforeAll(async () => {
  house = await openRecorded()
  outside = await house.outside()
  victims = await asOwner(house, victimsIn)
})
afterAll(() => house.close())

const dice = (from: number) => {
  let state = from
  return (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % n
  }
}

const someVictims = (attack: string): readonly Victim[] => {
  const roll = dice(seed + attack.length * 7_919)
  return Array.from({ length: places }, () => {
    const victim = victims[roll(victims.length)]
    if (!victim) throw new Error('there is nobody to attack')
    return victim
  })
}

const attacked = (attack: string, victim: Victim, checkpoints: Checkpoints): Promise<Found> =>
  asOwner(house, async query => {
    await attacks[attack]?.(query, victim)
    return foundIn(linesOf((await recordOf(query)).join('\n')), checkpoints)
  })

test('untouched the record is as it was signed, to its last line', async () => {
  const found = await asOwner(house, async query => foundIn(linesOf((await recordOf(query)).join('\n')), outside))
  expect(found).toMatchObject({ kind: 'whole', verified: { lines: outside.leaves.length, after: 0, remarks: [] } })
  expect(victims.length).toBeGreaterThan(20)
})

describe('F20 by raw SQL, as the owner of the database', () => {
  test.each(Object.keys(attacks))(`%s is found at each of ${places} places (seed ${seed})`, async attack => {
    const missed: string[] = []
    for (const victim of someVictims(attack)) {
      const found = await attacked(attack, victim, outside)
      if (found.kind === 'whole') missed.push(`${victim.subject}/${victim.id}/${victim.n}`)
    }
    figure({ id: 'F20', what: `undetected: ${attack}`, seed: String(seed), n: places, wrong: missed.length })
    expect(missed).toEqual([])
  })

  test.each(['edit', 'recompute'])('%s names the entry that was altered, and no other', async attack => {
    for (const victim of someVictims(attack).slice(0, 3)) {
      const name = `${victim.subject}/${victim.id}/${victim.n}`
      expect(await attacked(attack, victim, outside)).toMatchObject({ place: name, says: `${name}: was altered` })
    }
  })

  test('what was deleted is missed by its name, though nothing of it is left in the database', async () => {
    for (const victim of someVictims('delete').slice(0, 3)) {
      const name = `${victim.subject}/${victim.id}/${victim.n}`
      expect(await attacked('delete', victim, outside)).toMatchObject({ place: name, says: expect.stringContaining('is missing') })
    }
  })
})

describe('a look at something sensitive', () => {
  test.each([
    ['taken out', 'delete from access_log where seq = 3', 'look/3'],
    ['said to be another’s', "update access_log set account = 'nobody' where seq = 3", 'look/3'],
  ])('%s is missed', async (_how, text, place) => {
    const found = await asOwner(house, async query => {
      await query(text)
      return foundIn(linesOf((await recordOf(query)).join('\n')), outside)
    })
    expect(found).toMatchObject({ kind: 'wrong', place })
  })
})

test.each([
  ['a transfer of another sum', 'update posting set amount = amount + 1 where entry = (select min(entry) from posting)'],
  ['a seat given a day earlier', "update registry set line = replace(line, '1970', '1969') where n = 1"],
  ['another actor behind the account', "update journal set actor_person = 'somebody' where seq = 5"],
])('%s is found', async (_what, text) => {
  const found = await asOwner(house, async query => {
    await query(text)
    return foundIn(linesOf((await recordOf(query)).join('\n')), outside)
  })
  expect(found.kind).toBe('wrong')
})

describe('each guard is needed', () => {
  test('without checkpoints outside, a chain that was computed anew and a backup that was put back go unseen', async () => {
    const [victim] = someVictims('recompute')
    if (!victim) throw new Error('nobody')
    expect((await attacked('recompute', victim, none)).kind).toBe('whole')
    expect((await attacked('restore', { ...victim, seq: victims.at(-1)?.seq ?? 0 }, none)).kind).toBe('whole')
  })

  test('without the numbers of lines, as where only what is there is compared, a deleted last line goes unseen', async () => {
    const last = victims.at(-1)
    if (!last) throw new Error('nobody')
    const blind: Checkpoints = { ...outside, leaves: outside.leaves.slice(0, -1) }
    expect((await attacked('delete', last, outside)).kind).toBe('wrong')
    expect((await attacked('delete', last, blind)).kind).toBe('whole')
  })
})
