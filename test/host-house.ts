/** A house before a host's enrolment morning: people with a notice in hand at two hosts, and a reserve in line for a place that falls free. */
import { placesFilled, seatsTaken } from '../core/accounts.ts'
import { blank as blankApplication } from '../core/application/dossier.ts'
import { rosterOf } from '../core/nomination/dossier.ts'
import { blank as blankPlacement } from '../core/placement/dossier.ts'
import { blank as blankTraining } from '../core/training/dossier.ts'
import { openDesk } from './desk.ts'
import { bodyOf, department, employer, hohhot, hostOf, imuBiology, personOf, round } from './given.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, 'department', now(), 1, 'begun', $9)`
const giveText =
  'insert into counter (name, balance) values ($1, $2) on conflict (name) do update set balance = counter.balance + excluded.balance'

export const otherSeat = { host: 'imau', programme: 'imau-230' } as const
type Seat = { readonly host: string; readonly programme: string }

export const openHostDay = async () => {
  const desk = await openDesk()
  await desk.settle(hostOf(imuBiology.host), hostOf(otherSeat.host))
  /** Admitted, placed and about to be called; how they came there is told elsewhere. */
  const expects = async (id: string, name: string, { host, programme }: Seat = imuBiology) => {
    await desk.settle(personOf(id))
    const related = { round, track: 'inside', person: `person ${id}`, employer, body: hohhot }
    const rows = [
      ['application', { ...blankApplication, ...related, status: 'admitted', rank: 1 }],
      ['placement', { ...blankPlacement, ...related, status: 'confirmed', host, programme }],
      ['training', { ...blankTraining, ...related, status: 'expected', host, programme }],
    ] as const
    await desk.house.database.transaction('everything', async query => {
      await query('update person set name = $2 where id = $1', [related.person, name])
      for (const [subject, state] of rows) {
        const at = 'host' in state ? state.host : null
        await query(rowText, [subject, id, round, related.person, employer, hohhot, at, state.status, JSON.stringify(state)])
      }
      for (const account of [placesFilled(round, 'inside'), seatsTaken(round, host, programme)]) await query(giveText, [account, 1])
    })
  }
  /** The letters go out on the fifth of July. */
  const notifies = async (...ids: readonly string[]) => {
    desk.house.turnTo('2022-07-05')
    for (const id of ids) await desk.done(desk.house.act(department, 'training', id, 'notify', { batch: '2022-1' }))
  }
  /** First in line at Hohhot, on a roster that the department has. */
  const reserves = async (id: string, name: string) => {
    await desk.applies(id, { name })
    await desk.done(desk.house.act(bodyOf(hohhot), 'application', id, 'reserve'))
    await desk.house.database.transaction('everything', query =>
      query(
        "update dossier set status = 'received', state = state || '{\"status\":\"received\"}' where subject = 'nomination' and id = $1",
        [rosterOf(round, 'inside', hohhot)],
      ),
    )
  }
  return { ...desk, expects, notifies, reserves }
}
export type HostDay = Awaited<ReturnType<typeof openHostDay>>
