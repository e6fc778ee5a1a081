/** The acts of a training that stand, from its entries: what was undone is left out, and each act knows the dossier that it found. Pure. */
import type { Entry } from './action.ts'
import { canonical } from './canonical.ts'
import { fold } from './catalogue.ts'
import type { Related } from './facts.ts'
import { blank, type Training } from './training/dossier.ts'
import { training } from './training/index.ts'
import type { Act } from './training/undo/traced.ts'

const partIn = (fact: unknown, name: string): unknown => (typeof fact === 'object' && fact !== null ? Reflect.get(fact, name) : undefined)

/** The entry that an undoing undoes. */
const undoneBy = ({ fact }: Entry): readonly number[] => {
  const n = partIn(fact, 'undoes')
  return typeof n === 'number' ? [n] : []
}

const namesIn = (sums: unknown): readonly string[] =>
  Array.isArray(sums) ? sums.flatMap(sum => (typeof partIn(sum, 'name') === 'string' ? [String(partIn(sum, 'name'))] : [])) : []

const dayIn = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

const isSame = (one: unknown, other: unknown) => canonical({ is: one }) === canonical({ is: other })

/** Status and answer day are the kernel's; all else that differs is the act's. */
const changedIn = (before: Training, after: Training): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    key => key !== 'status' && key !== 'due' && !isSame(Reflect.get(before, key), Reflect.get(after, key)),
  )

const start: Training & Related = blank
const isTraining = (folded: { readonly status: string }): folded is Training & Related => folded.status in training.waitsFor

const foldOn = (before: Training & Related, entry: Entry): Training & Related => {
  const after = fold(training, before, entry)
  if (!isTraining(after)) throw new Error(`${entry.id} folds to no training`)
  return after
}

export const retrace = (entries: readonly Entry[]): readonly Act[] => {
  const gone = new Set(entries.flatMap(undoneBy))
  const acts: Act[] = []
  let before = start
  for (const entry of entries) {
    const after = foldOn(before, entry)
    const { action, n, actor: by, actingFor, at, fact } = entry
    if (!gone.has(n) && undoneBy(entry).length === 0)
      acts.push({ action, n, on: dayIn(at), by, actingFor, before, changed: changedIn(before, after), sums: namesIn(partIn(fact, 'due')) })
    before = after
  }
  return acts
}
