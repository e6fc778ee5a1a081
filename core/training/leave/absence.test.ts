/** Leave and absence as records: asked, granted, ended, corrected, excused, made up; what counts, what warns, and that nothing is decided by itself. */
import { describe, expect, test } from 'vitest'
import type { Law } from '../../../policy/shape.ts'
import { broken, clock, department, digest, firstRefusal, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import { at, awayFor, enrolled, imu, onTraining as on, trainee, unit } from '../../../test/year.ts'
import { turnOf } from '../../catalogue.ts'
import { training } from '../index.ts'
import { monthLines } from './month-lines.ts'

const told = (answer: ReturnType<World['perform']>) => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}
const ask = (w: World, kind: string, from: string, to: string, day = from, more: object = {}) =>
  on(w, 'askLeave', trainee, day, { kind, from, to, reason: '示例', ...more })
const absent = (w: World, from: string, to = from, more: object = {}) =>
  on(w, 'recordAbsence', imu, to, { from, to, withCause: false, ...more })
const leaving = (change: Partial<Law['policy']['training']['leave']>): Law => {
  const { training: t } = law.policy
  return { ...law, policy: { ...law.policy, training: { ...t, leave: { ...t.leave, ...change } } } }
}
/** A kind of leave beside those of the policy. */
const withKind = (kind: object): Law => {
  const { kinds } = law.policy.training.leave
  const name = { zh: '示例假', en: 'Example leave' }
  return leaving({
    kinds: { ...kinds, value: [...kinds.value, { code: 'other', name, grantedBy: 'host' as const, countsAsTraining: true, ...kind }] },
  })
}
const monthsAt = (w: World, today: string) => monthLines(law, at(w), today)[0]?.months ?? []

describe('leave is a record', () => {
  test('6.4 two leaves wait at once, and each is answered by its own number', () => {
    const w = enrolled()
    told(ask(w, 'personal', '2022-11-01', '2022-11-02', '2022-10-20'))
    told(ask(w, 'personal', '2022-12-01', '2022-12-02', '2022-10-20'))
    told(on(w, 'refuseLeave', imu, '2022-10-21', { leave: 1, reason: '考核周' }))
    told(on(w, 'grantLeave', imu, '2022-10-21', { leave: 2 }))
    expect(at(w)).toMatchObject({ leavesAsked: [], leaves: [{ nth: 2, from: '2022-12-01' }] })
  })

  test('6.4 leave that shares a day with another is refused, and the refusal names the other', () => {
    const w = enrolled()
    told(ask(w, 'personal', '2022-11-01', '2022-11-05', '2022-10-20'))
    const answer = ask(w, 'personal', '2022-11-05', '2022-11-08', '2022-10-20')
    expect(answer.ok ? [] : answer.refusals).toMatchObject([{ rule: 'overlapsNoLeave', found: [{ from: '2022-11-01', to: '2022-11-05' }] }])
  })

  test('6.4 two halves of one day are two leaves, and one half can’t be taken twice', () => {
    const w = enrolled()
    told(ask(w, 'personal', '2022-11-01', '2022-11-01', '2022-11-01', { half: 'morning' }))
    expect(broken(ask(w, 'personal', '2022-11-01', '2022-11-01', '2022-11-01', { half: 'morning' }))).toEqual(['overlapsNoLeave'])
    expect(broken(ask(w, 'personal', '2022-11-01', '2022-11-01', '2022-11-01', { half: 'afternoon' }))).toEqual([])
  })

  test('6.4 a leave that runs is extended by another that follows it, and both wait for nobody else', () => {
    const w = enrolled()
    awayFor(w, 'personal', '2022-11-01', '2022-11-03', '2022-11-03')
    told(ask(w, 'personal', '2022-11-03', '2022-11-06', '2022-11-03'))
    told(on(w, 'grantLeave', imu, '2022-11-03'))
    expect(at(w).leaves).toMatchObject([{ to: '2022-11-02' }, { from: '2022-11-03', to: '2022-11-06' }])
  })

  test('6.4 a request is taken back before it is answered, and only by whoever made it', () => {
    const w = enrolled()
    told(ask(w, 'personal', '2022-11-01', '2022-11-02'))
    expect(broken(on(w, 'takeLeaveBack', imu, '2022-11-01'))).toEqual(['by'])
    told(on(w, 'takeLeaveBack', trainee, '2022-11-01'))
    expect(firstRefusal(on(w, 'grantLeave', imu, '2022-11-01'))).toBe('leaveIsAsked 6.4')
  })

  test('6.4 leave is asked for afterwards within the time of the policy, and not later', () => {
    const w = enrolled()
    expect(firstRefusal(ask(w, 'personal', '2022-10-01', '2022-10-02', '2022-11-01'))).toBe('askedInTime 6.4')
    expect(broken(ask(w, 'personal', '2022-10-02', '2022-10-03', '2022-11-01'))).toEqual([])
  })

  test('6.4 sick leave of more than three days needs a proof, split or not', () => {
    const w = enrolled()
    expect(firstRefusal(ask(w, 'sick', '2022-11-01', '2022-11-04'))).toBe('proofIsGiven 6.4')
    told(ask(w, 'sick', '2022-11-01', '2022-11-03'))
    expect(broken(ask(w, 'sick', '2022-11-04', '2022-11-04'))).toEqual(['proofIsGiven'])
    expect(broken(ask(w, 'sick', '2022-11-04', '2022-11-04', '2022-11-04', { proof: [digest('d')] }))).toEqual([])
    expect(JSON.stringify(w.journal.filter(e => e.action === 'askLeave'))).not.toMatch(/sick|示例|ddd/)
  })

  test('6.4 the host grants up to so many days, and beyond them whom the policy names', () => {
    const w = enrolled({}, withKind({ upTo: { days: 5, beyond: 'department' } }))
    told(ask(w, 'other', '2022-11-01', '2022-11-06'))
    expect(turnOf(training, at(w))).toBe('department')
    expect(broken(on(w, 'grantLeave', imu, '2022-11-01'))).toEqual(['grantedByTheNamed'])
    told(on(w, 'grantLeave', department, '2022-11-01'))
    told(ask(w, 'other', '2022-12-01', '2022-12-05'))
    expect(broken(on(w, 'grantLeave', imu, '2022-12-01'))).toEqual([])
  })

  test('8.4 journeys home are as many as are paid', () => {
    const w = enrolled()
    for (const month of ['2022-10', '2023-01']) {
      told(ask(w, 'home', `${month}-10`, `${month}-12`))
      told(on(w, 'grantLeave', imu, `${month}-10`))
    }
    expect(firstRefusal(ask(w, 'home', '2023-05-10', '2023-05-12'))).toBe('homeJourneysAreLeft 8.4')
  })

  test('6.4 limits in working days leave out the holidays of the country and of the region of the host', () => {
    const days = { mostDays: 3, countedIn: 'workingDays' as const }
    const names = { code: 'regionDay', name: { zh: '示例', en: 'Example' } }
    const regional = {
      clause: '6.4',
      value: [{ ...names, hosts: ['imu'], off: [{ from: '2022-10-11', to: '2022-10-11' }], source: '示例' }],
    }
    // 30 September, then the seven days of the National Day, then 8 to 11 October, of which the weekend is worked.
    const asked = (itsLaw: Law) => broken(ask(enrolled({}, itsLaw), 'other', '2022-09-30', '2022-10-09'))
    expect(asked(withKind(days))).toEqual([])
    expect(broken(ask(enrolled({}, withKind(days)), 'other', '2022-10-08', '2022-10-11'))).toEqual(['kindHasDaysLeft'])
    const withRegion = withKind(days)
    const { leave } = withRegion.policy.training
    const its = {
      ...withRegion,
      policy: { ...withRegion.policy, training: { ...withRegion.policy.training, leave: { ...leave, regionalDays: regional } } },
    }
    expect(broken(ask(enrolled({}, its), 'other', '2022-10-08', '2022-10-11'))).toEqual([])
  })
})

describe('a leave that was recorded wrongly', () => {
  test('6.4 is corrected with a reason; the first entry stays, and the months follow', () => {
    const w = enrolled()
    awayFor(w, 'personal', '2022-10-10', '2022-10-14', '2022-10-15')
    expect(monthsAt(w, '2022-11-01')[1]).toMatchObject({ awayDays: 5 })
    told(on(w, 'correctLeave', imu, '2022-12-01', { leave: 1, from: '2022-10-10', to: '2022-10-11', reason: '12日起在校' }))
    expect(monthsAt(w, '2022-12-01')[1]).toMatchObject({ awayDays: 2, trainedDays: 29 })
    expect(w.journal.find(e => e.action === 'askLeave')?.fact).toMatchObject({ to: '2022-10-14' })
  })

  test('6.4 of the wrong kind counts as the right one does, and one that never was is gone', () => {
    const w = enrolled()
    awayFor(w, 'personal', '2022-10-10', '2022-10-14', '2022-10-15')
    told(
      on(w, 'correctLeave', department, '2022-12-01', { leave: 1, from: '2022-10-10', to: '2022-10-14', kind: 'official', reason: '参会' }),
    )
    expect(at(w).leaves).toMatchObject([{ countsAsTraining: true }])
    told(on(w, 'correctLeave', imu, '2022-12-02', { leave: 1, from: '2022-10-10', to: '2022-10-14', never: true, reason: '登记错人' }))
    expect(at(w).leaves).toEqual([])
    expect(JSON.stringify(w.journal.filter(e => e.action === 'correctLeave'))).not.toMatch(/official|参会|登记错人/)
  })
})

describe('a long leave suspends the study', () => {
  const suspending = leaving({ suspension: { value: { afterDays: 30, mostShareBasisPoints: 1500 }, clause: '6.4' } })
  test('6.4 and moves its end by its days, up to a share of it', () => {
    const w = enrolled({}, suspending)
    awayFor(w, 'sick', '2022-11-01', '2022-12-10', '2022-12-11')
    expect(at(w)).toMatchObject({ studyEnd: '2023-10-10', leaves: [{ suspends: 40 }] })
    awayFor(w, 'sick', '2023-03-01', '2023-04-09', '2023-04-10')
    // 15 % of 365 days are 54: 14 are left of them.
    expect(at(w)).toMatchObject({ studyEnd: '2023-10-24' })
  })

  test('6.4 and back early moves it back', () => {
    const w = enrolled({}, suspending)
    told(ask(w, 'sick', '2022-11-01', '2022-12-10', '2022-11-01', { proof: [digest('e')] }))
    told(on(w, 'grantLeave', imu, '2022-11-01'))
    told(on(w, 'comeBack', imu, '2022-11-20', { on: '2022-11-20' }))
    expect(at(w).studyEnd).toBe('2023-08-31')
  })
})

describe('absence by exception', () => {
  test('6.4 a host records a day, a half and days on end; nobody is absent on leave or before the day', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10'))
    told(absent(w, '2022-10-11', '2022-10-11', { half: 'morning' }))
    expect(broken(absent(w, '2022-10-09', '2022-10-12'))).toEqual(['nothingElseOnThoseDays'])
    expect(broken(on(w, 'recordAbsence', imu, '2022-10-12', { from: '2022-10-13', to: '2022-10-13', withCause: false }))).toEqual([
      'daysOfStudyUntilNow',
    ])
    expect(broken(on(w, 'recordAbsence', unit, '2022-10-12', { from: '2022-10-12', to: '2022-10-12', withCause: false }))).toEqual(['by'])
    expect(monthsAt(w, '2022-11-01')[1]).toMatchObject({ awayDays: 1, trainedDays: 29, halfDay: true })
  })

  test('8.3 absence does not count for the allowance: one day and a half of October inside are 380.65 yuan', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10'))
    told(absent(w, '2022-10-11', '2022-10-11', { half: 'morning' }))
    // 400 × 59 ÷ 62.
    expect(monthsAt(w, '2022-11-01')[1]?.money).toMatchObject({ amountFen: 38_065, because: 'paidByDays', clause: '8.3' })
  })

  test('6.4 absence is excused as leave of a kind, and leave granted afterwards is what counts on its days', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10', '2022-10-11'))
    told(on(w, 'excuseAbsence', imu, '2022-10-12', { absence: 1, kind: 'bereavement', reason: '补办手续' }))
    expect(at(w)).toMatchObject({ absences: [], leaves: [{ nth: 2, from: '2022-10-10', to: '2022-10-11', countsAsTraining: true }] })
    told(absent(w, '2022-10-20', '2022-10-21'))
    told(ask(w, 'official', '2022-10-20', '2022-10-20', '2022-10-24'))
    told(on(w, 'grantLeave', imu, '2022-10-24'))
    expect(monthsAt(w, '2022-11-01')[1]).toMatchObject({ awayDays: 1 })
  })

  test('6.4 an absence that was wrong is corrected by another entry, and its number is not used again', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10', '2022-10-12'))
    told(on(w, 'correctAbsence', imu, '2022-10-13', { absence: 1, from: '2022-10-10', to: '2022-10-10', withCause: false, reason: '误记' }))
    expect(at(w).absences).toMatchObject([{ nth: 1, to: '2022-10-10' }])
    const never = { absence: 1, from: '2022-10-10', to: '2022-10-10', withCause: false, never: true, reason: '误记' }
    told(on(w, 'correctAbsence', imu, '2022-10-13', never))
    told(absent(w, '2022-10-14'))
    expect(at(w).absences).toMatchObject([{ nth: 2, from: '2022-10-14' }])
  })

  test('6.4 days that were made up count again, only missed ones, and up to the limit', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10', '2022-10-11'))
    const made = (from: string, to: string, day: string) => on(w, 'makeUp', imu, '2022-12-01', { from, to, on: day })
    expect(broken(made('2022-10-11', '2022-10-12', '2022-11-05'))).toEqual(['daysWereMissed'])
    expect(broken(made('2022-10-10', '2022-10-11', '2022-10-11'))).toEqual(['madeUpSince'])
    told(made('2022-10-10', '2022-10-11', '2022-11-05'))
    expect(monthsAt(w, '2022-12-02')[1]).toMatchObject({ awayDays: 0, trainedDays: 31 })
    told(absent(w, '2022-11-07', '2022-11-17'))
    expect(firstRefusal(made('2022-11-07', '2022-11-15', '2022-11-20'))).toBe('makeUpDaysAreLeft 6.4')
    told(on(w, 'undoMakeUp', imu, '2022-12-02', { madeUp: 2, reason: '未完成' }))
    expect(monthsAt(w, '2022-12-02')[1]).toMatchObject({ awayDays: 2 })
  })
})

describe('absence beyond the limit', () => {
  const fourDays = () => {
    const w = enrolled()
    told(absent(w, '2022-10-10', '2022-10-13'))
    return w
  }

  test('6.6.2 warns once, by the clock, and opens no case', () => {
    const w = enrolled()
    told(absent(w, '2022-10-10', '2022-10-12'))
    expect(firstRefusal(on(w, 'warnOfAbsence', clock, '2022-10-13'))).toBe('absenceIsBeyond 6.6')
    told(absent(w, '2022-10-13'))
    told(on(w, 'warnOfAbsence', clock, '2022-10-14'))
    expect(broken(on(w, 'warnOfAbsence', clock, '2022-10-15'))).toEqual(['absenceIsBeyond'])
    expect(at(w)).toMatchObject({ status: 'enrolled', cases: [], absenceWarning: { on: '2022-10-14', answerBy: '2022-10-19' } })
  })

  test('6.6.2 a weekend between does not begin the days anew', () => {
    const w = enrolled()
    told(absent(w, '2022-10-13', '2022-10-14'))
    told(absent(w, '2022-10-17', '2022-10-18'))
    expect(broken(on(w, 'warnOfAbsence', clock, '2022-10-19'))).toEqual([])
  })

  test('6.6.2 comes to the department once the days to answer are over, and not when it was corrected before', () => {
    const w = fourDays()
    told(on(w, 'warnOfAbsence', clock, '2022-10-14'))
    expect(broken(on(w, 'referAbsence', clock, '2022-10-19'))).toEqual(['warningIsOver'])
    expect(turnOf(training, at(w))).toBe('host')
    told(on(w, 'referAbsence', clock, '2022-10-20'))
    expect(turnOf(training, at(w))).toBe('department')
    const put = fourDays()
    told(on(put, 'warnOfAbsence', clock, '2022-10-14'))
    told(on(put, 'excuseAbsence', imu, '2022-10-17', { absence: 1, kind: 'personal', reason: '补假' }))
    expect(broken(on(put, 'referAbsence', clock, '2022-10-20'))).toEqual(['warningIsOver'])
  })

  test('6.6.2 the department lets it rest with a reason, and only more absence warns again', () => {
    const w = fourDays()
    expect(broken(on(w, 'overlookAbsence', department, '2022-10-14', { reason: '示例' }))).toEqual(['absenceIsReferred'])
    told(on(w, 'warnOfAbsence', clock, '2022-10-14'))
    told(on(w, 'referAbsence', clock, '2022-10-20'))
    told(on(w, 'overlookAbsence', department, '2022-10-21', { reason: '情有可原' }))
    expect(turnOf(training, at(w))).toBe('host')
    expect(broken(on(w, 'warnOfAbsence', clock, '2022-10-22'))).toEqual(['absenceIsBeyond'])
    told(absent(w, '2022-10-24'))
    expect(broken(on(w, 'warnOfAbsence', clock, '2022-10-25'))).toEqual([])
    expect(JSON.stringify(w.journal)).not.toContain('情有可原')
  })

  test('6.6.2 a case that the department opens takes it off the department’s desk', () => {
    const w = fourDays()
    told(on(w, 'warnOfAbsence', clock, '2022-10-14'))
    told(on(w, 'referAbsence', clock, '2022-10-20'))
    told(on(w, 'openCase', department, '2022-10-21', { ground: 'stopped', account: '示例经过', evidence: [digest('d')] }))
    expect(turnOf(training, at(w))).toBe('host')
  })
})
