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
import { sealsOf } from '../server/seal.ts'
import { lawsThatCome } from '../server/start.ts'
import type { Row } from './row.ts'

const round = 'bench'
const today = '2023-10-20'
const run = runId(round, 1)
const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')

const actorOf = (id: string, role: 'finance' | 'leader') => ({ id, seats: [{ role, organisation: 'department' }] })
const [cashier, checker, head] = [actorOf('cashier', 'finance'), actorOf('checker', 'finance'), actorOf('head', 'leader')]

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

/** So many accounts are named at once. */
const atOnce = 12

const act = async (
  house: House,
  subject: 'round' | 'payee' | 'run',
  id: string,
  action: string,
  actor: ReturnType<typeof actorOf>,
  input: object = {},
) => {
  const answer = await perform(house, { subject, id, action, input, actor })
  if (answer.kind !== 'done') throw new Error(`${action} on ${id}: ${JSON.stringify(answer)}`)
}

const register = (house: House, n: number) =>
  act(house, 'payee', `t${n}`, 'register', cashier, {
    ...{ round, holder: `学员${n}`, bankName: '示例银行呼和浩特分行', from: today },
    accountNumber: withCheckDigit(`6222${String(n).padStart(14, '0')}`),
  })

const fill = async (house: House, url: string, lines: number): Promise<void> => {
  if (!law) throw new Error('there is no policy')
  await withClient(url, async client => {
    await client.query(
      "insert into organisation (id, kind, zh, en) values ('department', 'department', '处', 'D'), ('imu', 'host', '大学', 'U')",
    )
  })
  for (const { id, seats } of [cashier, checker, head]) {
    await house.database.query('insert into account (id, login, zh, en) values ($1, $1, $1, $1)', [id])
    for (const { role, organisation } of seats)
      await house.database.query('insert into seat (account, role, organisation) values ($1, $2, $3)', [id, role, organisation])
  }
  await act(house, 'round', round, 'publish', head, { law: digestOf(law), edition: law.policy.edition })
  await withClient(url, client => client.query(owedText, [lines, JSON.stringify(blankTraining), JSON.stringify(due), round]))
  for (let first = 1; first <= lines; first += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, lines - first + 1) }, (_, i) => register(house, first + i)))
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
const stepsOf = (house: House): readonly (readonly [string, () => Promise<unknown>])[] => {
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

const measure = async (house: House, lines: number, before: ReadonlyMap<string, number>): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const [name, step] of stepsOf(house)) {
    const begun = performance.now()
    await step()
    const ms = Math.round(performance.now() - begun)
    const smaller = before.get(name)
    const growth = smaller ? `${(ms / smaller).toFixed(1)} times the size before; ` : ''
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20)
    rows.push({ name: `run of ${lines.toLocaleString('en')} lines: ${name}`, value: ms, unit: 'ms', note: `${growth}${megabytes} MB` })
  }
  return rows
}

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
    return await measure(house, lines, before)
  } finally {
    await database.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `quick` leaves out the hundred thousand, whose accounts alone take minutes. */
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
