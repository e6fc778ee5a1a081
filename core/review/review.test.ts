/** The panel: who may score a file, that nobody sees a score too early, and what comes of the scores. */
import { expect, test } from 'vitest'
import { broken, department, employer, leader, on, onRound, openRound, personOf, refusals, round } from '../../test/given.ts'
import { closed, convened, expertActor, expertOf, five, lawWith, nominated, onReview, pool, scored, scoring } from '../../test/panel.ts'
import { actor, type World } from '../../test/world.ts'
import { panelClosed, panelPassed } from '../accounts.ts'
import { answerDay } from '../calendar.ts'
import { turn } from './dossier.ts'

const review = (w: World, id = 'a1') => w.dossier('review', id)
const answers = (w: World) => review(w).asked.map(({ expert, answer }) => `${expert} ${answer}`)
const convene = (w: World, experts: readonly string[], given = {}) => onReview(w, 'a1', 'convene', { round, experts }, given)
const withPool = (change: Parameters<typeof expertOf>[1]) => ({ experts: [expertOf('e1', change), ...pool.slice(1)] })

test('4.2 a file goes before exactly as many different experts as the policy says, once the body has nominated it', () => {
  const w = nominated(['a1'], lawWith({ answerDays: 3 }))
  expect(broken(convene(w, five.slice(0, 4)))).toEqual(['asManyAsWanted'])
  expect(broken(convene(w, ['e1', 'e1', 'e2', 'e3', 'e4']))).toEqual(['asManyAsWanted'])
  expect(broken(convene(openRound(lawWith()), five))).toEqual(['fileStands', 'standsInRound'])
  expect(convene(w, five).ok).toBe(true)
  expect([review(w).status, review(w).due, turn(review(w))]).toEqual(['convened', answerDay('2022-04-11', 3), 'expert'])
})

test('4.2 without a panel in the policy nothing goes before experts, and nobody misses a result', () => {
  const w = openRound()
  expect(broken(convene(w, five))).toContain('asManyAsWanted')
})

test.each([
  ['the applicant themself', { person: 'person a1' }, 'isApplicant'],
  ['a colleague by the name of the unit', { worksAt: ['示例大学', '示例单位'] }, 'sameEmployer'],
  ['a colleague of an institute of the unit', { worksAt: ['示例单位第二研究所'] }, 'sameEmployer'],
  ['whoever answers for the employer', { seats: [{ role: 'employer' as const, organisation: employer }] }, 'sameEmployer'],
  ['an officer of the body that nominates it', { seats: [{ role: 'body' as const, organisation: '150100' }] }, 'nominatesIt'],
  ['whoever decides on it', { seats: [{ role: 'leader' as const, organisation: 'department' }] }, 'decidesOnIt'],
])('4.2 %s is no expert of this file, and it is said who and why', (_who, change, ground) => {
  const answer = convene(nominated(), five, withPool(change))
  expect(refusals(answer)).toEqual([{ rule: 'withoutConflict', clause: '4.2', found: { expert: 'e1', grounds: [ground] }, wants: [] }])
})

test('4.2 whoever holds no expert’s seat is asked for nothing', () => {
  const answer = convene(nominated(), ['e1', 'e2', 'e3', 'e4', 'nobody'])
  expect(refusals(answer).map(({ found }) => found)).toEqual([{ expert: 'nobody', grounds: ['noExpert'] }])
})

test('4.2 only who was asked scores, within the scale, with a reason; the journal bears neither score nor reason', () => {
  const w = convened(nominated())
  expect(broken(scoring(w, 'a1', 'e6', 80))).toEqual(['by'])
  expect(broken(onReview(w, 'a1', 'score', { score: 80, reason: '材料扎实', free: true }))).toEqual(['by'])
  expect(broken(scoring(w, 'a1', 'e1', 101))).toEqual(['withinScale'])
  expect(scoring(w, 'a1', 'e1', 83).ok).toBe(true)
  expect(JSON.stringify([w.journal.at(-1), review(w)])).not.toMatch(/83|扎实/)
  expect(w.record('review', 'a1', 'score')).toEqual({ score: 83, reason: '材料扎实，计划可行' })
})

test('4.2 a conflict that came about after the file was given out stops the score', () => {
  const w = convened(nominated())
  const input = { score: 80, reason: '材料扎实', free: true }
  const now = { by: expertActor('e1'), ...withPool({ worksAt: ['示例单位'] }) }
  expect(broken(onReview(w, 'a1', 'score', input, now))).toEqual(['withoutConflict'])
})

test('4.2 the highest and the lowest are left out, and the result is decided once, when all are in', () => {
  const w = convened(nominated())
  scored(w, 'a1', [90, 60, 71, 75], five.slice(0, 4))
  expect(broken(onReview(w, 'a1', 'close'))).toEqual(['everyScoreIsIn'])
  scored(w, 'a1', [72], ['e5'])
  expect(turn(review(w))).toBe('department')
  expect(onReview(w, 'a1', 'close').ok).toBe(true)
  expect(review(w).result).toMatchObject({ hundredths: 7267, spread: 30, passes: true })
  expect(
    review(w)
      .result?.scores.filter(({ counts }) => !counts)
      .map(({ expert }) => expert),
  ).toEqual(['e1', 'e2'])
  expect([w.balance(panelClosed('a1')), w.balance(panelPassed('a1'))]).toEqual([1, 1])
  expect(broken(scoring(w, 'a1', 'e1', 50))).toEqual(['from'])
})

test('4.2 a score may be changed while nobody has seen it; the last one counts', () => {
  const w = scored(convened(nominated()), 'a1', [70, 70, 70, 70, 70])
  for (const expert of ['e1', 'e2', 'e3']) expect(scoring(w, 'a1', expert, 100).ok).toBe(true)
  onReview(w, 'a1', 'close')
  expect(review(w).result).toMatchObject({ hundredths: 9000, spread: 30 })
})

test('4.2 an expert who stands aside gives the file to another, and is not asked again', () => {
  const w = convened(nominated())
  expect(onReview(w, 'a1', 'recuse', { ground: 'kinship', explanation: '表弟' }, { by: expertActor('e2') }).ok).toBe(true)
  expect(JSON.stringify(w.journal.at(-1))).not.toContain('表弟')
  expect(turn(review(w))).toBe('department')
  expect(broken(onReview(w, 'a1', 'ask', { expert: 'e2' }))).toEqual(['neverAskedBefore'])
  expect(onReview(w, 'a1', 'ask', { expert: 'e6' }).ok).toBe(true)
  expect(broken(onReview(w, 'a1', 'ask', { expert: 'e7' }))).toEqual(['expertIsMissing'])
  expect(answers(w)).toEqual(['e1 waiting', 'e2 recused', 'e3 waiting', 'e4 waiting', 'e5 waiting', 'e6 waiting'])
})

test('4.2 a conflict found after the result strikes it: the score is void, another is asked, and the rest stay as they were seen', () => {
  const w = closed(nominated(), 'a1', [90, 60, 71, 75, 72])
  const why = { ground: 'teacherOrStudent', explanation: '申报人的导师' }
  expect(broken(onReview(w, 'a1', 'voidScore', { expert: 'e1', ...why }))).toEqual(['from'])
  expect(onReview(w, 'a1', 'reopen', { explanation: '发现师生关系' }, { by: leader }).ok).toBe(true)
  expect([w.balance(panelClosed('a1')), w.balance(panelPassed('a1')), review(w).struck]).toEqual([0, 0, 1])
  expect(onReview(w, 'a1', 'voidScore', { expert: 'e1', ...why }).ok).toBe(true)
  expect(broken(onReview(w, 'a1', 'close'))).toEqual(['everyScoreIsIn'])
  expect(broken(scoring(w, 'a1', 'e3', 99))).toEqual(['scoreIsUnseen'])
  expect(broken(scoring(w, 'a1', 'e1', 99))).toEqual(['by'])
  onReview(w, 'a1', 'ask', { expert: 'e6' })
  scored(w, 'a1', [61], ['e6'])
  onReview(w, 'a1', 'close')
  expect(review(w).result?.scores.map(({ expert }) => expert)).toEqual(['e2', 'e3', 'e4', 'e5', 'e6'])
})

test('4.2 nobody is put on the list without a result, below the mark, or before those with a better one; with a reason the last is possible', () => {
  const w = nominated(['a1', 'a2', 'a3'])
  const accept = (id: string, action = 'accept', input = {}, ahead = { better: 0, free: 40 }) =>
    w.perform({ subject: 'application', id, action, input, by: department, on: '2022-05-05', ahead })
  expect(refusals(accept('a1'))).toEqual([{ rule: 'passedPanel', clause: '4.2', found: 'noResult', wants: 60 }])
  closed(w, 'a1', [59, 59, 60, 60, 60])
  closed(w, 'a2', [80, 80, 80, 80, 80])
  expect(refusals(accept('a1'))).toEqual([{ rule: 'passedPanel', clause: '4.2', found: 'belowMark', wants: 60 }])
  expect(broken(accept('a2', 'accept', {}, { better: 2, free: 2 }))).toEqual(['inOrderOfResults'])
  expect(broken(accept('a1', 'acceptAhead', { explanation: '学科急需的人选' }))).toEqual(['passedPanel'])
  expect(accept('a2', 'acceptAhead', { explanation: '学科急需的人选' }, { better: 2, free: 2 }).ok).toBe(true)
  expect(w.dossier('application', 'a2').status).toBe('accepted')
  expect(JSON.stringify(w.journal.at(-1))).not.toContain('急需')
})

test('4.2 a result that is struck after the list was shown keeps the person from being admitted', () => {
  const w = closed(nominated(), 'a1', [80, 80, 80, 80, 80])
  on(w, 'a1', 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  onReview(w, 'a1', 'reopen', { explanation: '发现回避情形' }, { by: leader, on: '2022-05-10' })
  expect(broken(on(w, 'a1', 'admit', leader, '2022-06-01'))).toEqual(['passedPanel'])
  onReview(w, 'a1', 'close', {}, { on: '2022-06-01' })
  expect(on(w, 'a1', 'admit', leader, '2022-06-01').ok).toBe(true)
})

test('4.2 who has left is scored by nobody, and their file is taken from the experts', () => {
  const w = convened(nominated())
  expect(broken(onReview(w, 'a1', 'drop'))).toEqual(['fileHasLeft'])
  on(w, 'a1', 'withdraw', personOf('a1'), '2022-04-12')
  expect(broken(scoring(w, 'a1', 'e1', 80))).toEqual(['fileStands'])
  expect(onReview(w, 'a1', 'drop', {}, { by: actor('clock', { role: 'clock', organisation: 'department' }) }).ok).toBe(true)
})

test('4.2 an officer has no hand in the review of their own file, nor in that of whom they act for', () => {
  const w = nominated()
  const own = { ...department, person: 'person a1' }
  expect(broken(convene(w, five, { by: own }))).toEqual(['notAboutOneself'])
  const deputy = { ...department, seats: department.seats.map(seat => ({ ...seat, actingFor: { id: 'boss', person: 'person a1' } })) }
  expect(broken(convene(w, five, { by: deputy }))).toEqual(['notAboutOneself'])
})

test('4.2 the clock tells the department when the day has passed', () => {
  const w = convened(nominated(['a1'], lawWith({ answerDays: 3 })))
  const by = actor('clock', { role: 'clock', organisation: 'department' })
  expect(broken(onReview(w, 'a1', 'remind', {}, { by, on: '2022-04-14' }))).toEqual(['overdue'])
  expect(onReview(w, 'a1', 'remind', {}, { by, on: '2022-04-15' }).ok).toBe(true)
})
