// F09: for FAULT_OVERLOAD_SECONDS twice as many save as a real server can serve. It turns away what is too much; who is not turned away is served soon, and nothing acknowledged is lost.
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startSession } from '../../server/session.ts'
import { openSoakHouse, round, type SoakHouse } from '../soak/house.ts'
import { figure } from './figures.ts'
import { type Heard, send } from './schedules.ts'

const seconds = Number(process.env.FAULT_OVERLOAD_SECONDS ?? 0)
const people = 24

type One = { readonly heard: Heard; readonly key: string; readonly took: number }
type Saver = (i: number, key: string) => Promise<One>

/** People each with a draft of their own, who save it. */
const savers = async ({ fleet, forms }: SoakHouse, url: string): Promise<Saver> => {
  const cookies: string[] = []
  const port = Number(new URL(url).port)
  const post = (i: number, path: string, key: string, body: object) =>
    send({
      ...{ port, path, body: JSON.stringify(body) },
      headers: { cookie: cookies[i % people] ?? '', 'idempotency-key': key, 'x-forwarded-for': `10.3.${i % people}.${(i >> 5) % 250}` },
    })
  const formOf = (i: number) => forms[(i % people) % forms.length] ?? {}
  for (let i = 0; i < people; i += 1) {
    cookies.push(`tepei=${await startSession(fleet.opened.house, `a${i}`)}`)
    await post(i, `/api/application/o${i}/start`, `overload-begin-${i}`, { round, form: formOf(i) })
  }
  return async (i, key) => {
    const began = performance.now()
    const heard = await post(i, `/api/application/o${i % people}/save`, key, { form: formOf(i) })
    return { heard, key, took: performance.now() - began }
  }
}

const isDone = ({ heard }: One) => heard.kind === 'answered' && heard.status === 200
const isShed = ({ heard }: One) => heard.kind === 'answered' && heard.status === 503 && heard.retryAfter !== undefined

/** As many as are served in a second when each comes again as soon as they are. */
const capacityOf = async (save: Saver): Promise<number> => {
  const lasts = 8_000
  const until = performance.now() + lasts
  let served = 0
  const work = async (i: number) => {
    for (let n = 0; performance.now() < until; n += 1) if (isDone(await save(i, `capacity-${i}-${n}-of`))) served += 1
  }
  await Promise.all(Array.from({ length: people }, (_, i) => work(i)))
  return served / (lasts / 1000)
}

/** So many come in a second, whether the ones before are served or not. */
const pour = async (save: Saver, perSecond: number, run: string): Promise<readonly One[]> => {
  const going: Promise<One>[] = []
  const began = performance.now()
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now()
    if (wait > 1) await pause(wait)
    going.push(save(n, `${run}-${n}`))
  }
  return Promise.all(going)
}

const at = (share: number, times: readonly number[]) => Math.round(times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? 0)

test.skipIf(seconds === 0)(
  `F09 ${seconds} seconds at twice what the server can: what is too much is told to come again, and nothing acknowledged is lost`,
  async () => {
    const soak = await openSoakHouse(people)
    const { url } = await soak.fleet.start({ TEPEI_BUSY: '2000' })
    const save = await savers(soak, url)
    const capacity = await capacityOf(save)
    const run = randomBytes(6).toString('hex')
    const all = await pour(save, 2 * capacity, run)
    const ended = performance.now()
    while (!isDone(await save(0, `${run}-after-${performance.now()}`))) await pause(50)
    const recovered = performance.now() - ended
    const rows = await soak.fleet.opened.house.database.transaction('everything', query =>
      query<{ request: string }>('select request from journal where request like $1', [`${run}-%`]),
    )
    const kept = new Set(rows.map(({ request }) => request))
    const done = all.filter(isDone)
    const lost = done.filter(({ key }) => !kept.has(key)).length
    const strange = all.filter(one => !isDone(one) && !isShed(one))
    const p95 = at(
      0.95,
      done.map(({ took }) => took),
    )
    figure({
      ...{
        id: 'F09',
        what: `saves of ${seconds} seconds at twice the capacity, acknowledged and lost, or answered otherwise than by 503`,
        seed: 'none',
      },
      ...{ n: all.length, wrong: lost + strange.length },
      more: `${capacity.toFixed(0)} a second could be served; ${done.length} were, half within ${at(
        0.5,
        done.map(({ took }) => took),
      )} ms and 95 % within ${p95} ms; ${all.length - done.length - strange.length} were told to come again; served ${Math.round(recovered)} ms after the end; the machine’s load was ${loadavg()[0]?.toFixed(1)}`,
    })
    await soak.fleet.close()
    expect([lost, strange.slice(0, 3)]).toEqual([0, []])
    expect(all.length - done.length).toBeGreaterThan(0)
  },
  3_600_000,
)
