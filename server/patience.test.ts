/** Who is turned away when many come: by how many are under way and for how long, and never for somebody's slow line. */
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { type Patience, shedCrowd, usualPatience } from './patience.ts'

/** A house whose answers are made when the gate opens. */
const crowded = (patience: Partial<Patience>) => {
  const app = fastify()
  let open = () => {}
  const gate = new Promise<void>(resolve => {
    open = resolve
  })
  shedCrowd(app, 2, { ...usualPatience, ...patience })
  app.get('/api/work', async () => {
    await gate
    return {}
  })
  app.get('/healthz', async () => ({}))
  return { app, open, come: () => app.inject({ url: '/api/work' }).then(({ statusCode }) => statusCode) }
}
const settled = () => new Promise(resolve => setImmediate(resolve))

/** Five come one after another; then the gate opens. */
const fiveAt = async ({ come, open }: ReturnType<typeof crowded>) => {
  const coming: Promise<number>[] = []
  for (let n = 0; n < 5; n += 1) {
    coming.push(come())
    await settled()
  }
  open()
  return Promise.all(coming)
}

test('F09 more than there are connections come in as long as those under way do not wait for long', async () => {
  expect(await fiveAt(crowded({ halfMs: Number.POSITIVE_INFINITY }))).toEqual([200, 200, 200, 200, 200])
  expect(await fiveAt(crowded({ halfMs: -1 }))).toEqual([200, 200, 200, 503, 503])
  expect(await fiveAt(crowded({ halfMs: Number.POSITIVE_INFINITY, atOnce: 1 }))).toEqual([200, 200, 503, 503, 503])
})

test('F09 who was answered is under way no more, and whether the house is alive is always told', async () => {
  const { app, come, open } = crowded({ halfMs: -1 })
  const first = [come(), come(), come()]
  await settled()
  const turnedAway = await app.inject({ url: '/api/work' })
  expect([turnedAway.statusCode, turnedAway.headers['retry-after']]).toEqual([503, '2'])
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  open()
  await Promise.all(first)
  expect(await come()).toBe(200)
})
