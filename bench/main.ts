/**
 * `npm run bench`: measures, prints a table and writes bench/results.json; `-- --quick` takes short rounds, `-- --http` leaves eligibility as it was,
 * `-- --placement` measures placement alone and leaves the rest as it was, `-- --documents` papers alone, `-- --duties` the pages of the year alone,
 * `-- --runs` payment runs alone, `-- --night` the night of a deadline alone. No timing decides a test.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { runAdjusting } from './adjusting.ts'
import { runCheck } from './check.ts'
import { runCriteria } from './criteria.ts'
import { runDocuments } from './documents.ts'
import { runDuties } from './duties.ts'
import { run } from './eligibility.ts'
import { runExport } from './export.ts'
import { runHttp } from './http.ts'
import { runDeadlineNight } from './night.ts'
import { runPlacement } from './placement.ts'
import { runQueue } from './queue.ts'
import { runRehearsal } from './rehearsal.ts'
import type { Row } from './row.ts'
import { runRuns } from './runs.ts'
import { runSheets } from './sheets.ts'

const results = new URL('results.json', import.meta.url)
const asked = (flag: string) => process.argv.includes(`--${flag}`)
const quick = asked('quick')
const isPlacement = ({ name }: Row) => name.startsWith('placement') || name.startsWith('adjust ')
const known = (kept: (row: Row) => boolean): readonly Row[] => JSON.parse(readFileSync(results, 'utf8')).rows.filter(kept)

const placement = (): readonly Row[] => [...runPlacement(quick), ...runAdjusting(quick)]
const everything = async (): Promise<readonly Row[]> => [
  ...(await runHttp(quick ? 1 : 4)),
  ...(await runQueue(quick ? 20 : 100)),
  ...(await runDuties(quick ? 10 : 40)),
  ...(await runRuns(quick)),
  ...runSheets(),
  ...(await runExport()),
  ...runCheck(),
  ...runCriteria(),
  ...runRehearsal(),
  ...placement(),
  ...(await runDocuments(quick)),
  ...known(isNight),
  ...(asked('http') ? known(({ name }) => name.startsWith('eligibility')) : await run()),
]

const isDuty = ({ name }: Row) => name.startsWith('duties:')
const isRun = ({ name }: Row) => name.startsWith('run of ')
const isNight = ({ name }: Row) => name.startsWith('night:')
const isPaper = ({ name }: Row) => name.startsWith('paper:')
const measured = async (): Promise<readonly Row[]> => {
  if (asked('placement')) return [...known(row => !isPlacement(row)), ...placement()]
  if (asked('duties')) return [...known(row => !isDuty(row)), ...(await runDuties(quick ? 10 : 40))]
  if (asked('runs')) return [...known(row => !isRun(row)), ...(await runRuns(quick))]
  if (asked('night')) return [...known(row => !isNight(row)), ...(await runDeadlineNight(quick))]
  return asked('documents') ? [...known(row => !isPaper(row)), ...(await runDocuments(quick))] : everything()
}

const rows = await measured()
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
console.table(rows)
writeFileSync(results, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`)
