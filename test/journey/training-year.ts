/** A house of its own in which people train and have returned, before real doors: the demonstration's year is not so far yet when the journeys run. */
import type { BrowserContext } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { dutiesOnce } from '../../server/duties.ts'
import { escalate } from '../../server/escalation.ts'
import { postOnce } from '../../server/post.ts'
import { openText } from '../../server/sending.ts'
import { openDesk } from '../desk.ts'
import { bodyOf, department, employer, employerOf, hohhot, hostOf, leader, personOf, round } from '../given.ts'
import { setup } from '../postgres.ts'
import { at, notified } from '../year.ts'

export const unit = employerOf(employer)
const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ('training', $1, $2, 'inside', $3, $4, $5, 'imu', 'notified', 'host', '2022-07-05T04:00:00Z', 0, '', $6)`

type Desk = Awaited<ReturnType<typeof openDesk>>
const enrols = async ({ house, done }: Desk, id: string) => {
  const { person } = personOf(id)
  const state = { ...at(notified()), person, employer, body: hohhot }
  await house.database.transaction('everything', query => query(rowText, [id, round, person, employer, hohhot, JSON.stringify(state)]))
  await done(house.act(hostOf('imu'), 'training', id, 'enrol', { on: '2022-09-01' }))
}

/** `names` are in training since September 2022; those of `returned` have passed a year later. */
export const startYear = async (names: Readonly<Record<string, string>>, returned: readonly string[] = []) => {
  const stop = setup()
  const desk = await openDesk()
  const { house } = desk
  await desk.settle(hostOf('imu'), hostOf('imau'), bodyOf(hohhot), department, leader, unit)
  for (const [id, name] of Object.entries(names)) await desk.applies(id, { name })
  house.turnTo('2022-09-01')
  for (const id of Object.keys(names)) await enrols(desk, id)
  house.turnTo('2023-08-31')
  for (const id of returned) await desk.done(house.act(hostOf('imu'), 'training', id, 'pass', { on: '2023-08-31' }))
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const enter = async (context: BrowserContext, actor: Actor) => {
    const [name = '', value = ''] = desk.headersOf(actor).cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  /** Everything that follows from a day's passing: the lines of duties, who is told, and the texts. */
  const turnTo = async (day: string) => {
    house.turnTo(day)
    await postOnce(house, address)
    await dutiesOnce(house)
    await escalate(house)
  }
  /** The newest text that says this. */
  const textSaying = async (wanted: RegExp): Promise<string> => {
    const rows = await house.database.transaction('everything', query =>
      query<{ key: string; sealed: Buffer }>('select key, sealed from outgoing order by id desc'),
    )
    return rows.flatMap(({ key, sealed }) => wanted.exec(openText(house.seals, key, sealed).text ?? '')?.[1] ?? []).at(0) ?? ''
  }
  const close = async () => {
    await desk.close()
    await stop()
  }
  const train = (actor: Actor, id: string, action: string, input: object) => desk.done(house.act(actor, 'training', id, action, input))
  return { address, enter, train, turnTo, textSaying, close }
}
