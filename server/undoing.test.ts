// What an undoing would bring, asked of a server, and that the same follows when it is done: from the journal, to the last balance.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fenSpentOn } from '../core/accounts.ts'
import type { Actor } from '../core/facts.ts'
import { department, leader, personOf } from '../test/given.ts'
import { cashier, imu } from '../test/year.ts'
import { openYear } from '../test/year-house.ts'

let year: Awaited<ReturnType<typeof openYear>>
beforeAll(async () => {
  year = await openYear({ m1: '张伟', m2: '张伟', m3: '李娜' })
}, 120_000)
afterAll(() => year.desk.close())

/** Strict questions are asked of a training or a case, and not of a round. */
const ask = async (by: Actor, question: string, input: Readonly<Record<string, string>>) =>
  (await year.desk.app.inject({ url: `/api/${question}?${new URLSearchParams(input)}`, headers: year.desk.headersOf(by) })).json()
const why = { reason: '同名误办' }
const undoing = (id: string, by = department) => ask(by, 'undoing', { training: id })
const kinds = (answer: { readonly acts: readonly { readonly follows: readonly { readonly kind: string }[] }[] }) =>
  answer.acts.flatMap(act => act.follows.map(line => line.kind))
const refusedBy = async (id: string, verb: string, by = department) => {
  const answer = await year.desk.house.act(by, 'training', id, verb, why)
  return answer.kind === 'refused' ? answer.refusals.map(r => r.rule) : [answer.kind]
}

test('6.4 the wrong namesake is seen with what follows, and put right by the office at once', async () => {
  await year.enrol('m1')
  const shown = await undoing('m1')
  expect(shown.acts).toMatchObject([
    {
      verb: 'undoEnrolment',
      act: 'enrol',
      on: '2022-09-01',
      status: 'notified',
      needsTwo: false,
      follows: [{ kind: 'annul', item: 'tuition', amountFen: 1_600_000 }],
    },
  ])
  await year.train('m1', 'undoEnrolment', department, why)
  const { row, state } = await ask(department, 'dossier', { subject: 'training', id: 'm1' })
  expect(row.status).toBe('notified')
  expect(state.undone).toMatchObject([{ act: 'enrol', names: ['tuition'] }])
  expect(state.studyStart).toBeUndefined()
  expect((await undoing('m1')).acts).toEqual([])
})

test('8.2 paid money: one asks, another decides, and why is shown to the one who decides', async () => {
  await year.enrol('m2')
  await year.pay('m2.tuition', '2022-09-01')
  expect(await refusedBy('m2', 'undoEnrolment')).toEqual(['askedByAnother'])
  await year.train('m2', 'askUndo', department, why)
  const asked = await undoing('m2', leader)
  expect(kinds(asked)).toEqual(['askBack'])
  expect(asked.asked).toMatchObject({ act: 'enrol', reason: '同名误办', mine: false })
  expect((await undoing('m2')).asked.mine).toBe(true)
  expect(await refusedBy('m2', 'undoEnrolment')).toEqual(['askedByAnother'])
  await year.train('m2', 'undoEnrolment', leader, why)
  await year.enrol('m2')
  await year.money('m2.tuition.2', 'setOff', cashier)
  await year.money('m2.tuition.back', 'close', cashier)
  const [spent] = await year.desk.house.database.query<{ balance: number }>('select balance from counter where name = $1', [
    fenSpentOn('m2.tuition'),
  ])
  expect(spent?.balance).toBe(1_600_000)
})

test('6.5 a certificate that is out is named with its number before it is revoked, and the number is void in the register', async () => {
  await year.enrol('m3')
  year.desk.house.turnTo('2023-09-01')
  await year.train('m3', 'pass', imu, { on: '2023-08-31' })
  await year.certify('m3', 'issue', department)
  const shown = await undoing('m3')
  expect(kinds(shown)).toEqual(['annul', 'revoke', 'numberVoid'])
  expect(shown.acts[0].follows[1].number).toMatch(/〔2023〕\d+号$/)
  await year.train('m3', 'askUndo', department, why)
  await year.train('m3', 'undoPass', leader, why)
  const register = await year.desk.ask(department, 'numbers', { year: '2023', only: 'annulled' })
  expect(register.rows).toMatchObject([{ subject: 'certificate', id: 'm3', annulled: { reason: 'withdrawn' }, stands: false }])
  await year.train('m3', 'pass', imu, { on: '2023-08-31' })
  await year.certify('m3.2', 'issue', department)
  const { row } = await ask(department, 'dossier', { subject: 'certificate', id: 'm3.2' })
  expect(row.status).toBe('issued')
})

test('6.4 nobody but the office asks what an undoing would bring', async () => {
  const answer = await year.desk.app.inject({ url: '/api/undoing?training=m2', headers: year.desk.headersOf(personOf('m2')) })
  expect(answer.statusCode).toBe(404)
})

test('6.4 what a stop does to the money is told to the person and the host before anybody decides', async () => {
  year.desk.house.turnTo('2022-10-01')
  for (const by of [personOf('m2'), imu]) {
    const shown = await ask(by, 'stopping', { training: 'm2', lastDay: '2022-12-31' })
    expect(shown).toMatchObject({ lastDay: '2022-12-31', sanction: false, terminationAllowance: 'none', due: [] })
    expect(shown.fees).toEqual([
      { item: 'tuition', paidFen: 1_600_000, servedDays: 122, ofDays: 365, keptFen: 534_795, backFen: 1_065_205 },
    ])
  }
})
