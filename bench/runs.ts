/** A payment run from the preview to the last line paid, on a real PostgreSQL: what each hand waits for, by how many lines. */

import { findCandidates } from '../server/runs/candidates.ts'
import { performRuns } from '../server/runs/worker.ts'
import { leader, round } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { setup } from '../test/postgres.ts'
import { accountOf, answerOf, furnished, must, owed, theRun } from '../test/runs.ts'
import { accountant, cashier } from '../test/year.ts'
import type { Row } from './row.ts'

/** So many accounts are named at once. */
const atOnce = 12

const nameAccounts = async (house: TestHouse, lines: number): Promise<void> => {
  for (let first = 1; first <= lines; first += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, lines - first + 1) }, (_, i) =>
        must(house, cashier, 'payee', `t${first + i}`, 'register', accountOf(first + i)),
      ),
    )
}

/** The bank pays every line as it was sent. */
const answerTo = async (house: TestHouse) => {
  const lines = await house.database.transaction('everything', query =>
    query<{ line: number; amountFen: number }>('select n as line, amount_fen as "amountFen" from run_line where run = $1 order by n', [
      theRun(),
    ]),
  )
  return answerOf(1, lines)
}

/** Each step by its name, in the order of the run. */
const stepsOf = (house: TestHouse): readonly (readonly [string, () => Promise<unknown>])[] => {
  const act = (action: string, by = cashier, input: object = {}) => must(house, by, 'run', theRun(), action, input)
  const today = '2023-10-20'
  return [
    [
      'preview',
      () => house.database.transaction('everything', query => findCandidates(query, house.seals, { round, payee: 'trainee', today })),
    ],
    ['make', () => act('make', cashier, { round, payee: 'trainee', noKin: true })],
    ['hold every line', () => performRuns(house)],
    ['lock', () => act('lock')],
    ['approve', () => act('approve', accountant, { noKin: true })],
    ['approve again', () => act('approveAgain', leader, { noKin: true })],
    ['bank file', () => act('send', cashier, { format: 'csv' })],
    ['read the answer', async () => act('readResult', cashier, await answerTo(house))],
    ['pay every line', () => performRuns(house)],
  ]
}

const measure = async (lines: number, before: ReadonlyMap<string, number>): Promise<readonly Row[]> => {
  const house = await freshHouse()
  try {
    await furnished(house)
    await owed(house, lines)
    await nameAccounts(house, lines)
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
  } finally {
    await house.close()
  }
}

/** `quick` leaves out the hundred thousand, whose accounts alone take minutes. */
export const runRuns = async (quick: boolean): Promise<readonly Row[]> => {
  const stop = setup()
  try {
    const rows: Row[] = []
    let before = new Map<string, number>()
    for (const lines of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
      const measured = await measure(lines, before)
      before = new Map(measured.map(({ name, value }) => [name.slice(name.indexOf(': ') + 2), value]))
      rows.push(...measured)
    }
    return rows
  } finally {
    await stop()
  }
}
