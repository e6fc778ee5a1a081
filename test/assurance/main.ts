/**
 * `npm run assure`: runs every test that proves a promise, and all saboteurs, and writes ASSURANCE.md with what they found.
 * `--long` takes hours and the numbers of the long profile; its figures are kept in docs/assurance/long.json.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Figure } from '../faults/figures.ts'
import { longNumbers } from './long.ts'
import { readMutants } from './mutants.ts'
import { type Run, reportOf, type Tested } from './report.ts'
import { filesById, readRequirements, root } from './requirements.ts'

const longFile = join(root, 'docs/assurance/long.json')
const Results = z.object({
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})
const Kept = z.object({
  ...{ profile: z.enum(['short', 'long']), date: z.string(), commit: z.string(), machine: z.string(), seconds: z.number() },
  figures: z.array(Figure),
})

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

/** The files to run: those whose tests bear an id, and the saboteurs. Journeys are run by `npm run test:e2e`. */
const filesToRun = () => [...new Set([...filesById().values()].flat())].filter(f => /\.test\.tsx?$/.test(f)).concat('test/sabotage/')

const runTests = (long: boolean, folder: string) => {
  const [report, figures] = [join(folder, 'tests.json'), join(folder, 'figures.jsonl')]
  const env = { ...process.env, ...(long ? longNumbers : {}), ASSURE_FIGURES: figures }
  const args = ['vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filesToRun()]
  const timeouts = long ? ['--testTimeout=14400000'] : []
  const [program = '', ...rest] = args
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest', program), ...rest, ...timeouts], {
    ...{ cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
  })
  const tests = Results.parse(JSON.parse(readFileSync(report, 'utf8'))).testResults.flatMap(({ name, assertionResults }): Tested[] =>
    assertionResults
      .filter(t => t.status === 'passed' || t.status === 'failed')
      .map(t => ({ file: name.slice(root.length), name: t.fullName, ok: t.status === 'passed' })),
  )
  const lines = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : []
  return { status, tests, figures: lines.filter(l => l !== '').map(l => Figure.parse(JSON.parse(l))) }
}

const keptLong = () => (existsSync(longFile) ? [Kept.parse(JSON.parse(readFileSync(longFile, 'utf8')))] : [])

const main = () => {
  const long = process.argv.includes('--long')
  const folder = mkdtempSync(join(tmpdir(), 'tepei-assure-'))
  const began = Date.now()
  try {
    const { status, tests, figures } = runTests(long, folder)
    const run: Run = {
      profile: long ? 'long' : 'short',
      date: new Date(began).toISOString().slice(0, 10),
      commit: git('rev-parse', '--short=8', 'HEAD'),
      machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
      seconds: Math.round((Date.now() - began) / 1000),
    }
    if (long) writeFileSync(longFile, `${JSON.stringify({ ...run, figures }, undefined, 2)}\n`)
    const runs = long ? keptLong() : [{ ...run, figures }, ...keptLong()]
    writeFileSync(join(root, 'ASSURANCE.md'), reportOf({ run, requirements: readRequirements(), tests, runs, mutants: readMutants() }))
    process.exitCode = status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main()
