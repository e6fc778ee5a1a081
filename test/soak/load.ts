/** People who do all that people do, over and over: sign in, bring a file, begin, save, hand in, print, are sent back by an officer, take back and go. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pdfOf } from '../uploads/pdf-made.ts'
import { officerOf, password, round, type SoakHouse } from './house.ts'

export type Load = {
  /** How often each thing was done. */
  readonly done: Map<string, number>
  /** What was answered otherwise than it should be. */
  readonly wrong: string[]
  /** Ends when whoever is in the middle of something is through. */
  readonly end: () => Promise<void>
}
type Way = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string | Buffer; readonly type?: string }
type Told = { readonly text: string; readonly cookie: string }

type Going = { readonly url: string; readonly load: Load; readonly state: { over: boolean }; readonly pauseMs: number }

/** Somebody at their own address, signed in once they were. */
const visitor = ({ url, load, state, pauseMs }: Going, address: string) => {
  let cookie = ''
  const ask = async (what: string, { method, path, body, type = 'application/json' }: Way): Promise<Told> => {
    // Whoever came finishes; nobody waits between two steps any more.
    if (!state.over) await pause(pauseMs)
    const headers = {
      'x-forwarded-for': address,
      ...(cookie !== '' && { cookie }),
      ...(method === 'POST' && { 'content-type': type, 'idempotency-key': randomUUID() }),
    }
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }) })
    const text = await answer.text()
    if (answer.status === 200) load.done.set(what, (load.done.get(what) ?? 0) + 1)
    else load.wrong.push(`${what}: ${answer.status} ${text.slice(0, 300)}`)
    return { text, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  const post = (what: string, path: string, body: unknown = {}) => ask(what, { method: 'POST', path, body: JSON.stringify(body) })
  return {
    post,
    get: (what: string, path: string) => ask(what, { method: 'GET', path }),
    upload: (bytes: Buffer) => ask('upload', { method: 'POST', path: '/api/files', body: bytes, type: 'application/pdf' }),
    signIn: async (login: string) => {
      cookie = (await post('sign in', '/api/sign-in', { login, password })).cookie
    },
    signOut: async () => {
      await post('sign out', '/api/sign-out')
      cookie = ''
    },
  }
}
type Visitor = ReturnType<typeof visitor>

/** The officer looks through the list and at one file, and sends it back for one part of it. */
const reviewOnce = async (one: Visitor, officer: string, id: string): Promise<void> => {
  await one.signIn(officer)
  await one.get('list', `/api/queue?round=${round}&list=others&subject=application`)
  await one.get('desk', `/api/desk?id=${id}`)
  await one.post('send back', `/api/application/${id}/sendBack`, { corrections: [{ field: 'title', reason: '请补全' }] })
  await one.signOut()
}

const applyOnce = async (one: Visitor, other: Visitor, i: number, form: object, id: string): Promise<void> => {
  await one.signIn(`a${i}`)
  const file = await one.upload(pdfOf({ tail: `% ${id}\n` }))
  await one.get('file', `/api/files/${JSON.parse(file.text).sha256}`)
  await one.post('start', `/api/application/${id}/start`, { round, form })
  await one.post('submit', `/api/application/${id}/submit`)
  await one.get('paper', `/api/documents/application/${id}/applicationForm`)
  await reviewOnce(other, officerOf(i), id)
  await one.get('messages', '/api/messages')
  await one.post('save', `/api/application/${id}/save`, { form })
  await one.post('submit', `/api/application/${id}/submit`)
  await one.get('dossier', `/api/dossier?subject=application&id=${id}`)
  await one.post('withdraw', `/api/application/${id}/withdraw`)
  await one.signOut()
}

export const startLoad = ({ forms }: SoakHouse, url: string, people: number, pauseMs: number): Load => {
  const prefix = randomUUID().slice(0, 8)
  const state = { over: false }
  const wrong: string[] = []
  const load = { done: new Map<string, number>(), wrong }
  const all: Promise<void>[] = []
  const going: Going = { url, load: { ...load, end: async () => undefined }, state, pauseMs }
  const work = async (i: number): Promise<void> => {
    const form = forms[i % forms.length] ?? {}
    for (let turn = 0; turn === 0 || !state.over; turn += 1) {
      const [one, other] = [1, 2].map(kind => visitor(going, `10.${kind}.${i}.${turn % 250}`))
      if (one && other)
        await applyOnce(one, other, i, form, `${prefix}${i}-${turn}`).catch(error =>
          load.wrong.push(error instanceof Error ? error.message : String(error)),
        )
    }
  }
  for (let i = 0; i < people; i += 1) all.push(work(i))
  return {
    ...load,
    end: async () => {
      state.over = true
      await Promise.all(all)
    },
  }
}
