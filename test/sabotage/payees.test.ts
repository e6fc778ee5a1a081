// A guard around a payee that is taken away lets through what it is there for.
import { expect, test } from 'vitest'
import { hostOf, leader, openRound, round } from '../given.ts'
import type { World } from '../world.ts'
import { cashier } from '../year.ts'
import { isAllThatStands } from './checks.ts'

const on = '2022-09-20'
const account = { round, host: 'imu', holder: '内蒙古大学', accountNumber: '05001234567', bankName: '示例银行', from: on }
const acts = (w: World, action: string, input: object, by = cashier) =>
  w.perform({ subject: 'payee', id: `${round}.imu`, action, by, on, input, paying: { owed: [] } })
const registered = () => {
  const w = openRound()
  acts(w, 'register', account, hostOf('imu'))
  return w
}
const rate = { item: 'tuition', track: 'inside', rateFen: 1_000_000 }

test.each([
  [
    'agreeRate',
    'agreementIsOnFile',
    'a rate stands there that no agreement names',
    () => {
      const w = registered()
      return () => acts(w, 'agreeRate', rate)
    },
  ],
  [
    'agreeRate',
    'feeHasRate',
    'a rate is filed for what the policy pays to nobody',
    () => {
      const w = registered()
      acts(w, 'agree', { agreementNumber: 'TP1', on })
      return () => acts(w, 'agreeRate', { ...rate, item: 'allowance' })
    },
  ],
  [
    'recuse',
    'standsNotAsideYet',
    'somebody stands aside twice, and is let back by halves',
    () => {
      const w = registered()
      acts(w, 'recuse', { tie: 'kinOfPayee' })
      return () => acts(w, 'recuse', { tie: 'otherInterest' })
    },
  ],
  [
    'readmit',
    'isAnothers',
    'a leader declares an interest, takes it back and signs',
    () => {
      const w = registered()
      acts(w, 'recuse', { tie: 'kinOfPayee' }, leader)
      return () => acts(w, 'readmit', { aside: leader.id, reason: '查明并无关系' }, leader)
    },
  ],
  [
    'readmit',
    'standsAside',
    'somebody is let back who never stood aside',
    () => {
      const w = registered()
      return () => acts(w, 'readmit', { aside: 'accountant', reason: '查明并无关系' }, leader)
    },
  ],
] as const)('8.2 in %s without %s %s', (verb, rule, _what, given) => {
  expect(isAllThatStands('payee', verb, rule, given)).toEqual([true, true])
})
