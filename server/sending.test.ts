/** Texts: queued once, claimed before they leave, never handed on twice, whatever dies at the worst moment. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { gatewaySender, senderOf, signatureOf } from './gateway.ts'
import { openText, queueText, type Sender, type Sent, sendOnce } from './sending.ts'
import { readSettings } from './settings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const phone = '13800005678'
const secret = 's'.repeat(32)

type Row = { readonly state: string; readonly why: string | null; readonly tried: number; readonly sealed: Buffer | null }
const inside = <T>(work: (query: TestHouse['database']['query']) => Promise<T>) => house.database.transaction('everything', work)
const rowOf = async (key: string): Promise<Row | undefined> => {
  const [row] = await inside(query => query<Row>('select state, why, tried, sealed from outgoing where key = $1', [key]))
  return row
}
const queue = (key: string, purpose = 'notice', text = `text of ${key}`) =>
  inside(query => queueText(query, house.seals, { key, phone, text, purpose }))

const recording = (said: Sent = 'sent') => {
  const sent: string[] = []
  const sender: Sender = {
    shows: false,
    send: async (_phone, text) => {
      sent.push(text)
      return said
    },
  }
  return { sent, sender }
}

test('a text that is queued twice under one key is sent once, to its phone, sealed until then', async () => {
  await queue('one')
  await queue('one', 'notice', 'another text')
  const row = await rowOf('one')
  expect(row?.sealed?.includes(Buffer.from(phone))).toBe(false)
  expect(row?.sealed && openText(house.seals, 'one', row.sealed)).toEqual({ phone, text: 'text of one' })
  const { sent, sender } = recording()
  await sendOnce(house, sender)
  // Queued again after it went out: the same key is still the same text.
  await queue('one')
  await sendOnce(house, sender)
  expect(sent).toEqual(['text of one'])
  expect(await rowOf('one')).toMatchObject({ state: 'sent', tried: 1 })
})

test('a text that a changed byte keeps shut is told as such, and holds up none behind it', async () => {
  await queue('shut')
  await queue('behind')
  await inside(query => query("update outgoing set sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40)) where key = 'shut'"))
  const { sent, sender } = recording()
  await sendOnce(house, sender)
  expect(sent).toEqual(['text of behind'])
  expect(await rowOf('shut')).toMatchObject({ state: 'failed' })
})

test('a text whose transaction is undone never goes out', async () => {
  const undone = inside(async query => {
    await queueText(query, house.seals, { key: 'undone', phone, text: 'undone', purpose: 'notice' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  const { sent, sender } = recording()
  await sendOnce(house, sender)
  expect(sent).toEqual([])
})

test('a server that dies between claim and answer leaves a text that was perhaps sent, and nobody sends it by itself', async () => {
  await queue('crash')
  const dies: Sender = { shows: false, send: () => new Promise<Sent>(() => undefined) }
  void sendOnce(house, dies)
  await expect.poll(async () => (await rowOf('crash'))?.state).toBe('sending')
  const { sent, sender } = recording()
  await sendOnce(house, sender)
  expect((await rowOf('crash'))?.state).toBe('sending')
  await inside(query => query("update outgoing set tried_at = now() - interval '3 minutes' where key = 'crash'"))
  await sendOnce(house, sender)
  await sendOnce(house, sender)
  expect(await rowOf('crash')).toMatchObject({ state: 'perhapsSent', tried: 1 })
  expect(sent).toEqual([])
})

test('two servers that send at once hand each text on once', async () => {
  for (let n = 0; n < 20; n += 1) await queue(`both ${n}`)
  const first = recording()
  const second = recording()
  await Promise.all([sendOnce(house, first.sender), sendOnce(house, second.sender)])
  expect(new Set([...first.sent, ...second.sent]).size).toBe(20)
  expect(first.sent.length + second.sent.length).toBe(20)
})

test('a code is forgotten when it is sent; a notice stays readable for its log', async () => {
  await queue('a code', 'code')
  await queue('a notice', 'notice')
  await sendOnce(house, recording().sender)
  expect((await rowOf('a code'))?.sealed).toBeNull()
  expect((await rowOf('a notice'))?.sealed).not.toBeNull()
})

test('only a text that surely did not leave is tried again, later each time, and given up in the end', async () => {
  await queue('down')
  const { sender, sent } = recording({ notSent: 'ECONNREFUSED' })
  await sendOnce(house, sender)
  await sendOnce(house, sender)
  expect(sent.length).toBe(1)
  expect(await rowOf('down')).toMatchObject({ state: 'waiting', why: 'ECONNREFUSED' })
  for (let n = 0; n < 9; n += 1) {
    await inside(query => query("update outgoing set not_before = now() where key = 'down'"))
    await sendOnce(house, sender)
  }
  expect(await rowOf('down')).toMatchObject({ state: 'failed', tried: 8 })
})

test('a request without the reach of the server sees no text of anybody', async () => {
  const seen = await house.database.transaction({ organisations: ['150100'] }, query => query('select 1 from outgoing limit 1'))
  expect(seen).toEqual([])
})

type Heard = { readonly body: string; readonly signature: string; readonly at: string; readonly key: string }

/** A gateway on the loopback that answers as it is told: a status, 'hang' or 'die'. */
const gateway = async (answers: number | 'hang' | 'die') => {
  const heard: Heard[] = []
  const server: Server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { headers } = request
      const header = (name: string) => String(headers[name] ?? '')
      const body = Buffer.concat(parts).toString()
      heard.push({ body, signature: header('x-tepei-signature'), at: header('x-tepei-at'), key: header('idempotency-key') })
      if (answers === 'die') request.socket.destroy()
      if (typeof answers === 'number') reply.writeHead(answers).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { heard, url: `http://127.0.0.1:${port}/texts`, close }
}

const tried = async (answers: number | 'hang' | 'die') => {
  const { heard, url, close } = await gateway(answers)
  const said = await gatewaySender({ url, secret, patienceMs: 300 }).send(phone, '您好', 'key-1')
  await close()
  return { said, heard, url }
}

test('the gateway gets key, phone and text, signed over time and body', async () => {
  const { said, heard } = await tried(200)
  expect(said).toBe('sent')
  const [{ body, signature, at, key } = { body: '', signature: '', at: '', key: '' }] = heard
  expect(JSON.parse(body)).toEqual({ key: 'key-1', phone, text: '您好', at })
  expect(key).toBe('key-1')
  expect(signature).toBe(signatureOf(secret, at, body))
})

test.each([
  [500, { unsure: 'the gateway answered 500' }],
  [302, { unsure: 'the gateway answered 302' }],
  [422, { failed: 'the gateway answered 422' }],
  [429, { notSent: 'the gateway answered 429' }],
  [408, { notSent: 'the gateway answered 408' }],
  ['hang', { unsure: 'no answer in time' }],
  ['die', { unsure: 'ECONNRESET' }],
] as const)('a gateway that answers %s is asked once', async (answers, wanted) => {
  const { said, heard } = await tried(answers)
  expect(said).toEqual(wanted)
  expect(heard.length).toBe(1)
})

test('a gateway that is not there surely sent nothing', async () => {
  const { url } = await tried(200)
  expect(await gatewaySender({ url, secret }).send(phone, 'x', 'k')).toEqual({ notSent: 'ECONNREFUSED' })
})

test('without a gateway there is no sender, with one there must be a secret, and the demonstration sends nothing', () => {
  expect(senderOf(readSettings({}))).toBeUndefined()
  expect(() => senderOf(readSettings({ TEPEI_TEXTS_URL: 'http://127.0.0.1:9/' }))).toThrow('TEPEI_TEXTS_KEY')
  expect(senderOf(readSettings({ TEPEI_DEMO: '1' }))?.shows).toBe(true)
})
