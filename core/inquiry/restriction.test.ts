// A restriction that was granted has effect by itself, and is lifted again.
import { expect, test } from 'vitest'
import {
  bodyOf,
  broken,
  consented,
  department,
  firstRefusal,
  hohhot,
  on,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import type { Actor } from '../facts.ts'

const [me, body] = [personOf('a'), bodyOf(hohhot)]
const says = (w: World, action: string, by: Actor, day: string, input: unknown) =>
  w.perform({ subject: 'inquiry', id: 'q', action, by, on: day, input })
const asks = (w: World, wish = 'restrict') => {
  expect(broken(says(w, 'askData', me, '2022-03-10', { round, wish, text: '请不要再使用我的信息' }))).toEqual([])
  return w
}
const granted = (w: World, outcome = 'done') => {
  expect(broken(says(asks(w), 'answer', department, '2022-03-11', { text: '已限制使用', outcome }))).toEqual([])
  return w
}
const applied = () => {
  const w = openRound()
  consented(w, 'a')
  return w
}

test('R37 a restriction that was granted stops what is decided on the person’s data, by its clause, until it is lifted', () => {
  const w = granted(applied())
  expect(w.dossier('inquiry', 'q').restricts).toBe(true)
  for (const action of ['recommend', 'reserve']) expect(broken(on(w, 'a', action, body, '2022-03-15'))).toContain('dataIsNotRestricted')
  expect(firstRefusal(on(w, 'a', 'recommend', body, '2022-03-15'))).toBe('dataIsNotRestricted 9')
  expect(broken(says(w, 'liftRestriction', me, '2022-03-16', {}))).toEqual([])
  expect(broken(on(w, 'a', 'recommend', body, '2022-03-16'))).toEqual([])
})

test('R37 the office accepts nobody whose data are restricted, and others as before', () => {
  const w = openRound()
  recommended(w, 'a')
  recommended(w, 'b')
  rosterReceived(w)
  granted(w)
  expect(broken(on(w, 'a', 'accept', department, '2022-04-20'))).toEqual(['dataIsNotRestricted'])
  expect(broken(on(w, 'b', 'accept', department, '2022-04-20'))).toEqual([])
})

test('R37 only a wish for restriction that was granted restricts, and the person may still take the application back', () => {
  const refused = granted(applied(), 'lawKeeps')
  expect(broken(on(refused, 'a', 'recommend', body, '2022-03-15'))).toEqual([])
  const other = asks(applied(), 'erase')
  says(other, 'answer', department, '2022-03-11', { text: '已删除', outcome: 'done' })
  expect(broken(on(other, 'a', 'recommend', body, '2022-03-15'))).toEqual([])
  expect(broken(on(granted(applied()), 'a', 'withdraw', me, '2022-03-15'))).toEqual([])
})

test('R37 the person lifts it without a reason, the office with one, and nobody else; what is not there is not lifted', () => {
  const w = granted(applied())
  expect(broken(says(w, 'liftRestriction', body, '2022-03-16', { text: '示例' }))).toEqual(['by'])
  expect(broken(says(w, 'liftRestriction', department, '2022-03-16', {}))).toEqual(['officeSaysWhy'])
  expect(broken(says(w, 'liftRestriction', department, '2022-03-16', { text: '本人来电请求解除' }))).toEqual([])
  expect(broken(says(w, 'liftRestriction', me, '2022-03-16', {}))).toEqual(['restrictionStands'])
  expect(JSON.stringify(w.journal.filter(({ subject }) => subject === 'inquiry'))).not.toContain('来电')
})
