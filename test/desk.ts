/** A body's desk for tests: people with names of their own, consented to, before open doors. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../core/facts.ts'
import type { Law } from '../policy/shape.ts'
import { openDoors } from '../server/http.ts'
import { digestOf } from '../server/laws.ts'
import { startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { spellOut } from '../server/spelling.ts'
import { bodyOf, department, employer, employerOf, form, type Given, hohhot, law, leader, numberOf, personOf, round } from './given.ts'
import { freshHouse } from './house.ts'

const undertakings = law.policy.training.undertakings.value.map(u => u.code)
export type Named = Given & { readonly name: string; readonly birthDate?: string; readonly citizenNumber?: string }

const formOf = ({ name, citizenNumber, ...given }: Named) => {
  const whole = form(given)
  return { ...whole, identity: { ...whole.identity, name, ...(citizenNumber !== undefined && { citizenNumber }) } }
}

/** An open round in March, an app before it, and whoever acts signed in. */
export const openDesk = async (connections = 8, itsLaw: Law = law) => {
  const house = await freshHouse(connections, [itsLaw])
  const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-desk-'))
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const cookies = new Map<string, string>()
  const settle = async (...actors: readonly Actor[]) => {
    await house.settle(...actors)
    for (const { id } of actors) cookies.set(id, `tepei=${await startSession(house, id)}`)
  }
  const headersOf = (actor: Actor) => ({ cookie: cookies.get(actor.id) ?? '' })
  const ask = async (actor: Actor, question: string, input: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams({ round, ...input })
    return (await app.inject({ url: `/api/${question}?${query}`, headers: headersOf(actor) })).json()
  }
  const done = async (answering: ReturnType<typeof house.act>) => {
    const answer = await answering
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  }
  /** Hands in and, where wanted, has the employer consent. */
  const applies = async (id: string, named: Named, until: 'submitted' | 'consented' = 'consented') => {
    await settle(personOf(id))
    await done(house.act(personOf(id), 'application', id, 'start', { round, form: formOf({ citizenNumber: numberOf(id), ...named }) }))
    await done(house.act(personOf(id), 'application', id, 'submit'))
    if (until === 'submitted') return
    await done(house.act(employerOf(employer), 'application', id, 'consent', { conductConfirmed: true, undertakings }))
  }
  await settle(department, leader, employerOf(employer), bodyOf(hohhot), bodyOf('150200'))
  await house.database.query('update organisation set zh = $2, initials = $3 where id = $1', [employer, '呼和浩特市草原研究所', ''])
  await spellOut(house)
  await done(house.act(leader, 'round', round, 'publish', { law: digestOf(itsLaw), edition: law.policy.edition }))
  await done(house.act(department, 'round', round, 'open'))
  house.turnTo('2022-03-15')
  const close = async () => {
    await app.close()
    await house.close()
  }
  return { house, site, app, ask, applies, done, headersOf, settle, close }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
