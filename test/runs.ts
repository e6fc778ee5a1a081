/** Runs for tests: payments that are due, payees with accounts, and a run told up to the point where a test begins. */
import type { Actor } from '../core/facts.ts'
import { withCheckDigit } from '../core/payee/number.ts'
import type { Run } from '../core/run/dossier.ts'
import { lineId, runId } from '../core/run/dossier.ts'
import { performRuns } from '../server/runs/worker.ts'
import { leader, round } from './given.ts'
import { law2022, law2022Digest, type TestHouse } from './house.ts'
import { accountant, cashier, deputy } from './year.ts'

/** A card number that is one: the digits with their check digit. */
export const cardOf = (n: number): string => withCheckDigit(`6222${String(n).padStart(14, '0')}`)

export const amountOf = (n: number) => 480_000 + n
const dossierText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
select $1, t.id, $2, 'inside', t.person, null, null, t.host, t.status, t.waits, '2023-10-01T04:00:00Z', 1, t.id,
  t.state || jsonb_build_object('status', t.status, 'round', $2::text, 'track', 'inside', 'person', t.person, 'host', t.host)
from jsonb_to_recordset($3::jsonb) as t(id text, person text, host text, status text, waits text, state jsonb)`

type Given = {
  readonly id: string
  readonly person: string
  readonly host?: string
  readonly status: string
  readonly waits?: string
  readonly state: object
}
export const put = (house: TestHouse, subject: string, given: readonly Given[]) =>
  house.database.transaction('everything', query => query(dossierText, [subject, round, JSON.stringify(given)]))

const due = (n: number, payee: 'trainee' | 'host') => ({
  ...{ training: `t${n}`, item: payee === 'host' ? 'tuition' : 'allowance', amountFen: amountOf(n), payer: 'fund', payee },
  ...{ clause: payee === 'host' ? '8.2' : '8.3', bounces: [], received: [] },
})

export const allowance = (n: number) => `t${n}.allowance`
export const nameOf = (n: number) => `学员${['甲', '乙', '丙', '丁', '戊'][n % 5]}${n}`

/** People 1 to n who train, each owed an allowance or, to a host, a fee. */
export const owed = async (house: TestHouse, n: number, payee: 'trainee' | 'host' = 'trainee', host = 'imu'): Promise<void> => {
  const all = Array.from({ length: n }, (_, i) => i + 1)
  const item = payee === 'host' ? 'tuition' : 'allowance'
  await house.database.query(
    'insert into person (id, name) select id, name from unnest($1::text[], $2::text[]) as t(id, name) on conflict do nothing',
    [all.map(i => `p${i}`), all.map(nameOf)],
  )
  const person = (i: number) => ({ person: `p${i}`, host })
  await put(
    house,
    'training',
    all.map(i => ({ id: `t${i}`, ...person(i), status: 'passed', state: {} })),
  )
  await put(
    house,
    'payment',
    all.map(i => ({ id: `t${i}.${item}`, ...person(i), status: 'payable', waits: 'finance', state: due(i, payee) })),
  )
  await house.database.query(
    'insert into counter (name, balance) select name, balance from unnest($1::text[], $2::bigint[]) as t(name, balance)',
    [all.map(i => `fen/owed/t${i}.${item}`), all.map(amountOf)],
  )
}

/** A house with a round, and its finance and leaders. */
export const furnished = async (house: TestHouse, today = '2023-10-20'): Promise<void> => {
  await house.settle(leader, deputy, cashier, accountant)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  house.turnTo(today)
}

export const accountOf = (n: number, from = '2023-10-20') => ({
  ...{ round, holder: nameOf(n), accountNumber: cardOf(n), bankName: '示例银行呼和浩特分行', from },
})

/** Accounts 1 to n are named, by finance. */
export const named = async (house: TestHouse, n: number): Promise<void> => {
  for (let i = 1; i <= n; i += 1) await must(house, cashier, 'payee', `t${i}`, 'register', accountOf(i))
}

export const must = async (
  house: TestHouse,
  by: Actor,
  subject: 'run' | 'payee' | 'payment',
  id: string,
  action: string,
  input: unknown = {},
) => {
  const answer = await house.act(by, subject, id, action, input)
  if (answer.kind !== 'done') throw new Error(`${subject}.${action} on ${id}: ${JSON.stringify(answer)}`)
  return answer.receipt
}

export const theRun = (number = 1) => runId(round, number)
export const stateOf = async <T>(house: TestHouse, subject: string, id: string): Promise<T> => {
  const text = 'select state from dossier where subject = $1 and id = $2'
  const [row] = await house.database.transaction('everything', query => query<{ state: T & object }>(text, [subject, id]))
  if (!row) throw new Error(`no ${subject} ${id}`)
  return row.state
}
export const runState = (house: TestHouse, number = 1) => stateOf<Run>(house, 'run', theRun(number))

export const made = async (house: TestHouse, number = 1, choice: object = { payee: 'trainee' }): Promise<void> => {
  await must(house, cashier, 'run', theRun(number), 'make', { round, ...choice, noKin: true })
  await performRuns(house)
}

export const released = async (house: TestHouse, number = 1, choice?: object): Promise<void> => {
  await made(house, number, choice)
  await must(house, cashier, 'run', theRun(number), 'lock')
  await must(house, accountant, 'run', theRun(number), 'approve', { noKin: true })
  if ((await runState(house, number)).third) await must(house, leader, 'run', theRun(number), 'approveAgain', { noKin: true })
}

export const sent = async (house: TestHouse, number = 1, choice?: object): Promise<void> => {
  await released(house, number, choice)
  await must(house, cashier, 'run', theRun(number), 'send', { format: 'csv' })
}

export type Said = {
  readonly line: number
  readonly amountFen: number
  readonly outcome?: string
  readonly reason?: string
  readonly reference?: string
  readonly id?: string
}
const yuanOf = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
/** What a bank answers, in the general form. */
export const answerOf = (number: number, said: readonly Said[], on = '2023-10-20') => {
  const rows = said.map(({ line, amountFen, outcome = '成功', reason = '', reference, id = lineId(number, line) }) =>
    [id, yuanOf(amountFen), outcome, reference ?? `B${number}-${line}`, on, reason].join(','),
  )
  const text = `${['行号,金额,结果,流水号,日期,原因', ...rows].join('\r\n')}\r\n`
  return { name: 'answer.csv', content: Buffer.from(text).toString('base64') }
}

export { performRuns }
