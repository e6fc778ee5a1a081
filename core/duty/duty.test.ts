/** Duties read from dossiers, whom a late one is told to, how late it is, and what the follow-ups say: pure. */
import { describe, expect, test } from 'vitest'
import { hostOf, law } from '../../test/given.ts'
import { at, enrolled, imu, onTraining, pass, trainee } from '../../test/year.ts'
import { lateDays, lateSince } from '../lateness.ts'
import { findAble, type Held } from './able.ts'
import { dutiesOf } from './duties.ts'
import { outcomesOf } from './outcomes.ts'
import { partyDutyOf } from './party.ts'
import { confirmingOf } from './staff.ts'

const owed = (w: ReturnType<typeof enrolled>) => dutiesOf(law, { subject: 'training', state: at(w), since: '2022-09-01' })

test('9 each duty of a training has its own day and clause, whoever’s turn the status says it is', () => {
  const w = enrolled()
  expect(owed(w).map(({ what, who, until, clause }) => [what, who, until, clause])).toEqual(
    expect.arrayContaining([
      ['report', 'person', '2022-12-01', '6.2'],
      ['undertakings', 'employer', '2022-12-01', '7.3'],
      ['assessment', 'host', '2023-08-31', '6.5'],
    ]),
  )
})

test('6.1 the host that is asked to take somebody owes an answer, until it has given it or the request is over', () => {
  const w = enrolled()
  const asks = () => owed(w).filter(({ what }) => what === 'askedToTake')
  expect(asks()).toEqual([])
  onTraining(w, 'askChange', trainee, '2022-10-08', { host: 'imau', programme: 'imau-230', reason: '示例理由' })
  const { lapsesOn } = at(w).change ?? {}
  expect(asks()).toEqual([{ what: 'askedToTake', who: 'host', since: '2022-10-08', ...(lapsesOn && { until: lapsesOn }), clause: '6.1' }])
  onTraining(w, 'letGo', imu, '2022-10-09')
  expect(asks()).toHaveLength(1)
  onTraining(w, 'agreeToChange', hostOf('imau'), '2022-10-10')
  expect(asks()).toEqual([])
})

test('7.5 a follow-up is asked on its day and late only once its silence may be noted', () => {
  const w = enrolled()
  pass(w)
  expect(owed(w).filter(({ what }) => what === 'followUp')[0]).toMatchObject({ since: '2024-02-29', until: '2024-04-29', clause: '7.5' })
})

test('9 what waits in a status is a duty of whoever’s turn it is, by the clause of the act that moves it on', () => {
  const state = { status: 'submitted', round: 'r', employer: 'e' }
  expect(dutiesOf(law, { subject: 'application', state, since: '2022-03-07' })).toEqual([
    { what: 'submitted', who: 'employer', since: '2022-03-07', clause: '4.1' },
  ])
  expect(dutiesOf(law, { subject: 'application', state: { status: 'declined' }, since: '2022-03-07' })).toEqual([])
})

test('9 lateness is counted in working days: a weekend and a holiday are none, and days without a calendar are weekdays', () => {
  expect(lateDays('2022-09-30', '2022-10-07')).toBe(0)
  expect(lateDays('2022-09-30', '2022-10-10')).toBe(3)
  expect(lateDays(undefined, '2022-10-10')).toBe(0)
  expect(lateDays('2050-01-07', '2050-01-11')).toBe(2)
  for (const days of [1, 5, 10]) expect(lateDays(lateSince('2022-12-08', days), '2022-12-08')).toBe(days)
})

test('6.3 a host owes the confirmation of each year in which anybody studies, one line for all of them together', () => {
  const study = { from: '2022-09-01', to: '2023-08-31' }
  const owes = (...confirmed: readonly number[]) => partyDutyOf(law, { ...study, confirmed })
  expect(owes()).toEqual({ what: 'partyLife', who: 'host', since: '2022-09-01', until: '2022-12-31', clause: '6.3' })
  expect(owes(2022)).toMatchObject({ since: '2023-01-01', until: '2023-12-31' })
  expect(owes(2022, 2023)).toBeUndefined()
  const { partyLifeBy: _, ...training } = law.policy.training
  expect(partyDutyOf({ ...law, policy: { ...law.policy, training } }, { ...study, confirmed: [] })).toBeUndefined()
})

describe('9 a late duty is told to the next able person', () => {
  const seat = (
    account: string,
    role: string,
    organisation: string,
    actingFor: string | null = null,
    person: string | null = null,
  ): Held => ({
    ...{ account, role, organisation, actingFor, person },
  })
  const related = { person: 'p', employer: 'e', body: 'b', host: 'h' }
  const asked = (held: readonly Held[], step: 'seat' | 'over' = 'seat', told: readonly string[] = []) =>
    findAble({ who: 'employer', related, office: 'o', held, told }, step)

  test('the holder, where they are there', () => {
    expect(asked([seat('holder', 'employer', 'e'), seat('clerk', 'body', 'b')])).toMatchObject({ account: 'holder', as: 'holder' })
  })
  test('whoever acts for them, where they are away', () => {
    expect(asked([seat('holder', 'employer', 'e'), seat('deputy', 'employer', 'e', 'holder')])).toMatchObject({
      account: 'deputy',
      as: 'deputy',
    })
  })
  test('another holder of the same seat before a deputy', () => {
    const held = [seat('away', 'employer', 'e'), seat('deputy', 'employer', 'e', 'away'), seat('there', 'employer', 'e')]
    expect(asked(held)).toMatchObject({ account: 'there', as: 'holder' })
  })
  test('whoever stands over the seat, where nobody holds it: the body, then the office', () => {
    expect(asked([seat('clerk', 'body', 'b'), seat('officer', 'department', 'o')])).toMatchObject({ account: 'clerk', as: 'over' })
    expect(asked([seat('officer', 'department', 'o')])).toMatchObject({ account: 'officer' })
    expect(asked([])).toBeUndefined()
  })
  test('never the one whom it is about, nor who acts for them', () => {
    const own = seat('own', 'employer', 'e', null, 'p')
    expect(asked([own])).toBeUndefined()
    expect(asked([own, seat('deputy', 'employer', 'e', 'own')])).toBeUndefined()
    expect(asked([own, seat('colleague', 'employer', 'e')])).toMatchObject({ account: 'colleague' })
  })
  test('later whoever stands over it, and nobody twice', () => {
    const held = [seat('holder', 'employer', 'e'), seat('clerk', 'body', 'b'), seat('officer', 'department', 'o')]
    expect(asked(held, 'over', ['holder'])).toMatchObject({ account: 'clerk', as: 'over' })
    expect(asked(held, 'over', ['clerk'])).toMatchObject({ account: 'officer', as: 'over' })
  })
  test('of a leader’s the next leader hears, else the department: nobody stands over them', () => {
    const late = (held: readonly Held[], step: 'seat' | 'over', told: readonly string[] = []) =>
      findAble({ who: 'leader', related, office: 'o', held, told }, step)
    const [first, second, officer] = [seat('first', 'leader', 'o'), seat('second', 'leader', 'o'), seat('officer', 'department', 'o')]
    expect(late([first, second, officer], 'seat')).toMatchObject({ account: 'first', as: 'holder' })
    expect(late([first, second, officer], 'over', ['first'])).toMatchObject({ account: 'second', as: 'over' })
    expect(late([first, officer], 'over', ['first'])).toMatchObject({ account: 'officer', as: 'over' })
    expect(late([officer], 'seat')).toMatchObject({ account: 'officer', as: 'over' })
    expect(late([first], 'over', ['first'])).toBeUndefined()
  })
  test('somebody of another organisation is not told', () => {
    expect(asked([seat('stranger', 'employer', 'other'), seat('other clerk', 'body', 'other')])).toBeUndefined()
  })
})

test('7.4 the next confirmation has its month, opens a month before its day, and never takes a month twice', () => {
  const training = at(enrolled())
  expect(confirmingOf(law, training, '2022-10-31')).toEqual({ month: '2022-11', on: '2022-12-01', open: false, late: false })
  expect(confirmingOf(law, training, '2022-11-01')).toMatchObject({ open: true })
  expect(confirmingOf(law, { ...training, undertakingsConfirmed: [{ month: '2023-02', broken: [] }] }, '2023-03-02')).toEqual({
    ...{ month: '2023-03', on: '2023-03-01', open: true, late: true },
  })
})

test('7.5 the report counts each person once: the employer’s word before the person’s, numbers summed, nobody before their time', () => {
  const answers = { post: 'yes', title: 'no', research: 'no', project: 'no', papers: 2 }
  const one = (body: string, followUps: object[] = []) => ({ body, studyEnd: '2023-08-31', followUps, silences: [] })
  const people = [
    one('b1', [
      { afterMonths: 6, by: 'person', answers: { ...answers, title: 'yes' } },
      { afterMonths: 6, by: 'employer', answers },
    ]),
    one('b2', [{ afterMonths: 6, by: 'person', answers: { ...answers, title: 'yes', papers: 1 } }]),
  ]
  const [six, twelve] = outcomesOf(law, JSON.parse(JSON.stringify(people)), '2024-03-01')
  expect(six).toMatchObject({ asked: 2, employer: { answered: 1, waiting: 1 }, person: { answered: 2 } })
  expect(six?.asks.find(({ code }) => code === 'title')?.counts).toEqual({ no: 1, yes: 1 })
  expect(six?.asks.find(({ code }) => code === 'papers')?.sum).toBe(3)
  expect(six?.bodies.map(({ body, asked }) => [body, asked])).toEqual([
    ['b1', 1],
    ['b2', 1],
  ])
  expect(twelve?.asked).toBe(0)
})
