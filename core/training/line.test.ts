/** The line of dates that a trainee sees: what is theirs to do next, what is late, and what follows. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { at, enrolled, notified, onTraining as on, pass, trainee } from '../../test/year.ts'
import { addDays } from '../calendar.ts'
import { type Beside, lineOf, nextOf, reportDays } from './line.ts'

const line = (w: ReturnType<typeof enrolled>, today: string, beside: Beside = {}) => lineOf(law, at(w), beside, today, '8.3')
const plan = {
  goals: [{ what: '示例', finishBy: '2023-03-31', seenBy: '示例' }],
  schedule: [{ from: '2022-09-05', to: '2023-01-13', what: '示例' }],
}

test('6.2 before the study the enrolment comes first, and then the plan', () => {
  const w = notified()
  expect(nextOf(line(w, '2022-08-01'))).toMatchObject({ what: 'plan', mine: true })
  on(w, 'plan', trainee, '2022-08-20', plan)
  expect(nextOf(line(w, '2022-08-21'))).toMatchObject({ what: 'enrolment', on: '2022-09-07' })
})

test('6.2 reports are due every quarter as dates; the first that is not there is next, and late after its day', () => {
  const w = enrolled()
  on(w, 'plan', trainee, '2022-09-10', plan)
  expect(reportDays(law, at(w))).toEqual(['2022-12-01', '2023-03-01', '2023-06-01'])
  expect(nextOf(line(w, '2022-12-01'))).toMatchObject({ what: 'report', nth: 1, on: '2022-12-01', state: 'now', clause: '6.2' })
  expect(nextOf(line(w, '2022-12-02'))).toMatchObject({ what: 'report', nth: 1, state: 'late' })
  on(w, 'report', trainee, '2022-12-05', { month: '2022-11', text: '示例' })
  expect(nextOf(line(w, '2022-12-06'))).toMatchObject({ what: 'report', nth: 2, on: '2023-03-01' })
})

test('8.3 after the pass certificate and allowance are waited for, and then the follow-up is next', () => {
  const w = enrolled()
  pass(w)
  const states = (beside: Beside, day: string) =>
    line(w, day, beside)
      .filter(({ what }) => ['assessment', 'certificate', 'allowance'].includes(what))
      .map(({ state }) => state)
  expect(states({}, '2023-09-01')).toEqual(['done', 'waiting', 'ahead'])
  expect(states({ allowance: 'payable' }, '2023-09-01')).toEqual(['done', 'waiting', 'waiting'])
  expect(states({ allowance: 'paid', certificate: 'issued' }, '2023-09-01')).toEqual(['done', 'done', 'done'])
  expect(nextOf(line(w, '2023-09-01'))).toBeUndefined()
  expect(nextOf(line(w, '2024-03-01'))).toMatchObject({ what: 'followUp', nth: 6, on: '2024-02-29' })
})

test('6.2 whoever has left has nothing more to do', () => {
  const left = { ...at(enrolled()), status: 'terminated' as const }
  expect(nextOf(lineOf(law, left, {}, '2023-01-01', '8.3'))).toBeUndefined()
})

test('6.2 on any day of any study what is next is the person’s own and open, and nothing of it is later than another that is late', () => {
  const base = at(enrolled())
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), (days, reports, planned) => {
      const today = addDays('2022-09-01', days)
      const done = ['2022-11', '2023-02', '2023-05'].slice(0, reports)
      const dossier = { ...base, reports: done, ...(planned && { plan: 'sealed' }) }
      const steps = lineOf(law, dossier, {}, today, '8.3')
      const next = nextOf(steps)
      const open = steps.filter(s => s.mine && ['late', 'now', 'ahead'].includes(s.state))
      expect(next === undefined).toBe(open.length === 0)
      for (const step of steps.filter(s => s.state === 'late')) expect((next?.on ?? '') <= (step.on ?? '')).toBe(true)
    }),
  )
})
