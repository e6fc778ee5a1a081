/** What goes on around the study: Party life, the employer's undertakings and what the trainee may report of them, follow-ups and journeys. */
import { expect, test } from 'vitest'
import { broken, clock, department, digest, firstRefusal, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import { at, cashier, enrolled, id, imu, onTraining as on, pass, payment, trainee, unit } from '../../../test/year.ts'

import { duesOf } from '../dues.ts'
import { isConfidence, withoutConfidences } from './quiet.ts'

const journalOf = (w: World) => JSON.stringify(w.journal.filter(e => e.subject === 'training'))

test('6.3 the host confirms its Party life, and the journal does not tell who is a member', () => {
  const w = enrolled()
  expect(broken(on(w, 'confirmPartyLife', imu, '2022-12-20', { year: 2022, tookPart: ['a1'], absent: ['a7'] }))).toEqual([])
  expect(w.journal.at(-1)?.fact).toEqual({ year: 2022 })
  expect(w.record('training', id, 'partyLife')).toEqual({ year: 2022, tookPart: ['a1'], absent: ['a7'] })
})

test('6.3 Party life is confirmed once a year, and not for a year to come', () => {
  const w = enrolled()
  const year = (y: number) => on(w, 'confirmPartyLife', imu, '2022-12-20', { year: y, tookPart: [], absent: [] })
  expect(firstRefusal(year(2023))).toBe('yearHasBegun 6.3')
  year(2022)
  expect(broken(year(2022))).toEqual(['yearIsNew'])
})

test('6.3 nobody but the host confirms its Party life', () => {
  expect(broken(on(enrolled(), 'confirmPartyLife', unit, '2022-12-20', { year: 2022, tookPart: [], absent: [] }))).toEqual(['by'])
})

const codes = law.policy.training.undertakings.value.map(u => u.code)

test('7.3 the employer says of each undertaking whether it is kept; an unanswered one is asked for', () => {
  const w = enrolled()
  const some = { month: '2022-11', kept: codes.slice(1), broken: [] }
  expect(firstRefusal(on(w, 'confirmUndertakings', unit, '2022-12-01', some))).toBe('eachIsAnswered 7')
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', { ...some, kept: codes }))).toEqual([])
  expect(duesOf(law, at(w)).find(d => d.what === 'undertakings')?.on).toBe('2023-03-01')
})

test('7.3 the same month is not confirmed twice', () => {
  const w = enrolled()
  on(w, 'confirmUndertakings', unit, '2022-12-01', { month: '2022-11', kept: codes, broken: [] })
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-02', { month: '2022-11', kept: codes, broken: [] }))).toEqual(['monthIsNew'])
})

test('7.3 nobody confirms the undertakings for the employer', () => {
  expect(broken(on(enrolled(), 'confirmUndertakings', imu, '2022-12-01', { month: '2022-11', kept: codes, broken: [] }))).toEqual(['by'])
})

test('7.4 an employer that does not keep the pay must say why, and the reason is sealed', () => {
  const w = enrolled()
  const answer = { month: '2022-11', kept: codes.filter(c => c !== 'keepPay'), broken: ['keepPay'] }
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', answer))).toEqual(['brokenIsExplained'])
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', { ...answer, concern: '绩效核减' }))).toEqual([])
  expect(at(w).undertakingsConfirmed).toEqual([{ month: '2022-11', broken: ['keepPay'] }])
  expect(journalOf(w)).not.toContain('绩效')
})

const answers = { post: 'yes', title: 'notYet', research: 'yes', project: 'no' }
const graduate = () => {
  const w = enrolled()
  pass(w)
  return w
}

test('7.5 six months after the return employer and person are each asked once', () => {
  const w = graduate()
  expect(at(w).due).toBe('2024-02-29')
  expect(broken(on(w, 'followUp', unit, '2024-03-01', { afterMonths: 6, answers }))).toEqual([])
  expect(broken(on(w, 'followUp', trainee, '2024-03-01', { afterMonths: 6, answers }))).toEqual([])
  expect(broken(on(w, 'followUp', unit, '2024-03-02', { afterMonths: 6, answers }))).toEqual(['answeredOnce'])
})

test('7.5 nobody is asked before the time has come, or at a time that the policy does not name', () => {
  const w = graduate()
  expect(firstRefusal(on(w, 'followUp', unit, '2024-02-28', { afterMonths: 6, answers }))).toBe('timeHasCome 7.5')
  expect(broken(on(w, 'followUp', unit, '2024-05-01', { afterMonths: 7, answers }))).toEqual(['timeHasCome'])
})

test('7.5 a follow-up that leaves a question out is not taken', () => {
  expect(broken(on(graduate(), 'followUp', unit, '2024-03-01', { afterMonths: 6, answers: { post: 'yes' } }))).toEqual([
    'everyQuestionIsAnswered',
  ])
})

const ticket = { on: '2023-01-14', amountFen: 88_050, receipts: [digest('f')] }

test('7.5 what came of it is asked as the policy asks: numbers as numbers, words sealed, and nothing beside', () => {
  const w = graduate()
  const say = (more: object, day = '2024-03-01') => on(w, 'followUp', unit, day, { afterMonths: 6, answers, ...more })
  expect(broken(say({ answers: { ...answers, papers: 'many' } }))).toEqual(['everyQuestionIsAnswered'])
  expect(broken(say({ answers: { ...answers, post: 'sometimes' } }))).toEqual(['everyQuestionIsAnswered'])
  expect(broken(say({ answers: { ...answers, income: 5 } }))).toEqual(['everyQuestionIsAnswered'])
  expect(broken(say({ texts: { papers: '两篇' } }))).toEqual(['everyQuestionIsAnswered'])
  expect(broken(say({ answers: { ...answers, papers: 2 }, texts: { example: '开展了新技术' } }))).toEqual([])
  expect(at(w).followUps).toEqual([{ afterMonths: 6, by: 'employer', answers: { ...answers, papers: 2 } }])
  expect(journalOf(w)).not.toContain('新技术')
  expect(w.record('training', id, 'followUp')).toEqual({ afterMonths: 6, texts: { example: '开展了新技术' } })
})

const silence = { afterMonths: 6, side: 'person', reason: 'unreachable' }

test('7.5 a follow-up that nobody answers is asked for until the policy’s days are over, then the reason is written down and nothing hangs', () => {
  const w = graduate()
  expect(firstRefusal(on(w, 'noteSilence', department, '2024-04-28', silence))).toBe('silentLongEnough 7.5')
  expect(broken(on(w, 'noteSilence', department, '2024-04-29', { ...silence, reason: 'whatever' }))).toEqual(['silenceReasonIsListed'])
  expect(broken(on(w, 'noteSilence', unit, '2024-04-29', silence))).toEqual(['by'])
  expect(broken(on(w, 'noteSilence', department, '2024-04-29', silence))).toEqual([])
  expect(broken(on(w, 'noteSilence', department, '2024-04-30', silence))).toEqual(['silentLongEnough'])
  expect(
    duesOf(law, at(w))
      .filter(d => d.who === 'person')
      .map(d => d.on),
  ).toEqual(['2024-08-31', '2025-08-31', '2026-08-31'])
})

test('7.5 who answers after all is heard, and silence is not written down for who has answered', () => {
  const w = graduate()
  on(w, 'noteSilence', department, '2024-04-29', silence)
  expect(broken(on(w, 'followUp', trainee, '2024-05-20', { afterMonths: 6, answers }))).toEqual([])
  on(w, 'followUp', unit, '2024-03-01', { afterMonths: 6, answers })
  expect(broken(on(w, 'noteSilence', department, '2024-05-21', { ...silence, side: 'employer' }))).toEqual(['silentLongEnough'])
})

test('7.3 a visit is written down with its day and way, and what was said is sealed', () => {
  const w = enrolled()
  const visit = { on: '2022-11-02', how: 'phone', text: '学习顺利，宿舍偏冷' }
  expect(broken(on(w, 'logVisit', imu, '2022-11-03', visit))).toEqual(['by'])
  expect(broken(on(w, 'logVisit', unit, '2022-11-01', visit))).toEqual(['dayOfStudy'])
  expect(broken(on(w, 'logVisit', unit, '2022-11-03', visit))).toEqual([])
  expect(at(w).visits).toEqual([{ on: '2022-11-02', how: 'phone' }])
  expect(journalOf(w)).not.toContain('宿舍')
})

test('7.3 help that an employer asks for is due from the department on a day, and answered once', () => {
  const w = enrolled()
  expect(broken(on(w, 'askHelp', unit, '2022-10-10', { text: '请协调导师' }))).toEqual([])
  expect(duesOf(law, at(w))[0]).toMatchObject({ what: 'help', who: 'department', since: '2022-10-10', on: '2022-10-17', clause: '7.3' })
  expect(at(w).due).toBe('2022-10-17')
  expect(broken(on(w, 'answerHelp', unit, '2022-10-12', { nth: 1, text: '已协调' }))).toEqual(['by'])
  expect(broken(on(w, 'answerHelp', department, '2022-10-12', { nth: 2, text: '已协调' }))).toEqual(['helpIsOpen'])
  expect(broken(on(w, 'answerHelp', department, '2022-10-12', { nth: 1, text: '已协调' }))).toEqual([])
  expect(broken(on(w, 'answerHelp', department, '2022-10-13', { nth: 1, text: '已协调' }))).toEqual(['helpIsOpen'])
  expect(at(w).due).toBe('2022-12-01')
  expect(journalOf(w)).not.toContain('协调')
})

test('6.3 whose membership was transferred is sealed, and the entry tells a day and nothing else', () => {
  const w = enrolled()
  expect(broken(on(w, 'noteTransfers', unit, '2022-09-20', { transferred: ['a1'] }))).toEqual(['by'])
  expect(broken(on(w, 'noteTransfers', imu, '2022-09-20', { transferred: ['a1'] }))).toEqual([])
  expect(w.journal.at(-1)?.fact).toEqual({ on: '2022-09-20' })
  expect(w.record('training', id, 'partyTransfers')).toEqual({ transferred: ['a1'] })
})

test('8.4 two return journeys a year are claimed from the employer, a third is not', () => {
  const w = enrolled()
  expect(broken(on(w, 'claimTravel', trainee, '2023-01-16', ticket))).toEqual([])
  expect(broken(on(w, 'claimTravel', trainee, '2023-05-06', { ...ticket, on: '2023-05-01' }))).toEqual([])
  expect(payment(w, 'travel1')).toMatchObject({ status: 'claimed', payer: 'employer', amountFen: 88_050 })
  expect(firstRefusal(on(w, 'claimTravel', trainee, '2023-07-01', { ...ticket, on: '2023-06-30' }))).toBe('journeysAreLeft 8.4')
})

test('8.4 a journey before the study or in the future is not claimed', () => {
  expect(broken(on(enrolled(), 'claimTravel', trainee, '2023-01-16', { ...ticket, on: '2022-08-31' }))).toEqual(['dayOfStudy'])
  expect(broken(on(enrolled(), 'claimTravel', trainee, '2023-01-16', { ...ticket, on: '2023-01-17' }))).toEqual(['dayOfStudy'])
})

test('8.4 nobody claims a journey for somebody else', () => {
  expect(broken(on(enrolled(), 'claimTravel', cashier, '2023-01-16', ticket))).toEqual(['by'])
})

test('7.3 an employer that is prompt does not hide a trainee whose report is late', () => {
  const w = enrolled()
  expect(at(w).due).toBe('2022-12-01')
  on(w, 'confirmUndertakings', unit, '2022-11-20', { month: '2022-11', kept: codes, broken: [] })
  expect(duesOf(law, at(w)).map(d => [d.what, d.who, d.on])).toEqual([
    ['report', 'person', '2022-12-01'],
    ['undertakings', 'employer', '2023-03-01'],
    ['assessment', 'host', '2023-08-31'],
  ])
  expect(broken(on(w, 'remind', clock, '2022-12-02'))).toEqual([])
})

test('7.5 after the last follow-up nothing is due any more', () => {
  const w = graduate()
  for (const [afterMonths, day] of [
    [6, '2024-03-01'],
    [12, '2024-09-01'],
    [24, '2025-09-01'],
    [36, '2026-09-01'],
  ] as const)
    for (const who of [unit, trainee]) on(w, 'followUp', who, day, { afterMonths, answers })
  expect(at(w).followUps).toHaveLength(8)
  expect(at(w).due).toBeUndefined()
  expect(broken(on(w, 'remind', clock, '2027-01-04'))).toEqual(['overdue'])
})

test('7.5 a late follow-up is called for even in years whose holidays are not known yet', () => {
  const w = graduate()
  expect(broken(on(w, 'remind', clock, '2027-01-04'))).toEqual([])
  expect(at(w).due).toBe('2027-01-07')
})

test('7.4 what a trainee reported in earlier years is not in the history that the employer reads, and is answered once', () => {
  const w = enrolled()
  w.put('training', id, { ...at(w), breaches: [{ on: '2022-11-02' }] })
  expect(broken(on(w, 'answerBreach', unit, '2022-12-08', { finding: 'notTrue', text: '示例' }))).toEqual(['by'])
  expect(broken(on(w, 'answerBreach', department, '2022-12-08', { finding: 'putRight', text: '示例' }))).toEqual([])
  expect(at(w).breaches).toEqual([{ on: '2022-11-02', answeredOn: '2022-12-08' }])
  expect(broken(on(w, 'answerBreach', department, '2022-12-09', { finding: 'putRight', text: '示例' }))).toEqual(['breachIsOpen'])
  expect(w.journal.filter(e => e.subject === 'training' && !isConfidence(e.subject, e.action)).map(e => e.action)).toEqual([
    'open',
    'notify',
    'enrol',
  ])
  expect(withoutConfidences(at(w))).toEqual({ ...at(w), breaches: [] })
  expect(isConfidence('application', 'reportBreach')).toBe(false)
})
