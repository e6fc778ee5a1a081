// A guard of a payment run that is taken away lets through what it is there for.
import { expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { runId } from '../../core/run/dossier.ts'
import { law, leader, round } from '../given.ts'
import { laidIn } from '../run-lines.ts'
import { act, locked, make, noKin, on, scene, settle } from '../run-scene.ts'
import { accountant, cashier, deputy } from '../year.ts'
import { isAllThatStands } from './checks.ts'

/** Above the sum from which a third hand is wanted. */
const great = () => {
  const s = scene()
  s.w.put('payment', 't0.allowance', { ...s.w.dossier('payment', 't0.allowance'), amountFen: 50_000_000 })
  make(s)
  settle(s)
  act(s, 'lock', 1, cashier)
  act(s, 'approve', 1, leader, noKin)
  return s
}
const swapped = () => {
  const s = locked()
  const line = s.store.get(runId(round, 1))?.[0]
  if (!line) throw new Error('the run has no line')
  Object.assign(line, { line: { ...line.line, amountFen: line.line.amountFen + 1 } })
  return s
}
const paidByIt = () => {
  const s = locked()
  const id = runId(round, 1)
  const lines = { ...laidIn(s.look(), s.store, law, { id, action: 'approve', input: noKin, today: on }), paysActor: true }
  return () => s.w.perform({ subject: 'run', id, action: 'approve', by: accountant, on, input: noKin, lines })
}

/** As far as the verb is the next, by somebody who has said to have an interest in a payee of the list. */
const standingAside = (action: 'lock' | 'approve' | 'approveAgain', by: Actor) => () => {
  const s = action === 'approveAgain' ? great() : scene()
  if (action !== 'approveAgain') {
    make(s)
    settle(s)
  }
  if (action === 'approve') act(s, 'lock', 1, cashier)
  const id = runId(round, 1)
  const input = action === 'lock' ? {} : noKin
  const lines = laidIn(s.look(), s.store, law, { id, action, input, today: on })
  return () => s.w.perform({ subject: 'run', id, action, by, on, input, lines, aside: ['t2'] })
}

test.each([
  [
    'make',
    'hasNoTie',
    'kin of the clerk is on the list',
    () => {
      const s = scene()
      return () => act(s, 'make', 1, cashier, { round, payee: 'trainee', noKin: false })
    },
  ],
  [
    'make',
    'runIsNext',
    'a run is left out of the numbers',
    () => {
      const s = scene()
      return () => make(s, 3)
    },
  ],
  [
    'lock',
    'everyLineIsHeld',
    'a list is locked of which a part can still be taken by another',
    () => {
      const s = scene()
      make(s)
      return () => act(s, 'lock', 1, cashier)
    },
  ],
  [
    'approve',
    'handIsNew',
    'whoever made the list releases it',
    () => {
      const s = locked()
      return () => act(s, 'approve', 1, cashier, noKin)
    },
  ],
  ['approve', 'payeeIsAnother', 'somebody releases what they are paid by', paidByIt],
  ['lock', 'nobodyStandsAside', 'the clerk locks a list that pays their kin', standingAside('lock', cashier)],
  ['approve', 'nobodyStandsAside', 'somebody releases a list that pays their kin', standingAside('approve', accountant)],
  ['approveAgain', 'nobodyStandsAside', 'a leader releases a list that pays their kin', standingAside('approveAgain', deputy)],
  [
    'approve',
    'hasNoTie',
    'somebody releases what their kin are paid by',
    () => {
      const s = locked()
      return () => act(s, 'approve', 1, accountant, { noKin: false })
    },
  ],
  [
    'approve',
    'linesAreAsLocked',
    'another list is released than was locked',
    () => {
      const s = swapped()
      return () => act(s, 'approve', 1, accountant, noKin)
    },
  ],
  [
    'approveAgain',
    'thirdIsWanted',
    'a third hand signs where none is wanted',
    () => {
      const s = locked()
      act(s, 'approve', 1, accountant, noKin)
      return () => act(s, 'approveAgain', 1, leader, noKin)
    },
  ],
  [
    'approveAgain',
    'handIsNew',
    'the second hand is the third',
    () => {
      const s = great()
      return () => act(s, 'approveAgain', 1, leader, noKin)
    },
  ],
  [
    'send',
    'isReleased',
    'a great sum goes to the bank by two hands',
    () => {
      const s = great()
      return () => act(s, 'send', 1, cashier, { format: 'csv' })
    },
  ],
] as const)('8.2 in %s without %s %s', (verb, rule, _what, given) => {
  expect(isAllThatStands('run', verb, rule, given)).toEqual([true, true])
})

test('8.2 the third hand is another person', () => {
  expect(act(great(), 'approveAgain', 1, deputy, noKin).ok).toBe(true)
})
