// A guard of the panel that is taken away turns its check red.
import { expect, test } from 'vitest'
import { review } from '../../core/review/index.ts'
import { resultOf } from '../../core/review/result.ts'
import { department, leader } from '../given.ts'
import { closed, convened, expertActor, expertOf, five, lawWith, nominated, onReview, pool, scored, scoring } from '../panel.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

const accept =
  (w: ReturnType<typeof nominated>, ahead = { better: 0, free: 40 }) =>
  () =>
    w.perform({ subject: 'application', id: 'a1', action: 'accept', by: department, on: '2022-05-05', ahead })

test('4.2 without passedPanel somebody below the mark is put on the list', () => {
  expect(isAllThatStands('application', 'accept', 'passedPanel', () => accept(closed(nominated(), 'a1', [10, 10, 10, 10, 10])))).toEqual([
    true,
    true,
  ])
})

test('4.2 without inOrderOfResults the last place goes to whoever is asked for first, and no reason is given', () => {
  const given = () => accept(closed(nominated(), 'a1', [70, 70, 70, 70, 70]), { better: 3, free: 3 })
  expect(isAllThatStands('application', 'accept', 'inOrderOfResults', given)).toEqual([true, true])
})

test('4.2 without withoutConflict a colleague scores, whether asked or come later', () => {
  const experts = [expertOf('e1', { worksAt: ['示例单位'] }), ...pool.slice(1)]
  const convene = () => {
    const w = nominated()
    return () => onReview(w, 'a1', 'convene', { round: 'nmg-tepei-2022', experts: five }, { experts })
  }
  expect(isAllThatStands('review', 'convene', 'withoutConflict', convene)).toEqual([true, true])
  const later = () => {
    const w = convened(nominated())
    return () => onReview(w, 'a1', 'score', { score: 99, reason: '很好', free: true }, { by: expertActor('e1'), experts })
  }
  expect(isAllThatStands('review', 'score', 'withoutConflict', later)).toEqual([true, true])
})

test('4.2 without everyScoreIsIn four decide for five', () => {
  const given = () => {
    const w = scored(convened(nominated()), 'a1', [70, 70, 70, 70], five.slice(0, 4))
    return () => onReview(w, 'a1', 'close')
  }
  expect(isAllThatStands('review', 'close', 'everyScoreIsIn', given)).toEqual([true, true])
})

test('4.2 without scoreIsUnseen a score is changed by who knows what it did', () => {
  const attempt = () => {
    const w = closed(nominated(), 'a1', [70, 70, 70, 70, 70])
    onReview(w, 'a1', 'reopen', { explanation: '发现回避情形' }, { by: leader })
    return () => scoring(w, 'a1', 'e1', 0)
  }
  expect(isRefusedBy(attempt(), 'scoreIsUnseen')).toBe(true)
  expect(withoutRule('review', 'score', 'scoreIsUnseen', () => isRefusedBy(attempt(), 'scoreIsUnseen'))).toBe(false)
})

/** What of a score the department, or another expert, could read before the result: the state and the journal. */
const isSealed = () => {
  const w = convened(nominated())
  scoring(w, 'a1', 'e1', 83)
  return !/83|扎实/.test(JSON.stringify([w.journal.at(-1), w.dossier('review', 'a1')]))
}

test('4.2 without `decide` the score and its reason would be journalled for everybody who may read the review', () => {
  const action: object = review.actions.score
  const kept: unknown = Reflect.get(action, 'decide')
  expect(isSealed()).toBe(true)
  Reflect.set(action, 'decide', undefined)
  try {
    expect(isSealed()).toBe(false)
  } finally {
    Reflect.set(action, 'decide', kept)
  }
})

/** Whether the relations by which people and bodies reach a dossier are left out of a review. */
const isOutOfReach = () => {
  const { person, employer, body } = convened(nominated()).dossier('review', 'a1')
  return [person, employer, body].every(relation => relation === undefined)
}

test('4.2 with the relations of the person a review would reach the applicant, and with it the names of the experts', () => {
  const action: object = review.actions.convene
  const kept: unknown = Reflect.get(action, 'apply')
  expect(isOutOfReach()).toBe(true)
  Reflect.set(action, 'apply', (_dossier: unknown, { fact }: { fact: { about: object } }) => ({ ...fact, ...fact.about }))
  try {
    expect(isOutOfReach()).toBe(false)
  } finally {
    Reflect.set(action, 'apply', kept)
  }
})

test('4.2 a mean that is rounded before it is measured lifts somebody over the mark', () => {
  const scores = [...Array(199).fill(60), 59].map((score: number, i) => ({ expert: `e${i}`, score }))
  const { hundredths, passes } = resultOf({ drops: 'nothing', passes: 60 }, scores)
  expect([hundredths >= 6000, passes]).toEqual([true, false])
  expect(lawWith().policy.procedure.panel?.value.passes).toBe(60)
})
