/** Single sign-on against a provider of another process on the loopback: linked by an invitation alone, once, and by nobody who brings somebody else's answer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { department, leader } from '../../test/given.ts'
import { cookieIn, type Entrance, openEntrance } from '../../test/sign-in.ts'
import { openDoors } from '../http.ts'
import { readSettings } from '../settings.ts'
import { readProviders } from './identity.ts'

const home = 'http://tepei.test'
const secret = 'a secret between two'
const administrator: Actor = { id: 'admin-a', seats: [{ role: 'administrator', organisation: 'department' }] }
let entrance: Entrance
let app: FastifyInstance
let platform: ChildProcess
let issuer = ''

const startPlatform = async (): Promise<string> => {
  platform = spawn(process.execPath, ['test/provider.mjs', `${home}/api/sso/province/back`, secret], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise(resolve => {
    platform.stdout?.on('data', (told: Buffer) => {
      const [, found] = /answers at (\S+)/.exec(String(told)) ?? []
      if (found !== undefined) resolve(found)
    })
  })
}

beforeAll(async () => {
  entrance = await openEntrance({ secondFactor: ['leader'] }, department, leader, administrator)
  issuer = await startPlatform()
  const folder = mkdtempSync(join(tmpdir(), 'tepei-sso-'))
  writeFileSync(join(folder, 'secret'), `${secret}\n`)
  const described = { id: 'province', name: { zh: '省统一身份认证', en: 'Province' }, issuer, clientId: 'tepei', secretFile: 'secret' }
  writeFileSync(join(folder, 'sso.json'), JSON.stringify([described]))
  const site = { house: entrance.house, demo: false, told: () => null, publicUrl: () => home, filesFolder: '/nonexistent' }
  app = await openDoors(
    { ...site, providers: readProviders(join(folder, 'sso.json')) },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
  )
})
afterAll(async () => {
  platform.kill()
  await app.close()
  await entrance.close()
})
beforeEach(() => entrance.house.database.query('delete from throttle'))

/** Goes out, is at the platform as somebody, and comes to the address that leads back. */
const goesOut = async (who: string, invitation?: string) => {
  const out = await app.inject({ method: 'POST', url: '/api/sso/province/out', payload: invitation === undefined ? {} : { invitation } })
  expect(out.statusCode, out.body).toBe(200)
  const jar = new Map<string, string>()
  let at = String(out.json().url)
  while (!at.startsWith(home)) {
    const answer: Response = await fetch(at, {
      redirect: 'manual',
      headers: { who, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the platform stays at ${at}: ${answer.status} ${await answer.text()}`)
    at = new URL(location, at).href
  }
  return { back: at.slice(home.length), cookie: cookieIn(out), asked: new URL(String(out.json().url)) }
}
const comesBack = (back: string, cookie: string) => app.inject({ url: back, headers: { cookie } })
const sessionIn = (answer: { readonly headers: Readonly<Record<string, unknown>> }) =>
  [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find(line => /^tepei=[\w-]{43}/.test(line))
    ?.split(';')[0]
const whoIs = async (cookie: string | undefined) =>
  cookie === undefined ? undefined : (await app.inject({ url: '/api/session', headers: { cookie } })).json().account?.id
const invites = async (account: string) => {
  const cookie = sessionIn(
    await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: administrator.id, password: 'seven quiet herons wade' } }),
  )
  return app.inject({ method: 'POST', url: '/api/identities/invite', payload: { account }, headers: { cookie } })
}

test('whom nobody has linked is nobody here, whatever the platform says of them', async () => {
  const { back, cookie, asked } = await goesOut('a stranger')
  expect([...asked.searchParams.keys()]).toEqual(expect.arrayContaining(['state', 'nonce', 'code_challenge']))
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
  const answer = await comesBack(back, cookie)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/app/sign-in?sso=unknown'])
  expect(sessionIn(answer)).toBeUndefined()
})

test('an invitation links one identity to one account, once, and from then on it comes in', async () => {
  const { token } = (await invites(department.id)).json()
  const first = await goesOut('province/officer-7', token)
  expect(await whoIs(sessionIn(await comesBack(first.back, first.cookie)))).toBe(department.id)
  const again = await goesOut('province/officer-7')
  const answer = await comesBack(again.back, again.cookie)
  expect([await whoIs(sessionIn(answer)), answer.headers.location]).toEqual([department.id, '/app'])
  const other = await goesOut('province/officer-8', token)
  expect((await comesBack(other.back, other.cookie)).headers.location).toBe('/app/sign-in?sso=unknown')
  const kept = await entrance.house.database.query('select issuer, subject, account from identity')
  expect(kept).toEqual([{ issuer, subject: 'province/officer-7', account: department.id }])
})

test('F17 an answer is good for the browser that was sent, once', async () => {
  const victim = await goesOut('province/officer-7')
  const attacker = await goesOut('a stranger')
  expect((await comesBack(victim.back, '')).headers.location).toBe('/app/sign-in?sso=failed')
  expect((await comesBack(victim.back, attacker.cookie)).headers.location).toBe('/app/sign-in?sso=failed')
  const own = await goesOut('province/officer-7')
  expect(await whoIs(sessionIn(await comesBack(own.back, own.cookie)))).toBe(department.id)
  expect((await comesBack(own.back, own.cookie)).headers.location).toBe('/app/sign-in?sso=failed')
})

test('whoever needs a second factor shows it after the platform too, unless the platform has asked for one', async () => {
  const { token } = (await invites(leader.id)).json()
  const { back, cookie } = await goesOut('province/leader-1', token)
  const answer = await comesBack(back, cookie)
  expect(sessionIn(answer)).toBeUndefined()
  expect(answer.headers.location).toMatch(/^\/app\/sign-in#enrol\.[\w-]{43}$/)
})

test('nobody invites themself, and only an administrator anybody', async () => {
  expect((await invites(administrator.id)).json()).toEqual({ refusals: [{ rule: 'notYourself' }] })
  const cookie = sessionIn(
    await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: department.id, password: 'seven quiet herons wade' } }),
  )
  const answer = await app.inject({ method: 'POST', url: '/api/identities/invite', payload: { account: leader.id }, headers: { cookie } })
  expect(answer.statusCode).toBe(404)
})

test('a platform without https is refused unless it is on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-sso-'))
  const described = { id: 'x', name: { zh: '省', en: 'P' }, issuer: 'http://sso.example.cn', clientId: 'c', secretFile: 's' }
  writeFileSync(join(folder, 'sso.json'), JSON.stringify([described]))
  expect(() => readProviders(join(folder, 'sso.json'))).toThrow('must be https')
})
