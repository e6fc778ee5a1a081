/**
 * The night of a deadline: fifty thousand applicants, the curve of the last hour, one server and two, over HTTP. Afterwards the journal is asked whether each
 * that was told that their form is in has it there, once.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { withClient } from '../server/postgres/check.ts'
import { arrivals, type Plan, ratePerSecond, shareCome } from './night-curve.ts'
import { type Cores, type Course, draw } from './night-drawing.ts'
import { metricsKey, type Night, type NightServer, openNight } from './night-house.ts'
import { type Found, runNight, signInEvery, type Told } from './night-load.ts'
import type { Row } from './row.ts'

const drawing = new URL('../docs/deadline-night.svg', import.meta.url)
const ticksPerSecond = 100

type Stat = { readonly parent: number; readonly own: number; readonly ended: number }
/** Seconds of processor of one process, and of those of its children that have ended. */
const statOf = (pid: number | string): Stat => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [fields[1], fields[11], fields[12], fields[13], fields[14]]
    return { parent, own: (utime + stime) / ticksPerSecond, ended: (cutime + cstime) / ticksPerSecond }
  } catch {
    return { parent: 0, own: 0, ended: 0 }
  }
}
const secondsOfDatabase = (postmaster: number): number => {
  const { own, ended } = statOf(postmaster)
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(statOf)
    .filter(({ parent }) => parent === postmaster)
  return children.reduce((sum, child) => sum + child.own, own + ended)
}
const secondsOfMachine = (): number => {
  const [, ...fields] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number)
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = fields
  return (user + nice + system + irq + soft) / ticksPerSecond
}

type Used = { readonly servers: number; readonly database: number; readonly people: number; readonly machine: number }
const usedBy = ({ postmaster }: Night, servers: readonly NightServer[]): Used => ({
  servers: servers.reduce((sum, { child }) => sum + statOf(child.pid ?? 0).own, 0),
  database: secondsOfDatabase(postmaster),
  people: statOf(process.pid).own,
  machine: secondsOfMachine(),
})
const between = (before: Used, after: Used): Cores => {
  const [servers, database, people] = [after.servers - before.servers, after.database - before.database, after.people - before.people]
  return { servers, database, people, others: Math.max(0, after.machine - before.machine - servers - database - people) }
}

/** The longest that the loop of a server lagged in a while, in milliseconds, by its own figures. */
const lagOf = async ({ url }: NightServer): Promise<number> => {
  const said = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsKey}` } })
    .then(answer => answer.text())
    .catch(() => '')
  return Number(/^tepei_nodejs_eventloop_lag_p99_seconds ([\d.e-]+)$/m.exec(said)?.[1] ?? 0) * 1000
}

type Watch = { readonly cores: readonly Cores[]; readonly stop: () => Promise<readonly number[]> }
const watch = (night: Night, servers: readonly NightServer[]): Watch => {
  const cores: Cores[] = []
  const lags: Promise<number>[] = []
  let last = usedBy(night, servers)
  const timer = setInterval(() => {
    const now = usedBy(night, servers)
    cores.push(between(last, now))
    last = now
    if (cores.length % 5 === 0) lags.push(...servers.map(lagOf))
  }, 1_000)
  return {
    cores,
    stop: () => {
      clearInterval(timer)
      return Promise.all(lags)
    },
  }
}

type Entry = { readonly id: string; readonly n: number; readonly hash: string }
/** Told that it is in, and not there; there more than once. */
const check = async (url: string, told: readonly Told[]): Promise<{ readonly lost: number; readonly twice: number }> => {
  const entries = await withClient(
    url,
    async client => (await client.query<Entry>("select id, n, hash from journal where subject = 'application' and action = 'submit'")).rows,
  )
  const there = new Set(entries.map(({ id, n, hash }) => `${id}/${n}/${hash}`))
  const lost = told.filter(({ id, n, hash }) => !there.has(`${id}/${n}/${hash}`)).length
  return { lost, twice: entries.length - new Set(entries.map(({ id }) => id)).size }
}

const at = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

type Measured = {
  readonly found: Found
  readonly cores: readonly Cores[]
  readonly lag: number
  readonly lost: number
  readonly twice: number
}

/** What was nearest to its end in the ten busiest seconds: a loop has one core, the machine so many. */
const saturation = ({ cores, lag }: Measured, servers: number): string => {
  const busiest = cores.toSorted((a, b) => b.servers - a.servers).slice(0, 10)
  const of = (who: keyof Cores) => mean(busiest.map(one => one[who]))
  const all = of('servers') + of('database') + of('people') + of('others')
  const said = `in the ten busiest seconds ${of('servers').toFixed(2)} cores of ${servers} in Node, ${of('database').toFixed(2)} in PostgreSQL, ${of('people').toFixed(2)} in the load itself, ${of('others').toFixed(2)} in other work on ${cpus().length} cores; longest p99 lag of a loop ${Math.round(lag)} ms`
  const loop = of('servers') / servers > 0.85
  const machine = all > 0.95 * cpus().length
  const first = loop ? 'the event loop first' : machine ? 'the cores of the machine first' : 'nothing was at its end'
  return `${first}: ${said}`
}

const rowsOf = (title: string, measured: Measured, servers: number): readonly Row[] => {
  const { found, cores, lost, twice } = measured
  const name = (what: string) => `night: ${title}, ${what}`
  const many = Math.max(1, found.told.length)
  const cpu = (who: 'servers' | 'database') => Number(((cores.reduce((sum, one) => sum + one[who], 0) * 1000) / many).toFixed(1))
  const per = `4 requests each: open, read, save, hand in; one in ${signInEvery} signs in with a password besides`
  return [
    { name: name('handed in and acknowledged'), value: found.told.length, unit: 'applications', note: `${found.failed.length} gave up` },
    { name: name('acknowledged and not there'), value: lost, unit: 'applications', note: 'by the journal, afterwards' },
    { name: name('there more than once'), value: twice, unit: 'applications' },
    { name: name('turned away for a moment'), value: found.shed, unit: 'answers', note: '503 with Retry-After, or 429; they came again' },
    { name: name('an answer, p50'), value: at(found.answers, 0.5), unit: 'ms', note: `p99 ${at(found.answers, 0.99)} ms` },
    {
      name: name('a sign-in by password, p50'),
      value: at(found.signIns, 0.5),
      unit: 'ms',
      note: `p99 ${at(found.signIns, 0.99)} ms; argon2id`,
    },
    {
      name: name('from the first click to the receipt, p50'),
      value: at(found.wholes, 0.5),
      unit: 'ms',
      note: `p99 ${at(found.wholes, 0.99)} ms`,
    },
    { name: name('Node'), value: cpu('servers'), unit: 'CPU ms/application', note: per },
    { name: name('PostgreSQL'), value: cpu('database'), unit: 'CPU ms/application', note: saturation(measured, servers) },
  ]
}

const measure = async (night: Night, servers: readonly NightServer[], plan: Plan, from: number): Promise<Measured> => {
  const watching = watch(night, servers)
  const found = await runNight(night, servers, plan, from)
  const lags = await watching.stop()
  for (const why of [...new Set(found.failed)].slice(0, 3)) console.error(`night: ${why}`)
  return { found, cores: watching.cores, lag: Math.max(0, ...lags), ...(await check(night.postgres.ownerUrl, found.told)) }
}

const peopleOf = (quick: boolean) => Number(process.env.NIGHT_PEOPLE ?? (quick ? 5_000 : 50_000))

export const runDeadlineNight = async (quick: boolean): Promise<readonly Row[]> => {
  const people = peopleOf(quick)
  const plan: Plan = { people, earlySeconds: quick ? 10 : 30, lastMinutes: 0.5 }
  const night = await openNight(people)
  const courses: Course[] = []
  const rows: Row[] = []
  const peak = ratePerSecond(people, 0)
  try {
    const profile = process.env.NIGHT_PROFILE
    const servers: NightServer[] = []
    for (const [i, title] of ['one server', 'two servers'].entries()) {
      servers.push(await night.start(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]))
      const measured = await measure(night, servers, plan, i * arrivals(plan).length)
      rows.push(...rowsOf(title, measured, servers.length))
      courses.push({ title, seconds: measured.found.seconds, cores: measured.cores })
    }
  } finally {
    await night.close()
  }
  writeFileSync(drawing, draw(courses))
  const share = Math.round((1 - shareCome(60)) * 100)
  const note = `${share} % of ${people} in the last hour; all but its last ${plan.lastMinutes * 60} s told in ${plan.earlySeconds} s, those as long as they are, at the true rates; load average beside it ${loadavg()[2]?.toFixed(1)}, ${cpus().length} cores`
  return [{ name: 'night: most that come in a second', value: Math.round(peak), unit: 'applications/s', note }, ...rows]
}
