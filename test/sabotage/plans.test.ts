// A guard of plans that is taken away turns its check red.
import { expect, test } from 'vitest'
import { planId } from '../../core/plan/dossier.ts'
import { admitted, department, imuBiology, imuChemistry, openRound, recommended, rosterReceived, round } from '../given.ts'
import { isAllThatStands } from './checks.ts'

const waiting = () => {
  const w = openRound()
  for (const one of ['a1', 'a2']) recommended(w, one, { willing: false })
  rosterReceived(w)
  admitted(w, ['a1', 'a2'])
  return w
}
const at = (seat: { readonly host: string; readonly programme: string }) => ({ ...seat, by: 'hand', asked: 0 })
/** A story in which a plan is saved, and then the one that should be refused. */
const saving =
  (plan: object, { id = planId(round, 'inside'), before = (_w: ReturnType<typeof waiting>): unknown => undefined } = {}) =>
  () => {
    const w = waiting()
    before(w)
    const input = { round, track: 'inside', version: 0, why: '示例', seats: {}, limits: {}, ...plan }
    return () => w.perform({ subject: 'plan', id, action: 'save', by: department, on: '2022-06-02', input })
  }

test.each([
  ['planIsOfTrack', 'a plan lies under another name, where nobody looks', saving({}, { id: 'elsewhere' })],
  ['planIsNewest', 'one plan is written over the other unseen', saving({ version: 3 })],
  [
    'limitsAreKnown',
    'a limit is about a host that nobody has',
    saving({ limits: { a1: [{ kind: 'never', where: { host: 'none' }, why: '示例' }] } }),
  ],
  ['plannedWait', 'a plan seats somebody whom nobody admitted', saving({ seats: { nobody: at(imuBiology) } })],
  ['plannedSeatsHold', 'a plan seats somebody where they did not agree to go', saving({ seats: { a1: at(imuChemistry) } })],
] as const)('4.3 without %s %s', (rule, _what, given) => {
  expect(isAllThatStands('plan', 'save', rule, given)).toEqual([true, true])
})
