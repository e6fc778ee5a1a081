/** `npm run mutate [PART…]`: changes the code of a part a little at a time, runs its tests on each change, and writes how many were seen to docs/assurance/mutants.json. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { type Mutants, mutantsFile, readMutants } from './mutants.ts'
import { type Part, parts } from './parts.ts'
import { root } from './requirements.ts'

/** Texts are left alone: what they say to people is checked by other tests, and names by the compiler. */
const options = ({ mutate }: Part, folder: string): ConstructorParameters<typeof Stryker>[0] => ({
  mutate: [...mutate, '!**/*.test.ts'],
  mutator: { plugins: [], excludedMutations: ['StringLiteral'] },
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
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

const measure = async (part: Part): Promise<Mutants> => {
  process.env.MUTATION_TESTS = part.tests.join('\n')
  const folder = mkdtempSync(join(tmpdir(), 'tepei-mutants-'))
  try {
    const seen = await new Stryker(options(part, folder)).runMutationTest()
    const count = (...statuses: readonly string[]) => seen.filter(m => statuses.includes(m.status)).length
    for (const m of seen.filter(s => s.status === 'Survived' || s.status === 'NoCoverage')) console.log(m.status, survivorLine(m))
    return {
      part: part.name,
      ...{ killed: count('Killed', 'Timeout'), survived: count('Survived'), unreached: count('NoCoverage') },
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

const asked = process.argv.slice(2)
const unknown = asked.find(name => !parts.some(p => p.name === name))
if (unknown !== undefined) throw new Error(`${unknown} is no part; there are ${parts.map(p => p.name).join(', ')}.`)
process.chdir(root)
for (const part of parts.filter(p => asked.length === 0 || asked.includes(p.name))) keep(await measure(part))
