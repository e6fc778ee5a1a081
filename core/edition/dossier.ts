/** The edition: a policy that is being written, from the copy of a law to the law that it becomes. Its history is who changed what, and why. */
import { z } from 'zod'
import type { Action, Entry } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Change, Edit } from './change.ts'
import { changedByAll, changesFor } from './change.ts'
import type { Moved } from './copy.ts'
import type { Folder } from './folder.ts'

export type Status = 'none' | 'drafted' | 'proposed' | 'approved' | 'published' | 'abandoned'

/** What somebody did to the text, kept so that they can take it back. */
export type Done = { readonly version: number; readonly by: string; readonly changes: readonly Change[]; readonly undone: boolean }

export type Edition = Related & {
  readonly status: Status
  /** The digest of the law that it was copied from, by which everything about it is decided. */
  readonly law?: string | undefined
  readonly programme?: string | undefined
  readonly year?: number | undefined
  readonly edition?: string | undefined
  /** Rises with each change of the text, so that two who write at once notice. */
  readonly version: number
  readonly folder: Folder
  readonly moved: readonly Moved[]
  /** Texts that spoke of the old year when it was copied. */
  readonly look: readonly string[]
  readonly notice?: { readonly name: string; readonly text: string; readonly file?: string | undefined } | undefined
  readonly done: readonly Done[]
  /** Everybody who had a hand in it: none of them approves it. */
  readonly workedOn: readonly string[]
  readonly approvedBy?: string | undefined
  readonly digest?: string | undefined
}

const nothing: Folder = { policy: null, places: null, hosts: null, examples: null, silent: null }
export const blank: Edition = { status: 'none', version: 0, folder: nothing, moved: [], look: [], done: [], workedOn: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  drafted: 'department',
  proposed: 'leader',
  approved: 'leader',
  published: undefined,
  abandoned: undefined,
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Edition>, In, Fact>) => a

/** Why a value is as it is, in a sentence. */
export const Why = z.string().min(1).max(1000)
export const Version = z.int().nonnegative()
const isWhole = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhole)
}
/** What may stand in a policy: JSON whose numbers are whole. */
export const Value = z.json().refine(isWhole, { error: 'whole numbers only' })

/** The fact of every action that changes the text. */
export type Written = { readonly by: string; readonly changes: readonly Change[]; readonly why: string }

export const written = ({ actor, dossier }: Facts<Edition>, edits: readonly Edit[], why: string): Written => ({
  by: actor.id,
  changes: changesFor(dossier.folder, edits),
  why,
})

/** Whoever acts for another has that one's hand in it too. */
export const worked = ({ workedOn }: Edition, { actor, actingFor }: Entry) => ({
  workedOn: [...new Set([...workedOn, actor, ...(actingFor === undefined ? [] : [actingFor])])],
})

const folderAfter = (folder: Folder, changes: readonly Change[]): Folder => {
  const after = changedByAll(folder, changes)
  return { ...folder, ...(typeof after === 'object' && after !== null && after) }
}

/** The text after the changes, at its next version. */
export const rewritten = (dossier: Edition, entry: Entry, changes: readonly Change[]) => ({
  ...worked(dossier, entry),
  folder: folderAfter(dossier.folder, changes),
  version: dossier.version + 1,
})

/** The same, remembered as something that its author can take back. */
export const changedBy = (dossier: Edition, entry: Entry<Written>) => {
  const { by, changes } = entry.fact
  const after = rewritten(dossier, entry, changes)
  // A new change of one's own buries what one had taken back before: it can't be redone any more.
  const kept = dossier.done.filter(d => !(d.undone && d.by === by))
  return { ...after, done: [...kept, { version: after.version, by, changes, undone: false }] }
}
