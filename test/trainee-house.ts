/** A house in which one person is in their year at a host, before open doors: what tests of that year's pages begin with. */
import { type Training, blank as unbegun } from '../core/training/dossier.ts'
import { openDesk } from './desk.ts'
import { clock, employer, hohhot, hostOf, imuBiology, personOf, round } from './given.ts'
import { actor } from './world.ts'

export const id = 't1'
export const trainee = personOf(id)
export const host = hostOf(imuBiology.host)
export const cashier = actor('cashier', { role: 'finance', organisation: 'department' })
export const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
values ('training', $1, $2, 'inside', $3, $4, $5, $6, 'enrolled', 'host', '2022-12-01', now(), 3, 'begun', $7)`

/** The study runs from 2022-09-01 to 2023-08-31; it is the tenth of that September. */
export const openYear = async () => {
  const desk = await openDesk()
  await desk.settle(trainee, host, cashier, auditor, clock)
  await desk.house.database.query("update person set name = '示例甲' where id = $1", [trainee.person])
  const relations = { round, track: 'inside', person: trainee.person ?? '', employer, body: hohhot, host: imuBiology.host }
  const study = { studyStart: '2022-09-01', studyEnd: '2023-08-31', programme: imuBiology.programme, due: '2022-12-01' }
  const state: Training = { ...unbegun, ...relations, ...study, status: 'enrolled' }
  const values = [id, round, relations.person, employer, hohhot, imuBiology.host, JSON.stringify(state)]
  await desk.house.database.transaction('everything', query => query(rowText, values))
  desk.house.turnTo('2022-09-10')
  const get = (by: typeof trainee, url: string) => desk.app.inject({ url, headers: desk.headersOf(by) })
  const post = (by: typeof trainee, url: string, payload: object, key = `key-${Math.random()}`) =>
    desk.app.inject({ method: 'POST', url, payload, headers: { ...desk.headersOf(by), 'idempotency-key': key } })
  return { ...desk, get, post }
}
export type YearHouse = Awaited<ReturnType<typeof openYear>>
