/** A payment run from the preview to the last line paid, on a real PostgreSQL: what each hand waits for, by how many lines. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withCheckDigit } from '../core/payee/number.ts'
import { blank as blankPayment } from '../core/payment/dossier.ts'
import { lineId, runId } from '../core/run/dossier.ts'
import { blank as blankTraining } from '../core/training/dossier.ts'
import { migrate, openDatabase } from '../server/database.ts'
import type { House } from '../server/house.ts'
import { digestOf, keepLaws } from '../server/laws.ts'
import { peopleOf } from '../server/people.ts'
import { perform } from '../server/perform.ts'
import { withClient } from '../server/postgres/check.ts'
import { startPostgres } from '../server/postgres.ts'
import { findCandidates } from '../server/runs/candidates.ts'
import { performRuns } from '../server/runs/worker.ts'
import { placeOf, sealsOf } from '../server/seal.ts'
import { lawsThatCome } from '../server/start.ts'
import type { Row } from './row.ts'
import { pageSteps } from './run-pages.ts'

const round = 'bench'
const today = '2023-10-20'
const run = runId(round, 1)
const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')

const actorOf = (id: string, role: 'finance' | 'leader' | 'auditor') => ({ id, seats: [{ role, organisation: 'department' }] })
const [cashier, checker, head] = [actorOf('cashier', 'finance'), actorOf('checker', 'finance'), actorOf('head', 'leader')]
const auditor = actorOf('auditor', 'auditor')

/** People who have passed, each owed an allowance. */
const owedText = `
with given as (
  select g, k.subject, k.id, k.status, k.state from generate_series(1, $1::int) g
  cross join lateral (values ('training', 't' || g, 'passed', $2::jsonb),
    ('payment', 't' || g || '.allowance', 'payable', $3::jsonb || jsonb_build_object('training', 't' || g, 'amountFen', 480000 + g))) k (subject, id, status, state)
), named as (insert into person (id, name) select 'p' || g, '学员' || g from generate_series(1, $1::int) g
), owed as (insert into counter (name, balance) select 'fen/owed/t' || g || '.allowance', 480000 + g from generate_series(1, $1::int) g)
insert into dossier (subject, id, round, track, person, host, status, since, n, hash, state)
select subject, id, $4, 'inside', 'p' || g, 'imu', status, '2023-10-01', 1, 'h',
  state || jsonb_build_object('status', status, 'round', $4::text, 'track', 'inside', 'person', 'p' || g, 'host', 'imu') from given`
const due = { ...blankPayment, item: 'allowance', payer: 'fund', payee: 'trainee', clause: '8.3' }

/** Accounts as `register` leaves them, many in one statement: to name a hundred thousand one by one is no part of a run. */
const accountsText = `
with given as (select * from unnest($1::text[], $2::text[], $3::bytea[]) as t(id, kept, sealed)),
entry as (
  insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, kept, status, prev, hash)
  select 'payee', id, 1, 'register', 'cashier', 'finance', false, '2023-10-01', '2022', '{}', kept, 'registered', '', id from given),
account as (insert into record (subject, id, n, kind, sealed) select 'payee', id, 1, 'account', sealed from given)
insert into dossier (subject, id, round, status, since, n, hash, state)
select 'payee', id, $4::text, 'registered', '2023-10-01', 1, id, jsonb_build_object('status', 'registered', 'kind', 'trainee', 'round', $4::text, 'invoices', '[]'::jsonb,
  'accounts', jsonb_build_array(jsonb_build_object('n', 1, 'digest', kept, 'from', '2023-10-01', 'by', 'cashier'))) from given`
const accountsAtOnce = 5_000

const nameAccounts = async ({ seals }: House, query: (text: string, values: unknown[]) => Promise<unknown>, lines: number) => {
  for (let first = 1; first <= lines; first += accountsAtOnce) {
    const numbers = Array.from({ length: Math.min(accountsAtOnce, lines - first + 1) }, (_, i) => first + i)
    const sealed = numbers.map(n => {
      const number = withCheckDigit(`6222${String(n).padStart(14, '0')}`)
      return seals.seal(placeOf('payee', `t${n}`, 'account', 1), { holder: `学员${n}`, number, bank: '示例银行呼和浩特分行' })
    })
    await query(accountsText, [numbers.map(n => `t${n}`), sealed.map(({ digest }) => digest), sealed.map(({ bytes }) => bytes), round])
  }
}

const act = async (
  house: House,
  subject: 'round' | 'payment' | 'run',
  id: string,
  action: string,
  actor: ReturnType<typeof actorOf>,
  input: object = {},
) => {
  const answer = await perform(house, { subject, id, action, input, actor })
  if (answer.kind !== 'done') throw new Error(`${action} on ${id}: ${JSON.stringify(answer)}`)
}

const fill = async (house: House, url: string, lines: number): Promise<void> => {
  if (!law) throw new Error('there is no policy')
  await withClient(url, async client => {
    await client.query(
      "insert into organisation (id, kind, zh, en) values ('department', 'department', '处', 'D'), ('imu', 'host', '大学', 'U')",
    )
  })
  for (const { id, seats } of [cashier, checker, head, auditor]) {
    await house.database.query('insert into account (id, login, zh, en) values ($1, $1, $1, $1)', [id])
    for (const { role, organisation } of seats)
      await house.database.query('insert into seat (account, role, organisation) values ($1, $2, $3)', [id, role, organisation])
  }
  await act(house, 'round', round, 'publish', head, { law: digestOf(law), edition: law.policy.edition })
  await withClient(url, client => client.query(owedText, [lines, JSON.stringify(blankTraining), JSON.stringify(due), round]))
  await withClient(url, client => nameAccounts(house, (text, values) => client.query(text, values), lines))
}

/** The bank pays every line as it was sent. */
const answerTo = async (house: House) => {
  const lines = await house.database.transaction('everything', query =>
    query<{ n: number; fen: number }>('select n, amount_fen as fen from run_line where run = $1 order by n', [run]),
  )
  const yuan = (fen: number) => (fen / 100).toFixed(2)
  const rows = lines.map(({ n, fen }) => [lineId(1, n), yuan(fen), '成功', `B${n}`, today, ''].join(','))
  const text = `${['行号,金额,结果,流水号,日期,原因', ...rows].join('\r\n')}\r\n`
  return { name: 'answer.csv', content: Buffer.from(text).toString('base64') }
}

/** Each step by its name, in the order of the run. */
const stepsOf = (house: House): readonly Step[] => {
  const hand = (action: string, by = cashier, input: object = {}) => act(house, 'run', run, action, by, input)
  const asked = { round, payee: 'trainee', today } as const
  return [
    ['preview', () => house.database.transaction('everything', query => findCandidates(query, house.seals, asked))],
    ['make', () => hand('make', cashier, { round, payee: 'trainee', noKin: true })],
    ['hold every line', () => performRuns(house)],
    ['lock', () => hand('lock')],
    ['approve', () => hand('approve', checker, { noKin: true })],
    ['approve again', () => hand('approveAgain', head, { noKin: true })],
    ['bank file', () => hand('send', cashier, { format: 'csv' })],
    ['read the answer', async () => hand('readResult', cashier, await answerTo(house))],
    ['pay every line', () => performRuns(house)],
  ]
}

type Step = readonly [name: string, work: () => Promise<unknown>]
const measure = async (steps: readonly Step[], lines: number, before: ReadonlyMap<string, number>): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const [name, step] of steps) {
    const [begun, cpuBefore] = [performance.now(), process.cpuUsage()]
    const most = { rss: 0 }
    const look = () => {
      most.rss = Math.max(most.rss, process.memoryUsage.rss())
    }
    const looking = setInterval(look, 20)
    await step().finally(() => clearInterval(looking))
    look()
    const ms = Math.round(performance.now() - begun)
    const { user, system } = process.cpuUsage(cpuBefore)
    const smaller = before.get(name)
    const growth = smaller ? `${(ms / smaller).toFixed(1)} times the size before; ` : ''
    const note = `${growth}${Math.round((user + system) / 1000)} ms of CPU in Node, ${Math.round(most.rss / 2 ** 20)} MB at most`
    rows.push({ name: `run of ${lines.toLocaleString('en')} lines: ${name}`, value: ms, unit: 'ms', note })
  }
  return rows
}

const whole = (rows: readonly Row[], lines: number): Row => {
  const value = rows.reduce((sum, row) => sum + row.value, 0)
  return {
    name: `run of ${lines.toLocaleString('en')} lines: all of it`,
    value,
    unit: 'ms',
    note: `${((value * 1000) / lines).toFixed(0)} µs a line`,
  }
}

/** Beyond that the plain way takes minutes that say nothing new. */
const mostPlain = 10_000
/** What a program without runs does: it asks for each payment, changes it, and keeps what was done, one after the other. No hash, no ledger, no second hand. */
const rowByRow = (url: string): Step => [
  'plain: a select, an update and an insert for each payment, as an ORM makes them',
  () =>
    withClient(url, async client => {
      await client.query('create table plain (id text primary key, status text not null, fen bigint not null)')
      await client.query('create table plain_log (id text not null, status text not null, at timestamptz not null default now())')
      await client.query("insert into plain select id, 'due', (state ->> 'amountFen')::bigint from dossier where subject = 'payment'")
      const { rows } = await client.query('select id from plain order by id')
      for (const status of ['held', 'paid'])
        for (const { id } of rows) {
          await client.query('begin')
          await client.query('select * from plain where id = $1 for update', [id])
          await client.query('update plain set status = $2 where id = $1', [id, status])
          await client.query('insert into plain_log (id, status) values ($1, $2)', [id, status])
          await client.query('commit')
        }
    }),
]

const runOf = async (lines: number, before: ReadonlyMap<string, number>): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  const server = await startPostgres({ directory: join(folder, 'postgres') })
  const database = openDatabase(server.url, 12)
  try {
    await migrate(server.ownerUrl)
    const seals = sealsOf(Buffer.alloc(32, 7))
    const laws = await keepLaws(database, law ? [law] : [])
    const house: House = { database, laws, seals, people: peopleOf(seals), at: () => new Date(`${today}T04:00:00.000Z`) }
    await fill(house, server.ownerUrl, lines)
    const rows = await measure(stepsOf(house), lines, before)
    const plain = lines > mostPlain ? [] : await measure([rowByRow(server.ownerUrl)], lines, before)
    const pages = await pageSteps(house, server.ownerUrl, round, lines)
    const seen = await measure(pages.steps, lines, before)
    await pages.close()
    return [...rows, whole(rows, lines), ...plain, ...seen]
  } finally {
    await database.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `quick` leaves out the hundred thousand. */
export const runRuns = async (quick: boolean): Promise<readonly Row[]> => {
  const rows: Row[] = []
  let before = new Map<string, number>()
  for (const lines of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
    const measured = await runOf(lines, before)
    before = new Map(measured.map(({ name, value }) => [name.slice(name.indexOf(': ') + 2), value]))
    rows.push(...measured)
  }
  return rows
}
