/** A desk in front of which a few invented people wait for a host, each with a first wish for biology, as a plan begins. */
import { blank as blankApplication } from '../core/application/dossier.ts'
import type { Placement } from '../core/placement/dossier.ts'
import { blank as blankPlacement } from '../core/placement/dossier.ts'
import type { Law } from '../policy/shape.ts'
import { openDesk } from './desk.ts'
import { employer, hohhot, hostOf, imuBiology, personOf, round } from './given.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, 'department', now(), 1, 'begun', $8)`

export const openPlanning = async (itsLaw?: Law) => {
  const desk = await openDesk(8, itsLaw)
  await desk.settle(hostOf(imuBiology.host))
  const admits = async (id: string, rank: number, more: Partial<Placement> = {}) => {
    await desk.settle(personOf(id))
    const related = { round, track: 'inside', person: `person ${id}`, employer, body: hohhot }
    const application = { ...blankApplication, ...related, status: 'admitted', rank, grassRoots: true }
    const placement = { ...blankPlacement, ...related, status: 'opened', wished: [imuBiology], willing: true, ...more }
    await desk.house.database.transaction('everything', async query => {
      await query('update person set name = $2 where id = $1', [related.person, `示例${id}`])
      for (const [subject, state] of [
        ['application', application],
        ['placement', placement],
      ] as const)
        await query(rowText, [subject, id, round, related.person, employer, hohhot, state.status, JSON.stringify(state)])
    })
  }
  desk.house.turnTo('2022-06-02')
  return { ...desk, admits }
}
export type Planning = Awaited<ReturnType<typeof openPlanning>>
