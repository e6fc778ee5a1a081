// Clients as one would write them in a hurry: one follows where an answer leads, one looks a name up, finds it good and lets it be looked up again. Both are heard.
import { request } from 'node:http'
import { isIP } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayLie } from '../../server/outbound/addresses.ts'
import { type Look, outboundTo } from '../../server/outbound/client.ts'
import { heardOf, type Listener, leadsOn, listener, rebinding } from '../attacks/outward.ts'

let at: Listener
beforeAll(async () => {
  at = await listener()
})
afterAll(() => at.close())
const get = { method: 'GET', headers: {} }

test('R48 a client that follows goes where the answer leads', async () => {
  const gateway = await leadsOn(`http://127.0.0.1:${at.port}/`)
  const follows = async () => {
    const answer = await outboundTo([gateway.url]).ask(gateway.url, get)
    await fetch(answer.headers.get('location') ?? '')
  }
  expect(await heardOf(at, [follows])).toBe(1)
  await gateway.close()
})

/** Looks before, and lets whoever opens the connection look again. */
const looksBefore = async (look: Look, networks: readonly string[]) => {
  const [first = ''] = await look('gateway.test')
  if (!mayLie(first, 'gateway.test', networks)) return
  await new Promise((resolve, reject) => {
    const again = async () => (await look('gateway.test')).map(address => ({ address, family: isIP(address) }))
    request(
      `http://gateway.test:${at.port}/`,
      { agent: false, lookup: (_host, _options, done) => void again().then(found => done(null, found)) },
      resolve,
    )
      .on('error', reject)
      .end()
  })
}

test('R48 a client that checks a name before it is looked up again is led elsewhere', async () => {
  const networks = ['127.0.0.99/32']
  expect(await heardOf(at, [() => looksBefore(rebinding('127.0.0.99', '127.0.0.1').look, networks)])).toBe(1)
  expect(await heardOf(at, [() => looksBefore(rebinding('127.0.0.1', '127.0.0.1').look, networks)])).toBe(0)
})

test('R48 a client of which any network is the operator’s own is led into this machine', async () => {
  const address = `http://gateway.test:${at.port}/`
  expect(
    await heardOf(at, [() => outboundTo([address], { look: async () => ['127.0.0.1'], networks: ['0.0.0.0/0'] }).ask(address, get)]),
  ).toBe(1)
})
