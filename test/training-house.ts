/** Trainings in a house, as stories of the year leave them: put there in their status, and carried on by acts. */
import { expect, vi } from 'vitest'
import type { Actor } from '../core/facts.ts'
import type { Training } from '../core/training/dossier.ts'
import { postOnce } from '../server/post.ts'
import { openText } from '../server/sending.ts'
import type { Desk } from './desk.ts'
import { employer, hohhot, law, personOf, round } from './given.ts'
import { at, notified } from './year.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
values ('training', $1, $2, 'inside', $3, $4, $5, $6, $7, 'host', $8, '2022-07-05T04:00:00Z', 0, '', $9)`

type Given = { readonly employer?: string; readonly body?: string; readonly host?: string; readonly name?: string }

/** Somebody who is notified, with a person of their own. */
export const putNotified = async ({ house, settle }: Desk, id: string, given: Given = {}): Promise<Actor> => {
  const self = personOf(id)
  await settle(self)
  const { name = `学员${id}` } = given
  await house.database.query('update person set name = $2 where id = $1', [self.person, name])
  const state: Training = {
    ...at(notified()),
    person: self.person,
    employer: given.employer ?? employer,
    body: given.body ?? hohhot,
    host: given.host ?? 'imu',
  }
  const values = [id, round, state.person, state.employer, state.body, state.host, state.status, state.due ?? null, JSON.stringify(state)]
  await house.database.transaction('everything', query => query(rowText, values))
  return self
}

export const codes = law.policy.training.undertakings.value.map(({ code }) => code)

const behind = "select (select max(seq) from journal) > coalesce((select seq from cursor where name = 'post'), 0) as behind"
const outgoing = 'select key, sealed from outgoing order by id'

/** The post of a desk, the texts that it sent to a phone, and the way in by a link and its code. */
export const mailOf = (deskNow: () => Desk) => {
  const send = (url: string, payload: object) => deskNow().app.inject({ method: 'POST', url, payload })
  /** The post waits for the transactions of every test that runs beside this one. */
  const postAll = () =>
    vi.waitFor(
      async () => {
        const { house } = deskNow()
        await postOnce(house, 'http://tepei.test')
        const [row] = await house.database.transaction('everything', query => query<{ behind: boolean }>(behind))
        expect(row?.behind).toBe(false)
      },
      { timeout: 60_000, interval: 200 },
    )
  const textsTo = async (phone: string) => {
    const { house } = deskNow()
    const rows = await house.database.transaction('everything', query => query<{ key: string; sealed: Buffer }>(outgoing))
    return rows.map(({ key, sealed }) => openText(house.seals, key, sealed)).filter(text => text.phone === phone)
  }
  const newestToken = async (phone: string, saying: RegExp) => {
    const text = (await textsTo(phone)).filter(one => saying.test(one.text)).at(-1)?.text
    return /#([\w-]+)（/.exec(text ?? '')?.[1] ?? ''
  }
  const comesIn = async (phone: string, token: string) => {
    await deskNow().house.database.query("update phone_code set made = made - interval '61 seconds'")
    const { id } = (await send('/api/link/code', { token })).json()
    const code = /验证码(\d{6})/.exec((await textsTo(phone)).at(-1)?.text ?? '')?.[1] ?? ''
    const answer = await send('/api/link/enter', { token, id, code })
    return { answer: answer.json(), headers: { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' } }
  }
  return { postAll, textsTo, newestToken, comesIn }
}
