// R35: what somebody types into a search or a reason goes in a body, never in an address.
import { afterEach, expect, test, vi } from 'vitest'
import { ask } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

const sentBy = async (work: () => Promise<unknown>) => {
  const sent: (readonly [string, string])[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    sent.push([path, String(init.body ?? '')])
    return Response.json({})
  })
  await work()
  return sent[0] ?? ['', '']
}
const canary = '159900199003177313'

test.each([
  ['a search in the queue', () => ask('queue', { round: 'r', q: canary })],
  ['a search in a list', () => ask('dossiers', { round: 'r', subject: 'application', q: canary })],
  ['facts for a verdict', () => ask('verdict', { round: 'r', facts: canary })],
  ['why an account is looked at', () => ask('accountInFull', { id: 'x', n: '1', reason: canary })],
  ['why a form is looked at', () => ask('formInFull', { id: 'x', reason: 'other', words: canary })],
])('R35 %s stands in no address', async (_what, asking) => {
  const [path, body] = await sentBy(asking)
  expect(path).toMatch(/^\/api\/ask\/[A-Za-z]+$/)
  expect(body).toContain(canary)
})

test('what nobody types is asked in the address', async () => {
  expect(await sentBy(() => ask('queue', { round: 'r', q: '' }))).toEqual(['/api/queue?round=r', ''])
})
