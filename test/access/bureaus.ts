/** A round of fourteen bureaus, each with dossiers of its own from end to end, and whoever acts for each; every name and file bears a mark of its bureau. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, SubjectName } from '../../core/facts.ts'
import { openDoors } from '../../server/http.ts'
import { withClient } from '../../server/postgres/check.ts'
import { placeOf } from '../../server/seal.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { bodyOf, department, employerOf, form, hostOf, law, leader, ministry, personOf, round } from '../given.ts'
import { freshHouse, law2022Digest } from '../house.ts'
import { actor } from '../world.ts'

export const bureaus: readonly string[] = Array.from({ length: 14 }, (_, i) => String(150_100 + i * 100))
/** Nothing but the bureau's own dossiers holds it. */
export const markOf = (bureau: string) => `秘${bureau}密`
export const applicationOf = (bureau: string) => `own-${bureau}`
const hostIdOf = (bureau: string) => `host-${bureau}`
const employerIdOf = (bureau: string) => `unit-${bureau}`

export type Target = { readonly subject: SubjectName; readonly id: string; readonly bureau: string }
const kept: readonly (readonly [SubjectName, (id: string) => string, string, object])[] = [
  ['application', id => id, 'consented', { version: 1, preferences: [], wished: [], bounces: [], attested: {} }],
  ['placement', id => id, 'opened', { offered: [], wished: [] }],
  [
    'training',
    id => id,
    'enrolled',
    { leaves: [], cases: [], followUps: [], breaches: [], undertakingsConfirmed: [], partyLifeConfirmed: [] },
  ],
  ['payment', id => `${id}.tuition`, 'payable', { item: 'tuition', amountFen: 100, payer: 'department', payee: 'host' }],
  ['certificate', id => id, 'issued', {}],
  ['obligation', id => id, 'serving', { owedMonths: 60 }],
  ['inquiry', id => `${id}.1`, 'asked', { kind: 'question' }],
]
export const targets: readonly Target[] = bureaus.flatMap(bureau =>
  kept.map(([subject, idOf]) => ({ subject, id: idOf(applicationOf(bureau)), bureau })),
)

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, '2022-03-10T04:00:00Z', 1, $9, $10)`
const entryText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
values ($1, $2, 1, 'open', 'officer', 'department', false, '2022-03-10T04:00:00Z', '2022.1', '{}', $3, '', $4) returning seq`

export type Caller = { readonly name: string; readonly actor: Actor; readonly cookie: string; readonly bureau: string | undefined }

const otherOffice = (role: 'department' | 'leader' | 'finance' | 'auditor') =>
  actor(`other ${role}`, { role, organisation: 'other-office' })
const strangers: readonly Actor[] = [
  ...(['department', 'leader', 'finance', 'auditor'] as const).map(otherOffice),
  actor('administrator', { role: 'administrator', organisation: 'department' }),
  actor('an expert', { role: 'expert', organisation: 'department' }),
  ministry,
]
const partiesOf = (bureau: string): readonly Actor[] => [
  bodyOf(bureau),
  employerOf(employerIdOf(bureau)),
  hostOf(hostIdOf(bureau)),
  personOf(applicationOf(bureau)),
]

/** Everything is put there as the owner of the tables would: what is tested is who sees it. */
const fill = async (house: Awaited<ReturnType<typeof freshHouse>>) =>
  withClient(house.url, async client => {
    for (const bureau of bureaus) {
      const id = applicationOf(bureau)
      const related = {
        round,
        track: 'inside',
        person: `person ${id}`,
        employer: employerIdOf(bureau),
        body: bureau,
        host: hostIdOf(bureau),
      }
      await client.query('update person set name = $2, pinyin = $3, initials = $3 where id = $1', [
        related.person,
        markOf(bureau),
        `mi${bureau}`,
      ])
      for (const [subject, idOf, status, state] of kept) {
        const values = [subject, idOf(id), round, related.person, related.employer, related.body, related.host, status]
        const hash = `${bureau}${subject}`.padEnd(64, '0')
        await client.query(rowText, [
          ...values,
          hash,
          JSON.stringify({ ...state, ...related, status, programme: 'p', code: `code${bureau}` }),
        ])
        const { rows } = await client.query(entryText, [subject, idOf(id), status, hash])
        await client.query('insert into message (entry, party) values ($1, $2), ($1, $3)', [rows[0].seq, related.person, `body:${bureau}`])
      }
      const whole = form({})
      const content = { ...whole, identity: { ...whole.identity, name: markOf(bureau) } }
      const { bytes } = house.seals.seal(placeOf('application', id, 'form', 1), content)
      await client.query("insert into record (subject, id, n, kind, sealed) values ('application', $1, 1, 'form', $2)", [id, bytes])
      await client.query("insert into file (sha256, owner, size, type) values ($1, $2, 1, 'application/pdf')", [
        fileOf(bureau),
        `account of ${id}`,
      ])
      await client.query("insert into file_use (sha256, subject, id) values ($1, 'application', $2)", [fileOf(bureau), id])
    }
  })
export const fileOf = (bureau: string) => bureau.padStart(64, 'f')

export const openBureaus = async () => {
  const house = await freshHouse(8)
  const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-bureaus-'))
  const site = { house, demo: false, texts: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const callers: Caller[] = []
  const comes = async (one: Actor, bureau?: string) => {
    await house.settle(one)
    callers.push({ name: one.id, actor: one, cookie: `tepei=${await startSession(house, one.id)}`, bureau })
  }
  await house.settle(department, leader)
  for (const one of strangers) await comes(one)
  for (const bureau of bureaus) for (const one of partiesOf(bureau)) await comes(one, bureau)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-15')
  await fill(house)
  const close = async () => {
    await app.close()
    await house.close()
  }
  return { house, app, callers, close }
}
export type Bureaus = Awaited<ReturnType<typeof openBureaus>>
