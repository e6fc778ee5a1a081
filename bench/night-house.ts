/** A house on the night of a deadline: everybody's draft is there, the window is open, and one or two servers answer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { applicationsOf } from '../core/accounts.ts'
import { inventPeople } from '../demo/people.ts'
import type { Law } from '../policy/shape.ts'
import { keepLaw } from '../server/laws.ts'
import { hashPassword } from '../server/password.ts'
import { withClient } from '../server/postgres/check.ts'
import { type Postgres, startPostgres } from '../server/postgres.ts'
import { readSettings } from '../server/settings.ts'
import { lawsThatCome, openHouse } from '../server/start.ts'

export const password = '截止之夜的口令2026'
export const metricsKey = 'the key of whoever measures the night'
const round = 'night'

/** The programme of 2022 with windows that are open now: a server in production asks the database what time it is. */
const lawOfTonight = (): Law => {
  const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')
  if (!law) throw new Error('there is no policy')
  const { procedure } = law.policy
  const open = { from: '2022-01-01', to: '2099-12-31' }
  const { apply, consent, nominate, review } = procedure.windows
  const windows = {
    apply: { ...apply, value: open },
    consent: { ...consent, value: open },
    nominate: { ...nominate, value: open },
    review: { ...review, value: open },
  }
  return { ...law, policy: { ...law.policy, edition: '2022.999', procedure: { ...procedure, windows } } }
}

/** Whom a draft waits for is not said: what the clock tries on every draft each midnight is another load, and not this one. */
const fillText = `
insert into person (id, name) select 'person ' || g, '' from generate_series(0, $1::int - 1) g;
insert into account (id, login, zh, en, person, password) select 'a' || g, 'a' || g, 'a' || g, 'a' || g, 'person ' || g, '$2' from generate_series(0, $1::int - 1) g;
insert into session (token, account, expires) select sha256(('night' || g)::bytea), 'a' || g, now() + interval '12 hours' from generate_series(0, $1::int - 1) g;
insert into dossier (subject, id, round, person, status, since, n, hash, state)
  select 'application', 'x' || g, '${round}', 'person ' || g, 'draft', now(), 0, '',
    $3::jsonb || jsonb_build_object('person', 'person ' || g) from generate_series(0, $1::int - 1) g;
insert into counter (name, balance) select '${applicationsOf(round, 'person ')}' || g, 1 from generate_series(0, $1::int - 1) g;
insert into dossier (subject, id, status, since, n, hash, state) values ('round', '${round}', 'open', now(), 1, 'h', $4)`

const fill = async (url: string, people: number, digest: string): Promise<void> => {
  const draft = { status: 'draft', round, version: 0, preferences: [], objections: [], corrections: [], undertakings: [], attested: {} }
  const published = { status: 'open', law: digest, edition: '2022.999' }
  const quoted = (value: object) => `'${JSON.stringify(value)}'`
  const text = fillText
    .replaceAll('$1', String(people))
    .replace('$2', await hashPassword(password))
    .replace('$3', quoted(draft))
    .replace('$4', quoted(published))
  await withClient(url, async client => {
    await client.query(text)
    await client.query('vacuum analyze')
  })
}

export type NightServer = { readonly url: string; readonly child: ChildProcess }
export type Night = {
  readonly postgres: Postgres
  readonly folder: string
  /** The process of the database that all its others come from. */
  readonly postmaster: number
  /** The forms that people send, one after another. */
  readonly forms: readonly object[]
  readonly start: (flags?: readonly string[]) => Promise<NightServer>
  readonly close: () => Promise<void>
}

const port = () => 20_000 + Math.floor(Math.random() * 9_000)

const startOne = async (environment: Readonly<Record<string, string>>, flags: readonly string[]): Promise<NightServer> => {
  const own = port()
  const env = { ...process.env, ...environment, PORT: String(own) }
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, '../cli/main.ts'), 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${own}`
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.status === 200) return { url, child }
    await pause(100)
  }
  throw new Error('the server did not start within a minute')
}

/** Each number is another person, all of them fit to hand in. */
const formsOf = (law: Law): readonly object[] => inventPeople(law).flatMap(({ form, fit }) => (fit === 'eligible' ? [form] : []))

export const openNight = async (people: number): Promise<Night> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-night-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'metrics.key'), metricsKey)
  const postgres = await startPostgres({ directory: join(folder, 'postgres') })
  const environment = {
    DATABASE_URL: postgres.url,
    TEPEI_DATA: join(folder, 'data'),
    TEPEI_LOG: 'silent',
    TEPEI_TRUST_PROXY: '127.0.0.1',
    TEPEI_METRICS_KEY: join(folder, 'metrics.key'),
    TEPEI_PUBLIC_URL: 'http://tepei.test',
    TEPEI_SPACE: '0',
  }
  const { house, close } = await openHouse(readSettings({ ...environment, TEPEI_DATABASE_OWNER: postgres.ownerUrl }))
  const law = lawOfTonight()
  await fill(postgres.ownerUrl, people, await keepLaw(house.database.query, law))
  await close()
  const children: ChildProcess[] = []
  return {
    postgres,
    folder,
    postmaster: Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]),
    forms: formsOf(law),
    start: async (flags = []) => {
      const server = await startOne(environment, flags)
      children.push(server.child)
      return server
    },
    close: async () => {
      for (const child of children.filter(one => one.exitCode === null)) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
