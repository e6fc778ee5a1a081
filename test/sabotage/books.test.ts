// A guard of an audit that is taken away lets through what it is there for.
import { expect, test } from 'vitest'
import { department } from '../given.ts'
import { asked, auditor, begun, can, committed, drawn, found, item, laid, opened, raise, secret } from '../sampling.ts'
import type { Answer } from '../world.ts'
import { isAllThatStands } from './checks.ts'

type Given = () => () => Answer
const commits =
  (input: object, more: object = {}, day?: string): Given =>
  () => {
    const w = begun()
    return () => can(w, 'commit', auditor, { ...asked, ...input }, { ...laid, ...more }, day)
  }
const tells =
  (more: object): Given =>
  () => {
    const w = committed()
    return () => can(w, 'tell', auditor, { secret }, { ...opened, ...more })
  }
const raises =
  (input: object, own: readonly string[] = []): Given =>
  () => {
    const w = drawn()
    return () => can(w, 'raise', auditor, { ...raise, ...input }, { own })
  }
const onFinding =
  (action: string, by: typeof auditor, input: object): Given =>
  () => {
    const w = found()
    return () => can(w, action, by, input)
  }
const settled = { finding: 1, outcome: 'explained', text: '解释成立' }

test.each<readonly [verb: string, rule: string, what: string, given: Given]>([
  ['commit', 'sampleIsNext', 'a sample that was begun and not drawn is left out of the numbers', commits({}, { next: 2 })],
  ['commit', 'periodIsOver', 'the list can still grow', commits({}, {}, '2023-06-30')],
  ['commit', 'listIsLongEnough', 'more are promised than there are', commits({ size: 41 })],
  ['tell', 'secretOpens', 'the auditor chooses the secret once the chance is known', tells({ opens: false })],
  ['tell', 'listIsAsFrozen', 'another list is drawn from', tells({ list: { ...laid.list, digest: 'f'.repeat(64) } })],
  ['raise', 'itemIsDrawn', 'something is found that was not drawn', raises({ item: 'payment/other' })],
  ['raise', 'itemIsNotOwn', 'somebody finds something in their own case', raises({}, [item])],
  ['raise', 'answerDayIsAhead', 'the day of the answer is over before it is asked', raises({ answerBy: '2023-07-01' })],
  ['settle', 'findingIsAnswered', 'a finding is settled without the office', onFinding('settle', auditor, settled)],
  ['close', 'everyFindingIsSettled', 'a finding is closed away', onFinding('close', auditor, {})],
])('8.1 without its guard sample.%s %s: %s', (verb, rule, _what, given) => {
  expect(isAllThatStands('sample', verb, rule, given)).toEqual([true, true])
})

const insist = { finding: 1, answerBy: '2023-08-20', text: '请补充凭证' }
const insists =
  (input: object, answered = true, own: readonly string[] = []): Given =>
  () => {
    const w = found()
    if (answered) can(w, 'answer', department, { finding: 1, text: '已补' })
    return () => can(w, 'insist', auditor, { ...insist, ...input }, { own })
  }
test.each<readonly [rule: string, what: string, given: Given]>([
  ['findingIsAnswered', 'an answer is pressed for twice before there is any', insists({}, false)],
  ['itemIsNotOwn', 'somebody presses on in their own case', insists({}, true, [item])],
  ['answerDayIsAhead', 'the second answer is late before it is asked', insists({ answerBy: '2023-07-01' })],
])('8.1 without its guard sample.insist %s: %s', (rule, _what, given) => {
  expect(isAllThatStands('sample', 'insist', rule, given)).toEqual([true, true])
})

test('8.1 an answer that was given is not given again', () => {
  const given = () => {
    const w = found()
    can(w, 'answer', department, { finding: 1, text: '已补' })
    return () => can(w, 'answer', department, { finding: 1, text: '再答' })
  }
  expect(isAllThatStands('sample', 'answer', 'findingIsOpen', given)).toEqual([true, true])
})
