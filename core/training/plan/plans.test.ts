/** The study plan with its goals, agreed with the supervisor, and the reports that follow it. */
import { expect, test } from 'vitest'
import { broken, department, digest, firstRefusal, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import { at, enrolled, id, imu, notified, onTraining as on, pku, trainee, unit } from '../../../test/year.ts'
import { fold, getSubject } from '../../catalogue.ts'
import { duesOf } from '../dues.ts'
import { studyActions, studyOfEntries } from '../study.ts'

const goal = { what: '掌握草原植被调查方法', finishBy: '2023-03-31', seenBy: '独立完成一份样地报告' }
const plan = {
  goals: [goal, { ...goal, what: '完成一篇综述', finishBy: '2023-06-30' }],
  schedule: [{ from: '2022-09-05', to: '2023-01-13', what: '课程学习' }],
}
const planned = (): World => {
  const w = enrolled()
  on(w, 'plan', trainee, '2022-09-10', plan)
  return w
}
const journalOf = (w: World) => JSON.stringify(w.journal.filter(e => e.subject === 'training'))
const report = { month: '2022-11', text: '样地调查做完两处', goals: ['underWay', 'notBegun'] }
const entriesOf = (w: World) =>
  w.journal
    .filter(e => e.subject === 'training' && studyActions.includes(e.action))
    .map(e => {
      const kind =
        { plan: 'plan', agreePlan: 'planAnswer', returnPlan: 'planAnswer', remark: 'remark' }[e.action] ?? `report-${report.month}`
      return { action: e.action, on: e.at.slice(0, 10), fact: e.fact, words: e.kept && w.record('training', id, `${kind}/${e.n}`) }
    })

test('6.2 goals say what, by when and how it is seen; their words are sealed, and how many they are is on record', () => {
  const w = planned()
  expect(at(w).planned).toEqual({ version: 1, on: '2022-09-10', goals: 2, state: 'handedIn', answerBy: '2022-09-19' })
  expect(w.record('training', id, 'plan')).toEqual(plan)
  expect(journalOf(w)).not.toMatch(/草原|样地|课程/)
})

test('6.2 a plan waits for the host until its day, and then for nobody', () => {
  const w = planned()
  expect(duesOf(law, at(w)).at(0)).toEqual({ what: 'plan', who: 'host', on: '2022-09-19', clause: '6.2' })
  expect(at(w).due).toBe('2022-09-19')
  expect(broken(on(w, 'agreePlan', imu, '2022-09-15', { version: 1 }))).toEqual([])
  expect(at(w)).toMatchObject({ planned: { state: 'agreed', answeredOn: '2022-09-15' }, due: '2022-12-01' })
})

test('6.2 the supervisor returns a plan with words, and the next version is agreed', () => {
  const w = planned()
  expect(broken(on(w, 'returnPlan', imu, '2022-09-15', { version: 1, text: '第一项写得再具体些' }))).toEqual([])
  expect(at(w).planned?.state).toBe('returned')
  on(w, 'plan', trainee, '2022-09-18', plan)
  expect(at(w).planned).toMatchObject({ version: 2, state: 'handedIn' })
  expect(broken(on(w, 'agreePlan', imu, '2022-09-19', { version: 2, text: '同意' }))).toEqual([])
  const { plans } = studyOfEntries(entriesOf(w))
  expect(plans.map(p => [p.version, p.state, p.answer])).toEqual([
    [1, 'returned', '第一项写得再具体些'],
    [2, 'agreed', '同意'],
  ])
  expect(journalOf(w)).not.toContain('具体')
})

test('6.2 the host answers the plan that it has read, once, and no newer one', () => {
  const w = planned()
  on(w, 'plan', trainee, '2022-09-11', plan)
  expect(firstRefusal(on(w, 'agreePlan', imu, '2022-09-15', { version: 1 }))).toBe('answersNewestPlan 6.2')
  on(w, 'agreePlan', imu, '2022-09-15', { version: 2 })
  expect(broken(on(w, 'returnPlan', imu, '2022-09-16', { version: 2, text: '示例' }))).toEqual(['planIsHandedIn'])
})

test('6.2 neither another host nor the employer nor the office agrees to a plan, and not the trainee', () => {
  for (const by of [pku, unit, department]) expect(broken(on(planned(), 'agreePlan', by, '2022-09-15', { version: 1 }))).toEqual(['by'])
  expect(broken(on(planned(), 'agreePlan', trainee, '2022-09-15', { version: 1 }))).toEqual(['notInOwnCase'])
})

test('6.2 a plan may be handed in before the enrolment', () => {
  const w = notified()
  expect(broken(on(w, 'plan', trainee, '2022-08-20', plan))).toEqual([])
  expect(broken(on(w, 'agreePlan', imu, '2022-08-22', { version: 1 }))).toEqual([])
})

test('6.2 a report says of each goal how it stands, and of none that is not there', () => {
  const w = planned()
  expect(firstRefusal(on(w, 'report', trainee, '2022-12-01', { ...report, goals: ['reached'] }))).toBe('goalsAreOfPlan 6.2')
  const attachments = [{ sha256: digest('c'), name: '样地照片.jpg' }]
  expect(broken(on(w, 'report', trainee, '2022-12-01', { ...report, attachments }))).toEqual([])
  expect(at(w).reported).toEqual([{ month: '2022-11', on: '2022-12-01', files: 1, goals: ['underWay', 'notBegun'] }])
  expect(journalOf(w)).not.toMatch(/两处|照片/)
})

test('6.2 the supervisor reads a report with one tap, or says whether the study is on track', () => {
  const w = planned()
  on(w, 'report', trainee, '2022-12-01', report)
  expect(broken(on(w, 'readReport', imu, '2022-12-02', { month: '2022-10' }))).toEqual(['monthIsReported'])
  expect(broken(on(w, 'readReport', imu, '2022-12-02', { month: '2022-11' }))).toEqual([])
  expect(broken(on(w, 'readReport', imu, '2022-12-02', { month: '2022-11' }))).toEqual(['isUnread'])
  expect(broken(on(w, 'remark', imu, '2022-12-03', { month: '2022-11', onTrack: false, text: '要抓紧' }))).toEqual([])
  expect(broken(on(w, 'remark', imu, '2022-12-03', { month: '2022-01', onTrack: false, text: '要抓紧' }))).toEqual(['monthIsReported'])
  const [shown] = studyOfEntries(entriesOf(w)).reports
  expect(shown).toMatchObject({ read: '2022-12-02', remarks: [{ onTrack: false, text: '要抓紧' }] })
})

test('6.2 plans and reports of earlier years fold as they did and show as they were', () => {
  const subject = getSubject('training')
  const old = { subject: 'training', id, actor: 'x', role: 'person', at: '', edition: '', kept: 'seal' }
  const w = enrolled()
  const before = at(w)
  const after = fold(subject, before, { ...old, n: 4, action: 'plan', fact: {} })
  expect(after).toEqual({ ...before, plan: 'seal' })
  expect(fold(subject, before, { ...old, n: 5, action: 'report', fact: { month: '2022-11' } })).toEqual({ ...before, reports: ['2022-11'] })
  const words = { goals: '示例目标', steps: ['示例一'] }
  const { plans, reports } = studyOfEntries([
    { action: 'plan', on: '2022-09-10', fact: {}, words },
    { action: 'report', on: '2022-12-01', fact: { month: '2022-11' }, words: { month: '2022-11', text: '示例' } },
    { action: 'remark', on: '2022-12-05', fact: { on: '2022-12-05', onTrack: true }, words: undefined },
  ])
  expect(plans).toEqual([{ version: 0, on: '2022-09-10', state: 'former', answeredOn: null, answer: null, plan: null, former: words }])
  expect(reports).toMatchObject([{ month: '2022-11', text: '示例', attachments: [], goals: [], read: null }])
})
