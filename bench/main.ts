/** `npm run bench`: measures, prints a table and writes bench/results.json; `-- --quick` takes short rounds, `-- --http` leaves eligibility as it was. No timing decides a test. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { runAdjusting } from './adjusting.ts'
import { runCheck } from './check.ts'
import { runCriteria } from './criteria.ts'
import { run } from './eligibility.ts'
import { runExport } from './export.ts'
import { runHttp } from './http.ts'
import { runPlacement } from './placement.ts'
import { runQueue } from './queue.ts'
import { runRehearsal } from './rehearsal.ts'
import type { Row } from './row.ts'
import { runSheets } from './sheets.ts'

const results = new URL('results.json', import.meta.url)
const known = (): readonly Row[] => JSON.parse(readFileSync(results, 'utf8')).rows.filter((r: Row) => r.name.startsWith('eligibility'))

const http = await runHttp(process.argv.includes('--quick') ? 1 : 4)
const queue = await runQueue(process.argv.includes('--quick') ? 20 : 100)
const rows = [
  ...http,
  ...queue,
  ...runSheets(),
  ...(await runExport()),
  ...runCheck(),
  ...runCriteria(),
  ...runRehearsal(),
  ...runPlacement(process.argv.includes('--quick')),
  ...runAdjusting(process.argv.includes('--quick')),
  ...(process.argv.includes('--http') ? known() : await run()),
]
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
console.table(rows)
writeFileSync(results, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`)
