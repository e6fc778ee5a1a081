/** An office with its clerks, in a house of its own with its doors open: what tests of seats are given. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../core/facts.ts'
import { openDoors } from '../server/http.ts'
import { findSession, startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { bodyOf, employer, employerOf, form, hohhot, law, leader, personOf, round } from './given.ts'
import { freshHouse, law2022Digest, type TestHouse } from './house.ts'

const seated = (id: string, role: Actor['seats'][number]['role'], organisation: string, person?: string): Actor => ({
  id,
  seats: [{ role, organisation }],
  ...(person !== undefined && { person }),
})
export const [officer, other] = [seated('officer', 'department', 'department'), seated('other', 'department', 'department')]
export const [cashier, auditor] = [seated('cashier', 'finance', 'department'), seated('auditor', 'auditor', 'department')]
export const administrator = seated('admin', 'administrator', 'department')
export const [clerk, colleague] = [seated('clerk', 'body', hohhot, 'person clerk'), seated('colleague', 'body', hohhot)]
export const [elsewhere, newcomer]: readonly [Actor, Actor] = [bodyOf('150200'), { id: 'newcomer', seats: [] }]
const applicant = personOf('one')
const everybody = [
  officer,
  other,
  leader,
  cashier,
  auditor,
  administrator,
  clerk,
  colleague,
  elsewhere,
  newcomer,
  applicant,
  employerOf(employer),
]

const undertakings = law.policy.training.undertakings.value.map(({ code }) => code)

/** A form that its employer has consented to, so that it waits for the body. */
export const consentedIn = async ({ act, settle }: TestHouse, id: string, by: Actor = personOf(id)) => {
  await settle(by)
  await act(by, 'application', id, 'start', { round, form: form({}) })
  await act(by, 'application', id, 'submit')
  await act(employerOf(employer), 'application', id, 'consent', { conductConfirmed: true, undertakings })
}

const doorsOf = async (house: TestHouse) => {
  const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-files-'))
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  return openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
}

/** Opens the house on a round with four forms that wait for one body; close it when the tests are done. */
export const openOffice = async (connections = 8) => {
  const house = await freshHouse(connections)
  const app = await doorsOf(house)
  await house.settle(...everybody)
  // Seats that change end sessions: whoever asks has signed in just now.
  const cookieOf = async ({ id }: Actor) => `tepei=${await startSession(house, id)}`
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(officer, 'round', round, 'open')
  for (const id of ['one', 'two', 'three', 'four']) await consentedIn(house, id)
  let keys = 0
  const post = async (actor: Actor, url: string, payload: object = {}) => {
    keys += 1
    const headers = { 'idempotency-key': `seat-key-${keys}`, cookie: await cookieOf(actor) }
    return app.inject({ method: 'POST', url, headers, payload })
  }
  return {
    house,
    post,
    get: async (actor: Actor, url: string) => app.inject({ url, headers: { cookie: await cookieOf(actor) } }),
    sessionOf: async ({ id }: Actor) => findSession(house, await startSession(house, id)),
    /** The reasons of a refusal, or the status of another answer. */
    against: async (answering: ReturnType<typeof post>): Promise<readonly string[]> => {
      const answer = await answering
      return answer.statusCode === 409 ? answer.json().refusals.map(({ rule }: { rule: string }) => rule) : [String(answer.statusCode)]
    },
    /** The newest seat that somebody holds, themself or for another. */
    seatOf: async ({ id }: Actor, holder?: Actor): Promise<number> => {
      const text = 'select id::int as id from seat where account = $1 and acting_for is not distinct from $2 order by id desc limit 1'
      return (await house.database.query<{ id: number }>(text, [id, holder?.id ?? null]))[0]?.id ?? 0
    },
    close: async () => {
      await app.close()
      await house.close()
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>
