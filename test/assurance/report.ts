/** What `npm run assure` found, as a page: promises with their tests, figures with their seeds and bounds, saboteurs, and what is missing. */
import type { Figure } from '../faults/figures.ts'
import type { Mutants } from './mutants.ts'
import type { Requirement } from './requirements.ts'

export type Run = {
  readonly profile: 'short' | 'long'
  readonly date: string
  readonly commit: string
  readonly machine: string
  readonly seconds: number
}
export type Tested = { readonly file: string; readonly name: string; readonly ok: boolean }
export type Found = {
  readonly run: Run
  readonly requirements: readonly Requirement[]
  readonly tests: readonly Tested[]
  /** The figures of this run and those that are kept of a long one before it. */
  readonly runs: readonly (Run & { readonly figures: readonly Figure[] })[]
  readonly mutants?: readonly Mutants[]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(c => c.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')

/** With nothing wrong in n that were drawn, fewer than three in n are, at 95 %. Where all that there is was tried, or hardly anything, there is nothing to say. */
const bound = ({ n, wrong, seed }: Figure) => (wrong > 0 || n < 10 || /^(every|all|none|-)/.test(seed) ? '' : `< ${percent(3 / n)}`)
/** Requirements first, each programme at its number. */
const byId = (a: Figure, b: Figure) =>
  a.id.startsWith('R') === b.id.startsWith('R') ? a.id.localeCompare(b.id) : a.id.startsWith('R') ? -1 : 1
const percent = (share: number) => `${(100 * Math.min(1, share)).toPrecision(2)} %`
const count = (n: number) => n.toLocaleString('en')
const wrongOf = ({ wrong }: Figure) => (wrong === 0 ? '0' : `**${count(wrong)}**`)

const figuresPart = (runs: Found['runs']) =>
  runs.map(r =>
    [
      `### ${r.profile === 'long' ? 'The long profile' : 'This run'}: ${r.date}, ${r.commit}`,
      `${r.machine}, ${count(r.seconds)} s.`,
      table(
        ['id', 'what', 'tried', 'wrong', 'at most, with 95 %', 'seed', 'more'],
        r.figures.toSorted(byId).map(f => [f.id, f.what, count(f.n), wrongOf(f), bound(f), f.seed, f.more ?? '']),
      ),
    ].join('\n\n'),
  )

const bears = (id: string) => (t: Tested) => new RegExp(`\\b${id}\\b`).test(t.name)

const requirementRow = (tests: readonly Tested[]) => (r: Requirement) => {
  const own = tests.filter(bears(r.id))
  const good = own.filter(t => t.ok).length
  return [
    r.id,
    r.promise,
    good < own.length ? '**failed**' : r.state,
    good < own.length ? `${good} of ${own.length}` : String(good),
    r.source,
    r.missing,
  ]
}

const sabotagePart = (tests: readonly Tested[]) => {
  const all = tests.filter(t => t.file.startsWith('test/sabotage/'))
  const missed = all.filter(t => !t.ok)
  return [
    `Known-bad variants, each with a guard taken away or a check left out, that the tests have to see: **${all.length - missed.length} of ${all.length} caught**.`,
    ...missed.map(t => `- ${t.name} (${t.file})`),
  ].join('\n')
}

/** Where mutants were drawn, the score of all of them is above this with 95 % (Wilson's bound, one-sided). */
const leastScore = (killed: number, n: number) => {
  const z2 = 1.645 ** 2
  const share = killed / n
  return (share + z2 / (2 * n) - Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n)))) / (1 + z2 / n)
}

const mutantRow = ({ part, killed, survived, unreached, of, seed, date, commit }: Mutants) => {
  const n = killed + survived + unreached
  const drawn = of === undefined ? count(n) : `${count(n)} drawn of ${count(of)} (seed ${seed})`
  const score = percent(killed / Math.max(1, n))
  const least = of === undefined ? '' : `, above ${percent(leastScore(killed, Math.max(1, n)))} with 95 %`
  return [part, drawn, count(killed), count(survived), count(unreached), `${score}${least}`, `${date}, ${commit}`]
}

const mutantsPart = (mutants: readonly Mutants[]) =>
  mutants.length === 0
    ? 'Not measured yet.'
    : table(['part', 'mutants', 'killed', 'survived', 'not reached', 'score', 'measured'], mutants.map(mutantRow))

const sums = (requirements: readonly Requirement[]) =>
  (['proved', 'part', 'open', 'operator'] as const)
    .map(state => `${requirements.filter(r => r.state === state).length} ${stateWords[state]}`)
    .join(', ')
const stateWords = { proved: 'proved', part: 'in part', open: 'open', operator: 'left to operators' }

export const reportOf = ({ run, requirements, tests, runs, mutants = [] }: Found): string =>
  `${[
    '<!-- Made by `npm run assure`. Do not edit. -->',
    '# What was promised, and what was found',
    `Made on ${run.date} from ${run.commit} with the ${run.profile} profile: ${tests.filter(t => t.ok).length} tests passed, ${tests.filter(t => !t.ok).length} failed, in ${count(run.seconds)} s on ${run.machine}.`,
    `Promises: ${sums(requirements)}. They are listed in [docs/assurance/requirements.csv](docs/assurance/requirements.csv); ids R are requirements, F faults and attacks. A promise counts as proved when tests that bear its id pass in every run of CI.`,
    '## Figures',
    ...figuresPart(runs),
    '## Saboteurs',
    sabotagePart(tests),
    '## Mutants',
    mutantsPart(mutants),
    '## Promises',
    table(['id', 'promise', 'state', 'tests', 'source', 'missing'], requirements.map(requirementRow(tests))),
  ].join('\n\n')}\n`
