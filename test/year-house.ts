/** A house in which people are called to a host: what came before is put in, and the year is acted from there. */

import { seatsTaken } from '../core/accounts.ts'
import type { Actor } from '../core/facts.ts'
import { blank as blankPlacement, type Placement } from '../core/placement/dossier.ts'
import { blank as blankTraining, type Training } from '../core/training/dossier.ts'
import { withClient } from '../server/postgres/check.ts'
import { openDesk } from './desk.ts'
import { employer, hohhot, imuBiology, personOf, round } from './given.ts'
import { accountant, cashier, deputy, imu, oneByOne } from './year.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, null, now(), 1, 'begun', $9)`
const seatText =
  'insert into counter (name, balance) values ($1, $2) on conflict (name) do update set balance = counter.balance + excluded.balance'

type Desk = Awaited<ReturnType<typeof openDesk>>
const put = ({ house }: Desk, subject: 'placement' | 'training', id: string, state: Training | Placement) => {
  const related = { round, track: 'inside', person: personOf(id).person, employer, body: hohhot, ...imuBiology }
  const values = [
    subject,
    id,
    round,
    related.person,
    employer,
    hohhot,
    related.host,
    state.status,
    JSON.stringify({ ...state, ...related }),
  ]
  return withClient(house.url, client => client.query(rowText, values))
}

/** Each by name; the clock stands on the first day of enrolment. */
export const openYear = async (people: Readonly<Record<string, string>>) => {
  const desk = await openDesk(8, oneByOne)
  await desk.settle(imu, cashier, accountant, deputy)
  for (const [id, name] of Object.entries(people)) {
    await desk.applies(id, { name }, 'submitted')
    await put(desk, 'training', id, { ...blankTraining, status: 'notified', enrolUntil: '2022-09-30' })
    await put(desk, 'placement', id, { ...blankPlacement, status: 'confirmed' })
  }
  const { host, programme } = imuBiology
  await desk.house.database.query(seatText, [seatsTaken(round, host, programme), Object.keys(people).length])
  desk.house.turnTo('2022-09-01')
  const on =
    (subject: 'training' | 'payment' | 'discipline' | 'certificate') =>
    (id: string, action: string, by: Actor, input: unknown = {}) =>
      desk.done(desk.house.act(by, subject, id, action, input))
  const [train, money, judge, certify] = [on('training'), on('payment'), on('discipline'), on('certificate')]
  const enrol = (id: string) => train(id, 'enrol', imu, { on: '2022-09-01' })
  const pay = async (payment: string, day: string) => {
    await money(payment, 'prepare', cashier, { batch: 'b1' })
    await money(payment, 'approve', accountant)
    await money(payment, 'pay', cashier, { reference: 'bank-1', on: day })
  }
  return { desk, train, money, judge, certify, enrol, pay }
}
