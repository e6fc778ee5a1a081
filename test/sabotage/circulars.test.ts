// A guard of circulars that is taken away turns its check red.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { circular } from '../../core/circular/index.ts'
import type { House } from '../../server/house.ts'
import { perform } from '../../server/perform.ts'
import { sendOnce } from '../../server/sending.ts'
import { type Desk, openDesk } from '../desk.ts'
import { department, openRound, round } from '../given.ts'
import { isAllThatStands, isRefusedBy, someKey, withoutRule, withStatement } from './checks.ts'

test('9 without fieldsAreKnown a text asks for what may not be told by text', () => {
  const draft = () => {
    const input = { round, text: '{name}，您的证件号 {citizenNumber}', to: {} }
    return openRound().perform({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
  }
  expect(isRefusedBy(draft, 'fieldsAreKnown')).toBe(true)
  expect(withoutRule('circular', 'draft', 'fieldsAreKnown', () => isRefusedBy(draft, 'fieldsAreKnown'))).toBe(false)
})

test('9 without groupIsKnown a circular goes to a body that the round has not', () => {
  const given = () => {
    const w = openRound()
    const input = { round, text: '{name}您好，请核对申报表。', to: { body: '999999' } }
    return () => w.perform({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
  }
  expect(isAllThatStands('circular', 'draft', 'groupIsKnown', given)).toEqual([true, true])
})

test('9 without somebodyIsMeant a circular is sent to nobody, and stands as sent', () => {
  const given = () => {
    const w = openRound()
    const input = { round, text: '{name}您好，请核对申报表。', to: {} }
    w.must({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
    return () => w.perform({ subject: 'circular', id: 'c', action: 'send', by: department, on: '2022-03-10', meant: 0 })
  }
  expect(isAllThatStands('circular', 'send', 'somebodyIsMeant', given)).toEqual([true, true])
})

test.each([
  ['fieldsAreKnown a text asks for what may not be told by text', 'fieldsAreKnown', { text: '{name}，您的手机 {phone}', to: {} }],
  [
    'groupIsKnown a circular goes to a track that the round has not',
    'groupIsKnown',
    { text: '{name}您好，请核对。', to: { track: 'abroad' } },
  ],
] as const)('9 once it is put otherwise, without %s', (_what, rule, input) => {
  const given = () => {
    const w = openRound()
    const drafted = { round, text: '{name}您好，请核对申报表。', to: {} }
    w.must({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input: drafted })
    return () => w.perform({ subject: 'circular', id: 'c', action: 'revise', by: department, on: '2022-03-10', input })
  }
  expect(isAllThatStands('circular', 'revise', rule, given)).toEqual([true, true])
})

test('9 without `decide` what an officer writes would be journalled', () => {
  const writes = () => {
    const w = openRound()
    const input = { round, text: '示例一的体检结果有问题，请来一趟。', to: {} }
    w.must({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
    return JSON.stringify(w.journal)
  }
  expect(writes()).not.toContain('体检')
  const draft: object = circular.actions.draft
  const decide: unknown = Reflect.get(draft, 'decide')
  Reflect.set(draft, 'decide', undefined)
  try {
    expect(writes()).toContain('体检')
  } finally {
    Reflect.set(draft, 'decide', decide)
  }
})

describe('the queue of a circular', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
    for (const name of ['示例甲', '示例乙']) await desk.applies(`a${name.codePointAt(2)}`, { name })
  })
  afterAll(() => desk.close())

  const drafted = async () => {
    const id = `c${someKey()}`
    await desk.done(
      desk.house.act(department, 'circular', id, 'draft', { round, text: '{name}您好，请核对申报表。', to: { status: 'consented' } }),
    )
    return id
  }
  const send = (house: House, id: string) =>
    perform(house, { subject: 'circular', id, action: 'send', input: {}, actor: department, request: id })
  const rowsOf = (id: string) =>
    desk.house.database.transaction('everything', query =>
      query<{ state: string }>('select state from outgoing where key like $1 order by key', [`circular/${id}/%`]),
    )

  test('9 somebody who joins between the count and the queue is counted in the look after it', async () => {
    const id = await drafted()
    let looks = 0
    const late = withStatement(desk.house, text => {
      if (!text.startsWith('select count(*) as n from (')) return text
      looks += 1
      return looks === 1 ? text.replace('count(*)', 'count(*) - 1') : text
    })
    expect(await send(late, id)).toMatchObject({ kind: 'done' })
    expect([looks, (await rowsOf(id)).length]).toEqual([2, 2])
  })

  test('9 without the look at its state a text that has arrived is sent to somebody once more', async () => {
    const again = async (change: (text: string) => string) => {
      const id = await drafted()
      await send(desk.house, id)
      await sendOnce(desk.house, { shows: false, send: async () => 'sent' })
      const [one] = await desk.house.database.transaction('everything', query =>
        query<{ party: string }>('select party from outgoing where key like $1 order by key', [`circular/${id}/%`]),
      )
      const request = { subject: 'circular', id, action: 'sendAgain', input: { person: one?.party }, actor: department } as const
      await perform(withStatement(desk.house, change), request)
      return (await rowsOf(id)).map(({ state }) => state)
    }
    expect(await again(text => text)).toEqual(['sent', 'sent'])
    expect(await again(text => text.replace("state in ('failed', 'perhapsSent')", 'true'))).toContain('waiting')
  })
})
