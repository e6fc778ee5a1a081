// A guard of papers, returned forms and texts that is taken away turns its check red.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paperCode } from '../../core/paper-code.ts'
import { demoSender, queueText, type Sender, sendOnce } from '../../server/sending.ts'
import {
  bodyOf,
  consented,
  department,
  digest,
  form,
  hohhot,
  on,
  onRoster,
  openRound,
  personOf,
  recommended,
  rosterId,
  round,
} from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import type { World } from '../world.ts'
import { isRefusedBy, withoutRule, withStatement } from './checks.ts'

const ours = bodyOf(hohhot)
const frozen = () => {
  const w = openRound()
  recommended(w, 'a')
  onRoster(w, 'finalise', ours, '2022-03-30')
  return w
}

describe('the sealed scan', () => {
  type Shown = { readonly codes: readonly string[]; readonly pictures?: number; readonly more?: object }
  const code = (w: World, page = 1, pages = 1, version = 1) => {
    const { hash = '' } = w.dossier('nomination', rosterId())
    return paperCode({ kind: 'roster', id: rosterId(), version, hash, page, pages })
  }
  const seal =
    (w: World, { codes, pictures = 1, more = {} }: Shown) =>
    () =>
      w.perform({
        subject: 'nomination',
        id: rosterId(),
        action: 'seal',
        by: ours,
        on: '2022-03-31',
        input: { scans: [digest('b')], ...more },
        scanned: [{ codes, pictures }],
      })
  const cases: readonly (readonly [string, (w: World) => Shown])[] = [
    ['scanShowsFrozenVersion', w => ({ codes: [code(w, 1, 1, 2)] })],
    ['isAScan', w => ({ codes: [code(w)], pictures: 0 })],
    ['typedCodeIsOfIt', w => ({ codes: [code(w)], more: { versionCode: '0000-0000' } })],
    ['everyPageIsShown', w => ({ codes: [code(w, 1, 2)] })],
    ['scanIsTied', () => ({ codes: [] })],
  ]
  test.each(cases)('4.2 without %s another paper seals the roster', (rule, shown) => {
    const attempt = () => {
      const w = frozen()
      return seal(w, shown(w))
    }
    expect(isRefusedBy(attempt(), rule)).toBe(true)
    expect(withoutRule('nomination', 'seal', rule, () => isRefusedBy(attempt(), rule))).toBe(false)
  })
})

test('4.2 without sheetShowsEveryLine a roster is frozen of which a line can’t be printed', () => {
  const freeze = () => {
    const w = openRound()
    recommended(w, 'a')
    return () => w.perform({ subject: 'nomination', id: rosterId(), action: 'finalise', by: ours, on: '2022-03-30', sheet: undefined })
  }
  expect(isRefusedBy(freeze(), 'sheetShowsEveryLine')).toBe(true)
  expect(withoutRule('nomination', 'finalise', 'sheetShowsEveryLine', () => isRefusedBy(freeze(), 'sheetShowsEveryLine'))).toBe(false)
})

test('7.2 without markedStandOnIt a return marks somebody who is not on the roster', () => {
  const back = (w: World) => () =>
    onRoster(w, 'sendBack', department, '2022-04-01', { reason: '请核对', marked: [{ application: 'z', reason: '不符' }] })
  expect(isRefusedBy(back(frozen()), 'markedStandOnIt')).toBe(true)
  expect(withoutRule('nomination', 'sendBack', 'markedStandOnIt', () => isRefusedBy(back(frozen()), 'markedStandOnIt'))).toBe(false)
})

test('7.2 without onlyReturnedParts a returned form is changed beside what came back', () => {
  const save = () => {
    const w = openRound()
    consented(w, 'a')
    on(w, 'a', 'sendBack', ours, '2022-03-09', { corrections: [{ field: 'title.obtainedIn', reason: '证书不清' }] })
    const other = { ...form({}), title: { ...form({}).title, name: '另一个职称' } }
    return () => on(w, 'a', 'save', personOf('a'), '2022-03-10', { form: other })
  }
  expect(isRefusedBy(save(), 'onlyReturnedParts')).toBe(true)
  expect(withoutRule('application', 'save', 'onlyReturnedParts', () => isRefusedBy(save(), 'onlyReturnedParts'))).toBe(false)
})

test('4.1 without formIsComplete a form is handed in without its photograph', () => {
  const submit = () => {
    const { photo: _, ...identity } = form({}).identity
    const w = openRound()
    on(w, 'a', 'start', personOf('a'), '2022-03-07', { round, form: { ...form({}), identity } })
    return () => on(w, 'a', 'submit', personOf('a'), '2022-03-07')
  }
  expect(isRefusedBy(submit(), 'formIsComplete')).toBe(true)
  expect(withoutRule('application', 'submit', 'formIsComplete', () => isRefusedBy(submit(), 'formIsComplete'))).toBe(false)
})

describe('texts to phones', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await freshHouse()
  })
  afterAll(() => house.close())

  const queue = (at: Pick<TestHouse, 'database' | 'seals'>, key: string) =>
    at.database.transaction('everything', query => queueText(query, at.seals, { key, phone: '13800001234', text: key, purpose: 'step' }))

  /** How often a text went out that was queued, sent, queued again and sent. */
  const timesSent = async (key: string, change: (text: string) => string): Promise<number> => {
    const sabotaged = withStatement(house, change)
    const sent: string[] = []
    const send: Sender['send'] = async (_phone, text) => {
      sent.push(text)
      return 'sent'
    }
    const sender: Sender = { ...demoSender, send }
    await queue(sabotaged, key)
    await sendOnce(sabotaged, sender)
    await queue(sabotaged, key)
    await sendOnce(sabotaged, sender)
    return sent.filter(text => text === key).length
  }

  test('without the key a text that went out goes out again', async () => {
    expect(await timesSent('guarded', text => text)).toBe(1)
    expect(await timesSent('unguarded', text => text.replace('(key) do nothing', "(key) do update set state = 'waiting'"))).toBe(2)
  })

  /** How often a text went out whose server died while it was being sent. */
  const afterCrash = async (key: string, change: (text: string) => string): Promise<number> => {
    const sabotaged = withStatement(house, change)
    await queue(house, key)
    await house.database.transaction('everything', query =>
      query("update outgoing set state = 'sending', tried = 1, tried_at = now() - interval '1 hour' where key = $1", [key]),
    )
    return sendOnce(sabotaged, demoSender)
  }

  test('without the claim’s end a text that was perhaps sent is sent again', async () => {
    expect(await afterCrash('lost', text => text)).toBe(0)
    expect(await afterCrash('resent', text => text.replace("set state = 'perhapsSent'", "set state = 'waiting'"))).toBe(1)
  })
})
