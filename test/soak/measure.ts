/** What grows in a house that runs for long: memory and open files of the server, connections in use, dead rows, and what waits. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Database, openDatabase } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { findBacklog } from '../../server/vitals/backlog.ts'

export type Table = { readonly name: string; readonly live: number; readonly dead: number }
export type Moment = {
  readonly minutes: number
  readonly megabytes: number
  /** What is left of it when the garbage is gone, where the process tells. */
  readonly kept: number
  readonly files: number
  /** Connections of the house in the middle of something. */
  readonly busy: number
  readonly waiting: number
  readonly tables: readonly Table[]
}

/** Of a process of this machine, as the kernel counts it. */
export const processNow = (pid: number): Pick<Moment, 'megabytes' | 'kept' | 'files'> => {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error(`process ${pid} is gone`)
  const megabytes = Number(kilobytes) / 1024
  return { megabytes, kept: megabytes, files: readdirSync(`/proc/${pid}/fd`).length }
}

const busyText = `
select count(*)::int as busy from pg_stat_activity
where datname = current_database() and usename <> current_user and state is distinct from 'idle' and backend_type = 'client backend'`
const tablesText = 'select relname as name, n_live_tup::int as live, n_dead_tup::int as dead from pg_stat_user_tables order by 1'

type Counted = Pick<Moment, 'busy' | 'waiting' | 'tables'>
export const databaseNow = async (ownerUrl: string, looking: Database): Promise<Counted> => {
  // Without a gateway texts wait until they are of no use: nobody is to send them.
  const { texts: _, ...ours } = await findBacklog(looking)
  const waiting = Object.values(ours).reduce((sum, n) => sum + n, 0)
  return withClient(ownerUrl, async client => ({
    waiting,
    busy: (await client.query<{ busy: number }>(busyText)).rows[0]?.busy ?? 0,
    tables: (await client.query<Table>(tablesText)).rows,
  }))
}

/** Looks at a server and its database; the minutes are counted from the first look. */
export const openWatch = (pid: number, ownerUrl: string, url: string, memoryFile?: string) => {
  const looking = openDatabase(url, 2)
  const began = performance.now()
  return {
    look: async (): Promise<Moment> => ({
      minutes: (performance.now() - began) / 60_000,
      ...processNow(pid),
      ...(memoryFile !== undefined && { kept: Number(readFileSync(memoryFile, 'utf8')) }),
      ...(await databaseNow(ownerUrl, looking)),
    }),
    close: looking.close,
  }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
/** The slope that half of all pairs lie above (Theil and Sen): a collector of garbage, whose teeth are tens of megabytes high, does not move it. */
export const slopeOf = (moments: readonly Pick<Moment, 'minutes' | 'kept'>[]): number =>
  median(
    moments.flatMap((a, i) =>
      moments.slice(i + 1).flatMap(b => (b.minutes > a.minutes ? [(b.kept - a.kept) / (b.minutes - a.minutes)] : [])),
    ),
  )

/** What a house may grow by. In all: two passwords at once are hashed in 64 MB each, and the heap takes as much to breathe. Dead rows: those that PostgreSQL leaves until it clears a table away (a fifth of it, and some), and as many again that came meanwhile. */
const limits = { megabytesAMinute: 1, megabytes: 256, files: 4, dead: 2_000 }
const isBloated = ({ live, dead }: Table) => dead > limits.dead + 0.4 * live

export type Soaked = {
  /** After the warm-up, with nobody there. */
  readonly before: Moment
  readonly under: readonly Moment[]
  /** When everybody has gone again. */
  readonly after: Moment
}

/** What grew, a line each. */
export const grown = ({ before, under, after }: Soaked, megabytesAMinute = limits.megabytesAMinute): readonly string[] => {
  const slope = slopeOf(under)
  const [first, last] = [under[0], under.at(-1)].map(moment => moment?.megabytes ?? 0)
  return [
    ...(slope >= megabytesAMinute ? [`memory grew by ${slope.toFixed(2)} MB a minute`] : []),
    ...((last ?? 0) > (first ?? 0) + limits.megabytes ? [`the process grew from ${first} to ${last} MB`] : []),
    ...(after.files > before.files + limits.files ? [`${after.files} files are open, ${before.files} were`] : []),
    ...(after.busy > 0 ? [`${after.busy} connections are still in use`] : []),
    ...(after.waiting > 0 ? [`${after.waiting} still wait`] : []),
    ...after.tables.filter(isBloated).map(({ name, live, dead }) => `${name} holds ${dead} dead rows beside ${live}`),
  ]
}
