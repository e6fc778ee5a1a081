/** Random schedules of the money of a small round, through the one door, with a bank that keeps its own books: what it holds is compared with the house. */
import { randomUUID } from 'node:crypto'
import { addDays, daysBetween } from '../core/calendar.ts'
import type { Actor, SubjectName } from '../core/facts.ts'
import { runId } from '../core/run/dossier.ts'
import type { Law } from '../policy/shape.ts'
import type { Answer } from '../server/perform.ts'
import { performRuns } from '../server/runs/worker.ts'
import { directedLaw, enrolled, id as told } from './directed.ts'
import { hostOf, leader } from './given.ts'
import type { TestHouse } from './house.ts'
import { answerOf, cardOf, nameOf } from './runs.ts'
import { accountant, cashier, deputy } from './year.ts'

/** Directed training where finance pays by runs, and nobody pays on top of what comes back. */
export const byRuns: Law = {
  ...directedLaw,
  policy: {
    ...directedLaw.policy,
    money: {
      ...directedLaw.policy.money,
      runs: { value: { thirdFromYuan: 5_000, agreement: false, invoice: false }, clause: '8.4' },
    },
  },
}

export const diceOf = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The bank's own books: what it paid on each payment, what it took back, and what came in for the fund; and what was set off without it. Whole numbers of any size. */
export const bankBooks = () => ({
  out: new Map<string, bigint>(),
  received: new Map<string, bigint>(),
  setOff: new Map<string, bigint>(),
  twice: 0,
})
export type Books = ReturnType<typeof bankBooks>

const people = 3
const [begins, ends] = ['2021-09-01', '2022-08-31']
const dossierText = `insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'finance', now(), 0, '', $10)`

const seatsText = 'insert into counter (name, balance) values ($1, $2)'

type State = Readonly<Record<string, unknown>> & { readonly status: string }
export type Scene = {
  readonly house: TestHouse
  readonly round: string
  readonly trainings: readonly string[]
  readonly books: Books
  readonly dice: () => number
  /** Who was missing when, as it stands after every correction: by training, each by its number. */
  readonly absences: Map<string, Map<number, Days>>
  month: number
  retried: number
}
export type Days = { readonly from: string; readonly to: string }

const w = enrolled('further', byRuns)
const [trained, placed] = [w.dossier('training', told), w.dossier('placement', told)]

/** A round of its own with three people in their training, each with an account, and nothing due yet. */
export const openScene = async (house: TestHouse, lawDigest: string, seed: number): Promise<Scene> => {
  const round = `schedule-${seed}`
  const trainings = Array.from({ length: people }, (_, i) => `s${seed}-${i + 1}`)
  house.turnTo(begins)
  await house.database.transaction('everything', async query => {
    const put = (subject: string, id: string, state: State) =>
      query(dossierText, [
        ...[subject, id, round, state.track, state.person, state.employer, state.body, state.host],
        ...[state.status, JSON.stringify({ ...state, round })],
      ])
    await put('round', round, { status: 'announced', law: lawDigest, extensions: [], moves: [] })
    for (const [i, id] of trainings.entries()) {
      await query('insert into person (id, name) values ($1, $2)', [`p-${id}`, nameOf(i)])
      await put('training', id, { ...trained, person: `p-${id}` })
      await put('placement', id, { ...placed, person: `p-${id}` })
    }
  })
  await house.database.query(seatsText, [`seats/${round}/imu/imu-180/taken`, people])
  for (const [i, id] of trainings.entries()) {
    const account = { holder: nameOf(i), accountNumber: cardOf(i), bankName: '示例银行', from: begins }
    const answer = await house.act(cashier, 'payee', id, 'register', { round, ...account })
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  }
  const dice = diceOf(seed)
  const month = dice() < 0.5 ? 11 : Math.floor(dice() * 12)
  const scene = { house, round, trainings, books: bankBooks(), dice, absences: new Map(), month, retried: 0 }
  house.turnTo(dayIn(scene))
  return scene
}

/** An answer may be lost on its way, so that the same request comes once more, later or at the same time; it is done once. */
const act = async (s: Scene, by: Actor, subject: SubjectName, id: string, action: string, input: unknown = {}): Promise<boolean> => {
  const key = randomUUID()
  const ask = () => s.house.act(by, subject, id, action, input, key)
  const chance = s.dice()
  const answers: readonly Answer[] =
    chance < 0.12 ? await Promise.all([ask(), ask()]) : chance < 0.3 ? [await ask(), await ask()] : [await ask()]
  if (answers.length > 1 && answers[0]?.kind === 'done') s.retried += 1
  const kinds = new Set(answers.map(({ kind }) => kind))
  if (kinds.size !== 1) throw new Error(`${subject}.${action} was answered in two ways: ${JSON.stringify(answers)}`)
  if (kinds.has('malformed') || kinds.has('absent')) throw new Error(`${subject}.${action}: ${JSON.stringify(answers)}`)
  return kinds.has('done')
}

const pick = <T>(s: Scene, all: readonly T[]): T | undefined => all[Math.floor(s.dice() * all.length)]
const dayIn = (s: Pick<Scene, 'month'>) =>
  `${2021 + Math.floor((8 + s.month) / 12)}-${String(((8 + s.month) % 12) + 1).padStart(2, '0')}-01`
const rowsOf = <R extends Record<string, unknown>>({ house }: Scene, text: string, values: readonly unknown[]) =>
  house.database.transaction('everything', query => query<R>(text, values))

const clock: Actor = { id: 'clock', seats: [{ role: 'clock', organisation: 'department' }] }
const imu = hostOf('imu')

const monthPasses = async (s: Scene) => {
  if (s.month >= 12) return
  s.month += 1
  s.house.turnTo(dayIn(s))
  for (const id of s.trainings) {
    await act(s, clock, 'training', id, 'settleMonths')
    if (s.month === 12) await act(s, imu, 'training', id, 'pass', { on: ends })
  }
}

/** One to three days of the study that are over. */
const someDays = (s: Scene): Days => {
  const last = s.month === 12 ? ends : addDays(dayIn(s), -1)
  const from = addDays(begins, Math.floor(s.dice() * Math.max(1, daysBetween(begins, last))))
  const to = addDays(from, Math.floor(s.dice() * 3))
  return { from, to: to > last ? last : to }
}

/** Somebody was missing, or an absence was recorded wrongly: after the pass each correction that changes a sum is a line of its own. */
const attendance = async (s: Scene) => {
  if (s.month === 0) return
  const id = pick(s, s.trainings) ?? ''
  const known = s.absences.get(id) ?? new Map<number, Days>()
  s.absences.set(id, known)
  const [nth] = pick(s, [...known]) ?? []
  const days = someDays(s)
  if (nth === undefined || (s.month < 12 && s.dice() < 0.6)) {
    if (await act(s, imu, 'training', id, 'recordAbsence', { ...days, withCause: false })) known.set(await awayNumber(s, id), days)
    return
  }
  const never = s.dice() < 0.3
  const corrected = { absence: nth, ...days, withCause: false, reason: '示例', ...(never && { never: true }) }
  if (!(await act(s, imu, 'training', id, 'correctAbsence', corrected))) return
  if (never) known.delete(nth)
  else known.set(nth, days)
}
const awayNumber = async (s: Scene, id: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(
    s,
    "select (state ->> 'awayNumber')::int as n from dossier where subject = 'training' and id = $1",
    [id],
  )
  return row?.n ?? 0
}

type Line = { readonly n: number; readonly payment: string; readonly amount: number; readonly state: string }
const linesText = 'select n, payment, amount_fen as amount, state from run_line where run = $1 order by n'

/** The bank pays, rejects or sends back what it likes; the file of its answer is read twice. Its books change when the file was taken, once. */
const bankAnswers = async (s: Scene, number: number) => {
  const lines = await rowsOf<Line>(s, linesText, [runId(s.round, number)])
  const said = lines.flatMap(({ n, amount, state, payment }) => {
    const chance = s.dice()
    if (state === 'held') return chance < 0.7 ? [{ line: n, amountFen: amount, outcome: chance < 0.5 ? '成功' : '失败', payment }] : []
    return state === 'paid' && chance < 0.1 ? [{ line: n, amountFen: amount, outcome: '退汇', payment }] : []
  })
  if (said.length === 0) return
  const file = answerOf(number, said, dayIn(s))
  if (!(await act(s, cashier, 'run', runId(s.round, number), 'readResult', file))) return
  for (const { outcome, payment, amountFen } of said) {
    const held = s.books.out.get(payment) ?? 0n
    if (outcome === '成功') s.books.out.set(payment, held + BigInt(amountFen))
    if (outcome === '退汇') s.books.out.set(payment, held - BigInt(amountFen))
  }
  if (s.dice() < 0.6 && (await act(s, cashier, 'run', runId(s.round, number), 'readResult', file))) s.books.twice += 1
}

const statusText =
  "select id, status, (state ->> 'number')::int as number from dossier where subject = 'run' and round = $1 order by number desc"
const makes = (s: Scene, number: number) =>
  act(s, cashier, 'run', runId(s.round, number), 'make', { round: s.round, payee: 'trainee', noKin: true })

/** One hand further on the way of the last run, or a new one; now and then one is given up. */
const runGoesOn = async (s: Scene) => {
  const all = await rowsOf<{ id: string; status: string; number: number }>(s, statusText, [s.round])
  const last = all.find(({ status }) => !['closed', 'abandoned', 'sent'].includes(status))
  const sent = all.filter(({ status }) => status === 'sent' || status === 'closed')
  if (!last || s.dice() < 0.2) {
    const answered = pick(s, sent)
    if (answered && s.dice() < 0.7) return bankAnswers(s, answered.number)
    return void (await makes(s, (all[0]?.number ?? 0) + 1))
  }
  const noKin = { noKin: true }
  if (s.dice() < 0.05) return void (await act(s, cashier, 'run', last.id, 'abandon', { reason: '示例' }))
  if (last.status === 'made') await act(s, cashier, 'run', last.id, 'lock')
  if (last.status === 'locked') await act(s, accountant, 'run', last.id, 'approve', noKin)
  if (last.status === 'approved') await act(s, leader, 'run', last.id, 'approveAgain', noKin)
  if (last.status === 'approved' || last.status === 'released') await act(s, cashier, 'run', last.id, 'send', { format: 'csv' })
}

const self = (id: string): Actor => ({ id: `acc-${id}`, person: `p-${id}`, seats: [] })
/** One step further in the case of somebody: opened, heard, decided, appealed, put right or upheld. */
const caseGoesOn = async (s: Scene) => {
  const id = (s.dice() < 0.7 ? s.trainings[0] : pick(s, s.trainings)) ?? ''
  const its = `${id}.case1`
  const [found] = await rowsOf<{ status: string }>(s, "select status from dossier where subject = 'discipline' and id = $1", [its])
  const opening = { ground: 'droppedOut', account: '示例经过', evidence: ['d'.repeat(64)] }
  const status = found?.status ?? 'none'
  if (status === 'none') await act(s, imu, 'training', id, 'openCase', opening)
  if (status === 'opened') await act(s, self(id), 'discipline', its, 'hear', { statement: '示例陈述' })
  if (status === 'heard') await act(s, leader, 'discipline', its, 'sanction', { reason: '示例' })
  if (status === 'sanctioned') await act(s, self(id), 'discipline', its, 'appeal', { statement: '示例' })
  if (status === 'appealed') await act(s, deputy, 'discipline', its, s.dice() < 0.6 ? 'correct' : 'uphold', { reason: '示例' })
}

const demandsText = `select id, status, (state ->> 'amountFen')::bigint as amount from dossier
  where subject = 'payment' and round = $1 and state ->> 'payer' = 'person' order by id`
const creditsText = `select id, state ->> 'training' as training, (state ->> 'amountFen')::bigint as amount from dossier
  where subject = 'payment' and round = $1 and status = 'payable' and state ? 'keptOn' order by id`
/** Somebody pays a part of what they owe, or more, or once more; what is too much is taken if it is meant, and kept for them. */
const moneyComesBack = async (s: Scene) => {
  const demands = await rowsOf<{ id: string; status: string; amount: number }>(s, demandsText, [s.round])
  const credit = pick(s, await rowsOf<{ id: string; training: string; amount: number }>(s, creditsText, [s.round]))
  if (credit && s.dice() < 0.5) return isSetOff(s, credit, demands)
  const demand = pick(s, demands)
  if (!demand) return
  const amountFen = Math.max(1, Math.floor(demand.amount * s.dice() * 2))
  const receipt = { amountFen, reference: `back-${Math.floor(s.dice() * 20)}`, on: dayIn(s), ...(s.dice() < 0.7 && { tooMuch: true }) }
  if (await act(s, cashier, 'payment', demand.id, 'receive', receipt)) add(s.books.received, demand.id, amountFen)
  await act(s, cashier, 'payment', demand.id, 'close')
}

const add = (books: Map<string, bigint>, id: string, fen: number) => void books.set(id, (books.get(id) ?? 0n) + BigInt(fen))
/** What somebody paid too much counts for another demand; that of somebody else is tried, too, and refused. */
const isSetOff = async (
  s: Scene,
  credit: { readonly id: string; readonly amount: number },
  demands: readonly { readonly id: string }[],
) => {
  const demand = pick(s, demands)
  if (!demand || !(await act(s, cashier, 'payment', credit.id, 'setOff', { demand: demand.id }))) return
  add(s.books.setOff, credit.id, credit.amount)
  add(s.books.setOff, demand.id, credit.amount)
}

/** Whoever is at it often goes on: a list that nobody takes further pays nothing. */
const oftenOnEnd = async (s: Scene, step: (s: Scene) => Promise<unknown>, most: number) => {
  for (let i = 0; i < most; i += 1) {
    await step(s)
    if (s.dice() < 0.25) return
    await performRuns(s.house)
  }
}

/** Twenty steps of what may happen to the money of three people in a year, in any order. The worker may be late, and does some of its work each time. */
export const playOut = async (s: Scene, steps = 20) => {
  for (let i = 0; i < steps; i += 1) {
    const chance = s.dice()
    if (chance < 0.2) await monthPasses(s)
    else if (chance < 0.56) await oftenOnEnd(s, runGoesOn, 7)
    else if (chance < 0.7) await caseGoesOn(s)
    else if (chance < 0.82) await oftenOnEnd(s, attendance, 3)
    else await oftenOnEnd(s, moneyComesBack, 3)
    if (s.dice() < 0.85) await performRuns(s.house)
  }
  await performRuns(s.house)
}
