/**
 * `npm run mutate [PART…]`: changes the code of a part a little at a time, runs its tests on each change, and writes how many were seen to
 * docs/assurance/mutants.json. With `--sample N` N changes are drawn over the part, by `--seed S` the same ones.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { seedOf } from '../faults/figures.ts'
import { type Sample, sampleVariable } from './draw.ts'
import { type Mutants, mutantsFile, readMutants } from './mutants.ts'
import { type Part, parts } from './parts.ts'
import { root } from './requirements.ts'

/** Texts are left alone: what they say to people is checked by other tests, and names by the compiler. */
const options = ({ mutate }: Part, folder: string, sample: Sample | undefined): ConstructorParameters<typeof Stryker>[0] => ({
  mutate: [...mutate, '!**/*.test.ts'],
  mutator: { plugins: [], excludedMutations: ['StringLiteral'] },
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', join(root, 'test/assurance/draw.ts')],
  checkers: sample ? ['draw'] : [],
  vitest: { configFile: 'test/assurance/mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
  dryRunTimeoutMinutes: 60,
  timeoutMS: 30_000,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: join(folder, 'mutants.json') },
  // Stryker reads it by an API that TypeScript 7 no longer has, and for sandboxes elsewhere alone.
  tsconfigFile: 'none',
  tempDirName: join(folder, 'sandbox'),
})

const survivorLine = ({ fileName, location, mutatorName, replacement }: Seen) =>
  `${fileName}:${location.start.line} ${mutatorName} ${JSON.stringify(replacement ?? '')}`
type Seen = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

const measure = async (part: Part, sample: Sample | undefined): Promise<Mutants> => {
  process.env.MUTATION_TESTS = part.tests.join('\n')
  if (sample) process.env[sampleVariable] = `${sample.n} ${sample.seed}`
  const folder = mkdtempSync(join(tmpdir(), 'tepei-mutants-'))
  try {
    const seen = await new Stryker(options(part, folder, sample)).runMutationTest()
    const count = (...statuses: readonly string[]) => seen.filter(m => statuses.includes(m.status)).length
    for (const m of seen.filter(s => s.status === 'Survived' || s.status === 'NoCoverage')) console.log(m.status, survivorLine(m))
    return {
      part: part.name,
      ...{ killed: count('Killed', 'Timeout'), survived: count('Survived'), unreached: count('NoCoverage') },
      ...(sample && { of: count('Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError'), seed: sample.seed }),
      date: new Date().toISOString().slice(0, 10),
      commit: execFileSync('git', ['rev-parse', '--short=8', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const keep = (found: Mutants): void => {
  const all = [...readMutants().filter(m => m.part !== found.part), found]
  const sorted = parts.flatMap(p => all.filter(m => m.part === p.name))
  writeFileSync(mutantsFile, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

const { values, positionals: asked } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const sample = values.sample === undefined ? undefined : { n: Number(values.sample), seed: values.seed ?? seedOf('MUTATION_SEED') }
const unknown = asked.find(name => !parts.some(p => p.name === name))
if (unknown !== undefined) throw new Error(`${unknown} is no part; there are ${parts.map(p => p.name).join(', ')}.`)
if (sample && !(Number.isInteger(sample.n) && sample.n > 0)) throw new Error(`--sample ${values.sample} is no number of mutants.`)
process.chdir(root)
for (const part of parts.filter(p => asked.length === 0 || asked.includes(p.name))) keep(await measure(part, sample))
