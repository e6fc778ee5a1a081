/** The house calls whom its settings name and nobody else: not by another way to write an address, not where a name is made to lead, not where an answer leads on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamd } from '../../server/intake/scanner.ts'
import { BrokeOff, NotReached, type Outbound, outboundTo } from '../../server/outbound/client.ts'
import { readSettings } from '../../server/settings.ts'
import { readProviders } from '../../server/sign-in/identity.ts'
import { startTraces } from '../../server/vitals/traces.ts'
import { figure } from '../faults/figures.ts'
import { addressesOf, astray, heardOf, type Listener, leadsOn, listener, rebinding } from './outward.ts'

let at: Listener
beforeAll(async () => {
  at = await listener()
})
afterAll(() => at.close())

const get = { method: 'GET', headers: {} }
const soon = { patienceMs: 2_000 }
const byAgent = ({ agentFor }: Outbound, address: string) =>
  new Promise((resolve, reject) => {
    request(new URL(address), { agent: agentFor('http:') }, resolve)
      .on('error', reject)
      .end()
  })
/** Three ways through one client. */
const waysOf = (outbound: Outbound, address: string) => [
  () => outbound.ask(address, get, soon),
  () => byAgent(outbound, address),
  async () => {
    const socket = outbound.open(address)
    await new Promise((resolve, reject) => socket.on('error', reject).on('connect', resolve))
    socket.destroy()
  },
]

test('R48 an address that a setting names is called, and so the listener hears', async () => {
  const own = `http://127.0.0.1:${at.port}/`
  expect(await heardOf(at, [() => outboundTo([own]).ask(own, get)])).toBe(1)
  expect(await heardOf(at, [() => byAgent(outboundTo([own]), own)])).toBe(1)
  const named = outboundTo([`http://localhost:${at.port}/`], { look: async () => ['127.0.0.1'] })
  expect((await named.ask(`http://localhost:${at.port}/any`, get)).status).toBe(200)
  const nearby = outboundTo([`http://gateway.test:${at.port}/`], { look: async () => ['127.0.0.1'], networks: ['127.0.0.0/8'] })
  expect((await nearby.ask(`http://gateway.test:${at.port}/any`, get)).status).toBe(200)
})

test('R48 F19 no other way to write an address calls anybody, as an address that is asked or as one that is named', async () => {
  const outbound = outboundTo([`http://gateway.test:${at.port}/`, `gateway.test:${at.port}`], { look: async () => ['127.0.0.1'] })
  const corpus = addressesOf(at.port)
  expect(corpus.length).toBeGreaterThan(50)
  const calls = corpus.flatMap(address => waysOf(outbound, address))
  const meant = new Set([
    `http://127.0.0.1:${at.port}/`,
    `http://localhost:${at.port}/`,
    `http://127.8.9.10:${at.port}/`,
    `http://[::1]:${at.port}/`,
  ])
  const inHouses = ['http://10.0.0.8/', 'http://172.16.0.8/', 'http://192.168.0.8/', 'http://[fc00::8]/', `https://127.0.0.1:${at.port}/`]
  const named = corpus.filter(address => {
    const isRead = (setting: string) => readsAs({ [setting]: address })
    return address !== '' && (isRead('TEPEI_TEXTS_URL') || isRead('TEPEI_TRACES'))
  })
  // A number that a setting names as it is written is meant; all others stop the start.
  expect(named.filter(address => !meant.has(address) && !inHouses.includes(address))).toEqual([
    `http://gateway.test:${at.port}#@127.0.0.1:${at.port}/`,
    `HTTP://127.0.0.1:${at.port}/`,
  ])
  const heard = await heardOf(at, calls)
  figure({ id: 'F19', what: 'calls to an address that no setting names', seed: 'none', n: calls.length, wrong: heard })
  expect(heard).toBe(0)
})

const readsAs = (environment: Readonly<Record<string, string>>): boolean => {
  try {
    return readSettings(environment).host !== ''
  } catch {
    return false
  }
}

test('R48 F19 a name that is made to lead into this machine, the house or a cloud is not called', async () => {
  const address = `http://gateway.test:${at.port}/`
  for (const answer of astray) {
    const outbound = outboundTo([address, `gateway.test:${at.port}`], { look: async () => answer, networks: ['10.20.0.0/16'] })
    expect(await heardOf(at, [...waysOf(outbound, address), ...waysOf(outbound, `gateway.test:${at.port}`)]), String(answer)).toBe(0)
    await expect(outbound.ask(address, get), String(answer)).rejects.toThrow(NotReached)
  }
})

test('R48 F19 a name that leads elsewhere when it is looked up again is looked up once', async () => {
  const address = `http://gateway.test:${at.port}/`
  const { look, asked } = rebinding('127.0.0.99', '127.0.0.1')
  const outbound = outboundTo([address], { look, networks: ['127.0.0.99/32'] })
  expect(await heardOf(at, [() => outbound.ask(address, get, soon)])).toBe(0)
  expect(asked()).toBe(1)
})

test('R48 F19 an answer that leads on is an answer, and nobody follows it', async () => {
  for (const to of [`http://127.0.0.1:${at.port}/`, '//127.0.0.1/', `file:///etc/passwd`]) {
    const gateway = await leadsOn(to)
    const outbound = outboundTo([gateway.url])
    for (const status of [301, 302, 303, 307, 308, 300]) {
      const calls = [async () => expect((await outbound.ask(`${gateway.url}${status}`, get)).status).toBe(status)]
      expect(await heardOf(at, calls)).toBe(0)
    }
    await gateway.close()
  }
})

test('R48 an answer that is too long or too slow breaks off, and what could not be said was not reached', async () => {
  const own = `http://127.0.0.1:${at.port}/`
  await expect(outboundTo([own]).ask(own, get, { mostBytes: 1 })).rejects.toThrow(BrokeOff)
  const never = outboundTo([`http://gateway.test:${at.port}/`], { look: () => new Promise(() => {}) })
  await expect(never.ask(`http://gateway.test:${at.port}/`, get, { patienceMs: 50 })).rejects.toThrow(new NotReached('no answer in time'))
  await expect(outboundTo([`https://localhost:${at.port}/`]).ask(`https://localhost:${at.port}/`, get, soon)).rejects.toThrow(NotReached)
})

/** A platform that describes itself: its doors are where it says. */
const platform = async (doors: (own: string) => Readonly<Record<string, string>>) => {
  const server = createServer((asked, reply) => {
    const own = `http://${asked.headers.host}`
    reply.setHeader('content-type', 'application/json')
    reply.end(JSON.stringify({ issuer: own, authorization_endpoint: `${own}/in`, response_types_supported: ['code'], ...doors(own) }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const close = () => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  }
  return { issuer: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, close }
}

const signsInAt = async (issuer: string, surroundings: Parameters<typeof readProviders>[1] = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-outward-'))
  writeFileSync(join(folder, 'secret'), 'secret')
  const described = { id: 'province', name: { zh: '省', en: 'P' }, issuer, clientId: 'tepei', secretFile: 'secret' }
  writeFileSync(join(folder, 'sso.json'), JSON.stringify([described]))
  const [provider] = readProviders(join(folder, 'sso.json'), surroundings)
  rmSync(folder, { recursive: true })
  const begun = await provider?.begin('http://tepei.test/back')
  const back = new URL(`http://tepei.test/back?code=x&state=${begun?.kept.state}`)
  return { begun, finish: () => provider?.finish(back, begun?.kept ?? { state: '', nonce: '', verifier: '' }) }
}

test('R48 F19 a platform whose description leads elsewhere is asked nothing there', async () => {
  const astrayDoors = await platform(() => ({
    token_endpoint: `http://127.0.0.1:${at.port}/token`,
    jwks_uri: `http://127.0.0.1:${at.port}/keys`,
  }))
  const { begun, finish } = await signsInAt(astrayDoors.issuer)
  expect(begun?.url).toContain(`${astrayDoors.issuer}/in?`)
  const heard = await heardOf(at, [async () => expect(finish()).rejects.toThrow()])
  expect(heard).toBe(0)
  await astrayDoors.close()
})

test('R48 a collector and a scanner whose name is made to lead into this machine hear nothing', async () => {
  const look = async () => ['127.0.0.1']
  const traced = async (collector: string) => {
    const traces = await startTraces(`http://${collector}:${at.port}/v1/traces`, '0', { look })
    const app = fastify()
    traces.follow(app, false)
    app.get('/', async () => 'x')
    await app.inject({ url: '/' })
    await app.close()
    await traces.stop()
  }
  expect(await heardOf(at, [() => traced('127.0.0.1')])).toBe(1)
  expect(
    await heardOf(at, [() => traced('collector.test'), () => clamd(`scanner.test:${at.port}`, 1_000, { look })(Buffer.from('x'))]),
  ).toBe(0)
  expect(await heardOf(at, [() => clamd(`127.0.0.1:${at.port}`, 1_000)(Buffer.from('x'))])).toBe(1)
})
