/** For a part with more mutants than there is time for: as many as are asked for are drawn by a seed, and Stryker is told to leave the others out. */
import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { root } from './requirements.ts'

export type Sample = { readonly n: number; readonly seed: string }
export type Mutant = {
  readonly id: string
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: { readonly start: Spot; readonly end: Spot }
}
type Spot = { readonly line: number; readonly column: number }

/** Where a mutant stands in the order that the seed makes: by what it changes alone, so that it is drawn again. */
const lot = (seed: string, { fileName, mutatorName, replacement, location: { start, end } }: Mutant): string =>
  createHash('sha256')
    .update(JSON.stringify([seed, relative(root, fileName), start.line, start.column, end.line, end.column, mutatorName, replacement]))
    .digest('hex')

export const draw = (mutants: readonly Mutant[], { n, seed }: Sample): ReadonlySet<string> =>
  new Set(
    mutants
      .map(mutant => ({ id: mutant.id, lot: lot(seed, mutant) }))
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, n)
      .map(({ id }) => id),
  )

/** Handed to the process that Stryker asks, which has nothing else of ours. */
export const sampleVariable = 'MUTATION_SAMPLE'

/** Stryker asks this about all mutants at once. It knows no word for one that was not drawn; no other checker is asked, so its word for one that does not compile is free. */
const checker = {
  init: async () => undefined,
  group: async (mutants: readonly Mutant[]) => [mutants.map(({ id }) => id)],
  check: async (mutants: readonly Mutant[]) => {
    const [n, seed = ''] = (process.env[sampleVariable] ?? '').split(' ')
    const drawn = draw(mutants, { n: Number(n), seed })
    return Object.fromEntries(
      mutants.map(({ id }) => [id, drawn.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' }]),
    )
  },
}

export const strykerPlugins = [{ kind: 'Checker', name: 'draw', factory: () => checker }]
