// A guard of the review desk that is taken away turns its check red.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getSubject } from '../../core/catalogue.ts'
import { beginBatch, performDue, stopBatch } from '../../server/batches.ts'
import type { House } from '../../server/house.ts'
import { type Desk, openDesk } from '../desk.ts'
import {
  bodyOf,
  consented,
  department,
  employer,
  employerOf,
  form,
  hohhot,
  law,
  on,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../given.ts'
import type { World } from '../world.ts'
import { isRefusedBy, someKey, withoutRule, withStatement } from './checks.ts'

const ours = bodyOf(hohhot)
const undertakings = law.policy.training.undertakings.value.map(u => u.code)
const submitted = (w: World) => {
  on(w, 'a', 'start', personOf('a'), '2022-03-07', { round, form: form({}) })
  on(w, 'a', 'submit', personOf('a'), '2022-03-07')
}
const nominated = (w: World) => {
  recommended(w, 'a')
  rosterReceived(w)
}
const corrections = [{ field: 'title.name', reason: '与证书不符，请示例一核对' }]

describe('the file as it was seen', () => {
  const decisions = [
    ['consent', submitted, employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings }],
    ['recommend', (w: World) => consented(w, 'a'), ours, '2022-03-15', {}],
    ['reserve', (w: World) => consented(w, 'a'), ours, '2022-03-15', {}],
    ['sendBack', (w: World) => consented(w, 'a'), ours, '2022-03-09', { corrections }],
    ['decline', (w: World) => consented(w, 'a'), ours, '2022-03-15', { reason: 'proof', explanation: '示例' }],
    ['accept', nominated, department, '2022-05-05', {}],
  ] as const
  test.each(decisions)('4.2 without unchangedSinceSeen one may %s what is not as it was on screen', (action, begin, by, day, input) => {
    const attempt = (changed: readonly string[]) => () => {
      const w = openRound()
      begin(w)
      return w.perform({ subject: 'application', id: 'a', action, by, on: day, input, viewed: { changed } })
    }
    expect(attempt([])().ok).toBe(true)
    expect(isRefusedBy(attempt(['title.name']), 'unchangedSinceSeen')).toBe(true)
    expect(withoutRule('application', action, 'unchangedSinceSeen', () => isRefusedBy(attempt(['title.name']), 'unchangedSinceSeen'))).toBe(
      false,
    )
  })
})

describe('acts on several files', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.close())

  const input = { reason: 'places', explanation: '示例' }
  const declining = (id: string) => ({ subject: 'application', action: 'decline', rows: [{ id }], input }) as const
  /** A batch of one new file, which waits so long. */
  const oneFile = async (waitMs: number) => {
    const id = `f${someKey()}`
    await desk.applies(id, { name: '示例一' })
    const begun = await beginBatch(desk.house, ours.id, someKey(), declining(id), waitMs)
    return { id, batch: begun.kind === 'begun' ? begun.id : '' }
  }
  /** The house with one kind of statement changed, in transactions and outside of them. */
  const changed = (change: (text: string) => string): House => {
    const house = withStatement(desk.house, change)
    return { ...house, database: { ...house.database, query: (text, values) => desk.house.database.query(change(text), values) } }
  }
  const answerOf = async (batch: string): Promise<string | null> => {
    const [row] = await desk.house.database.query<{ kind: string | null }>(
      "select answer ->> 'kind' as kind from batch_row where batch = $1",
      [batch],
    )
    return row?.kind ?? null
  }

  test('4.2 without its day a batch would be done before it can be taken back', async () => {
    const { batch } = await oneFile(60_000)
    await performDue(desk.house)
    expect(await answerOf(batch)).toBeNull()
    await performDue(changed(text => text.replace('(due <= clock_timestamp() or stopped is not null)', 'true')))
    expect(await answerOf(batch)).toBe('done')
  })

  test('4.2 without a look at the stop a batch that was taken back would be done', async () => {
    const taken = async (change: (text: string) => string) => {
      const { batch } = await oneFile(0)
      await stopBatch(desk.house, ours.id, batch)
      await performDue(changed(change))
      return answerOf(batch)
    }
    expect(await taken(text => text)).toBeNull()
    expect(await taken(text => text.replace('and b.stopped is null', ''))).toBe('done')
  })

  test('4.2 without a look at what was asked under its key another act would pass for the first', async () => {
    const again = async (house: House) => {
      const key = someKey()
      await beginBatch(desk.house, ours.id, key, declining('first'), 60_000)
      return (await beginBatch(house, ours.id, key, declining('second'), 60_000)).kind
    }
    expect(await again(desk.house)).toBe('reused')
    expect(await again(changed(text => text.replace('asked = $2', 'asked is distinct from $2')))).toBe('begun')
  })

  test('4.2 without its key a row that was done before a crash would be told as refused', async () => {
    const crashed = async (change: (text: string) => string) => {
      const { batch } = await oneFile(0)
      await performDue(
        changed(text => (text.includes('set answer = $3') ? 'select 1 where $1::text is null or $2::int < 0 or $3::text is null' : text)),
      )
      expect(await answerOf(batch)).toBeNull()
      await performDue(changed(change))
      return answerOf(batch)
    }
    expect(await crashed(text => text)).toBe('done')
    expect(await crashed(text => text.replace(/actor = (\$\d) and request = (\$\d)/, 'actor = $1 and request = $2 and false'))).toBe(
      'refused',
    )
  })
})

describe('what an officer writes', () => {
  const acts = [
    ['sendBack', { corrections }, '示例一核对'],
    ['decline', { reason: 'proof', explanation: '示例一的材料不能证明年限' }, '示例一的材料'],
  ] as const
  const writes = (action: string, input: object) => {
    const w = openRound()
    consented(w, 'a')
    on(w, 'a', action, ours, '2022-03-09', input)
    return JSON.stringify(w.journal)
  }
  test.each(acts)('4.1 without its decision %s would write into the journal what is said of a person', (action, input, words) => {
    expect(writes(action, input)).not.toContain(words)
    const verb: object = Reflect.get(getSubject('application').actions, action)
    const decide: unknown = Reflect.get(verb, 'decide')
    Reflect.set(verb, 'decide', undefined)
    try {
      expect(writes(action, input)).toContain(words)
    } finally {
      Reflect.set(verb, 'decide', decide)
    }
  })
})
