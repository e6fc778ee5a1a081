/** Who sings in the run with canaries, and what they do as it should be done: what is typed here is kept, and has to be kept well. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import type { Database } from '../../server/database.ts'
import {
  bodyOf,
  department,
  employer,
  employerOf,
  form,
  hohhot,
  hostOf,
  imuBiology,
  law,
  leader,
  personOf,
  round,
  undertakings,
} from '../given.ts'
import { law2022Digest } from '../house.ts'
import { remarked } from '../uploads/pictures-made.ts'
import { actor } from '../world.ts'
import { canaries } from './canaries.ts'
import type { Told } from './canary-doors.ts'
import type { Server } from './canary-house.ts'

export const applicant = personOf('canary')
export const finance = actor('cashier', { role: 'finance', organisation: 'department' })
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
export const administrator = actor('administrator', { role: 'administrator', organisation: 'department' })
const host = hostOf(imuBiology.host)
export const staff = [department, leader, finance, auditor, administrator, employerOf(employer), bodyOf(hohhot), host]
export const id = 'canary-application'

export type Answer = {
  readonly what: string
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers: string
  readonly cookie: string
}
export type Telling = {
  readonly send: (told: Told, cookie?: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly heard: readonly Answer[]
}

export const tellingTo = ({ url }: Server): Telling => {
  const heard: Answer[] = []
  const send: Telling['send'] = async ({ method, path, body }, cookie = '', more = {}) => {
    const whole = typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
    const headers = { cookie, 'idempotency-key': randomUUID(), ...(body !== undefined && { 'content-type': 'application/json' }), ...more }
    const answer = await fetch(`${url}${path}`, {
      ...{ method, headers, redirect: 'manual' as const },
      ...(body !== undefined && method !== 'GET' && { body: whole }),
    })
    const found = {
      ...{ what: `${method} ${path}`, status: answer.status, type: answer.headers.get('content-type') ?? '' },
      body: await answer.text(),
      headers: [...answer.headers].filter(([name]) => name !== 'set-cookie').join('\n'),
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
    }
    heard.push(found)
    return found
  }
  return { send, heard }
}
export const post = (path: string, body: unknown = {}): Told => ({ method: 'POST', path, body })

const personal = (photo: string) => {
  const whole = form({})
  const { number: citizenNumber, phone, email, address, name } = canaries
  return {
    ...whole,
    identity: { ...whole.identity, citizenNumber, phone, email, address, name, photo: { sha256: photo, name: '照片.jpg' } },
    achievements: canaries.health,
  }
}

export const signIn = async ({ send }: Telling, database: Database): Promise<{ readonly cookie: string; readonly secret: string }> => {
  await send(post('/api/sign-in', { login: applicant.id, password: canaries.wrongPassword }))
  const { cookie } = await send(post('/api/sign-in', { login: applicant.id, password: canaries.password }))
  const { secret } = JSON.parse((await send(post('/api/account/totp/begin'), cookie)).body)
  const [clock] = await database.query<{ now: Date }>('select clock_timestamp() as now')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock?.now.getTime() ?? 0 })
  const confirmed = await send(post('/api/account/totp/confirm', { code }), cookie)
  expect([confirmed.status, confirmed.cookie === '']).toEqual([200, false])
  return { cookie: confirmed.cookie, secret }
}

export const account = { holder: canaries.name, accountNumber: canaries.bank, bankName: '金丝雀银行' }

const cookies = new Map<string, string>()
export const cookieOf = (id: string) => cookies.get(id) ?? ''
/** The staff come in by their passwords, as they do each morning. */
export const comeIn = async ({ send }: Telling) => {
  for (const one of staff) cookies.set(one.id, (await send(post('/api/sign-in', { login: one.id, password: canaries.password }))).cookie)
}

/** The procedure as it should go, each step taken: what is typed here is kept, and has to be kept well. */
const mustBy =
  ({ send }: Telling, cookie: string) =>
  async (told: Told, by = cookie, headers = {}) => {
    const answer = await send(told, by, headers)
    if (answer.status !== 200) throw new Error(`${answer.what}: ${answer.status} ${answer.body}`)
    return answer
  }
export const apply = async (telling: Telling, cookie: string) => {
  const must = mustBy(telling, cookie)
  const [office, chief, firm] = [department, leader, employerOf(employer)].map(one => cookieOf(one.id))
  await must(post(`/api/round/${round}/publish`, { law: law2022Digest, edition: law.policy.edition }), chief)
  await must(post(`/api/round/${round}/open`), office)
  const picture = await remarked('jpeg', canaries.health)
  const { sha256 } = JSON.parse((await must({ ...post('/api/files'), body: picture }, cookie, { 'content-type': 'image/jpeg' })).body)
  await must(post('/api/drafts', { place: `application/${id}/form`, base: 0, content: JSON.stringify(personal(sha256)) }))
  const act = (action: string, input: object = {}, by = cookie) => must(post(`/api/application/${id}/${action}`, input), by)
  await act('start', { round, form: personal(sha256) })
  await act('submit')
  await act('sendBack', { corrections: [{ field: 'achievements', reason: canaries.health }] }, firm)
  await act('submit')
  await act('consent', { conductConfirmed: true, undertakings }, firm)
}
export const goOn = async (telling: Telling, cookie: string) => {
  const must = mustBy(telling, cookie)
  const [office, body, pays] = [department, bodyOf(hohhot), finance].map(one => cookieOf(one.id))
  await must(post(`/api/inquiry/${id}.1/ask`, { round, text: `${canaries.health} ${canaries.phone} ${canaries.number}` }))
  await must(post(`/api/inquiry/${id}.1/answer`, { text: `${canaries.name} ${canaries.number}` }), office)
  await must(
    post(`/api/payee/${round}.${imuBiology.host}/register`, { round, host: imuBiology.host, ...account, from: '2022-03-10' }),
    pays,
  )
  await must(post('/api/phone/code', { phone: canaries.phone }), '')
  await must(post('/api/exports/applications', { round, as: 'csv', reason: '核对名单' }), office)
  await must({ method: 'GET', path: `/api/formInFull?id=${id}&reason=checkPapers` }, body)
  await must({ method: 'GET', path: `/api/documents/application/${id}/applicationForm` })
  await must({ method: 'GET', path: '/api/my-data/json' })
}

/** The pages for everybody take forms, as a browser sends them. */
export const fillInPages = async ({ send }: Telling) => {
  const { name, phone, health: statement, number } = canaries
  const fields = Object.entries({
    key: 'c'.repeat(32),
    about: 'list',
    ground: 'other',
    name,
    phone,
    statement,
    number,
    receipt: number,
    sure: 'yes',
  })
  const parts = fields.map(([field, value]) => `--song\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)
  for (const path of ['/notice/object', '/objection/more'])
    await send({ ...post(path), body: `${parts.join('')}--song--\r\n` }, '', { 'content-type': 'multipart/form-data; boundary=song' })
  for (const path of ['/objection', '/objection/withdraw', '/self-check'])
    await send({ ...post(path), body: String(new URLSearchParams(fields)) }, '', { 'content-type': 'application/x-www-form-urlencoded' })
}
