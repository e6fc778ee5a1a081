/** The offline shell: the newest page whenever there is a line, the kept one without, the parts of the build before for its tabs, and never an answer of the API. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const source = readFileSync(new URL('../shell-worker.js', import.meta.url), 'utf8')

type Asked = { readonly url: string; readonly method: string; readonly mode: string }
type Kept = Map<string, Map<string, string>>
const urlOf = (request: unknown) =>
  new URL(typeof request === 'string' ? request : String(Reflect.get(Object(request), 'url')), 'http://site').pathname

const cachesOf = (build: string, caches: Kept, line: { on: boolean }) => ({
  open: async (name: string) => {
    const held = caches.get(name) ?? new Map<string, string>()
    caches.set(name, held)
    const addAll = async (all: readonly unknown[]) => {
      if (!line.on) throw new Error('no line')
      for (const one of all) held.set(urlOf(one), `${urlOf(one)} of ${build}`)
    }
    return { addAll, match: async (request: unknown) => held.get(urlOf(request)) }
  },
  keys: async () => [...caches.keys()],
  delete: async (name: string) => caches.delete(name),
  match: async (request: unknown) => [...caches.values()].map(held => held.get(urlOf(request))).find(found => found !== undefined),
})

type Listeners = Map<string, (event: object) => void>
const worldOf = (build: string, caches: Kept, line: { on: boolean }, listeners: Listeners) => ({
  self: {
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: { origin: 'http://site' },
  },
  caches: cachesOf(build, caches, line),
  fetch: async (request: unknown) => {
    if (!line.on) throw new Error('no line')
    return { status: 200, body: `${urlOf(request)} from the server` }
  },
  Request: function Wanted(url: string) {
    return { url: `http://site${url}` }
  },
  Response: { error: () => 'an error' },
  URL,
  AbortController,
  setTimeout,
  clearTimeout,
  JSON,
})

/** A browser around the worker: what its caches hold, and a line that is there or not. */
const browser = (build: string, caches: Kept, line: { on: boolean }) => {
  const listeners: Listeners = new Map()
  const parts = JSON.stringify([`/app/assets/form-${build}.js`])
  const filled = source.replace('__VERSION__', build).replace('__PARTS__', parts)
  runInNewContext(filled, worldOf(build, caches, line, listeners))
  const event = async (name: string) => {
    const waits: Promise<unknown>[] = []
    listeners.get(name)?.({ waitUntil: (work: Promise<unknown>) => waits.push(work) })
    await Promise.all(waits)
  }
  const ask = async (request: Asked): Promise<unknown> => {
    const answers: unknown[] = []
    listeners.get('fetch')?.({ request, respondWith: (answer: unknown) => answers.push(answer) })
    return answers.length === 0 ? 'left alone' : await answers[0]
  }
  return { event, ask }
}
const page: Asked = { url: 'http://site/app/form/x1', method: 'GET', mode: 'navigate' }
const part = (build: string): Asked => ({ url: `http://site/app/assets/form-${build}.js`, method: 'GET', mode: 'no-cors' })

test('with a line a page comes from the server, without one from what was kept', async () => {
  const line = { on: true }
  const { event, ask } = browser('one', new Map(), line)
  await event('install')
  await event('activate')
  expect(await ask(page)).toMatchObject({ body: '/app/form/x1 from the server' })
  line.on = false
  expect(await ask(page)).toBe('/app/ of one')
  expect(await ask(part('one'))).toBe('/app/assets/form-one.js of one')
})

test('after an upgrade the page is the new one with and without a line, and a tab of the build before still finds its parts', async () => {
  const line = { on: true }
  const caches: Kept = new Map()
  for (const build of ['one', 'two', 'three']) {
    const { event } = browser(build, caches, line)
    await event('install')
    await event('activate')
  }
  expect([...caches.keys()]).toEqual(['tepei two', 'tepei three'])
  const { ask } = browser('three', caches, line)
  line.on = false
  expect(await ask(page)).toBe('/app/ of three')
  expect(await ask(part('two'))).toBe('/app/assets/form-two.js of two')
  await expect(ask(part('one'))).rejects.toThrow('no line')
})

test('a build that could not be fetched whole is not installed', async () => {
  const { event } = browser('one', new Map(), { on: false })
  await expect(event('install')).rejects.toThrow('no line')
})

test('answers of the API, what is sent, and public pages are left alone', async () => {
  const { ask } = browser('one', new Map(), { on: true })
  expect(await ask({ url: 'http://site/api/form?id=x1', method: 'GET', mode: 'cors' })).toBe('left alone')
  expect(await ask({ url: 'http://site/app/form/x1', method: 'POST', mode: 'navigate' })).toBe('left alone')
  expect(await ask({ url: 'http://site/self-check', method: 'GET', mode: 'navigate' })).toBe('left alone')
})
