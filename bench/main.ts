/** `npm run bench`: measures what there is to measure, prints a table and writes bench/results.json. No timing decides a test. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { run } from './eligibility.ts'

const rows = await run()
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
console.table(rows)
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ machine, rows }, undefined, 2)}\n`)
