/** One's own last change is taken back: by an entry that turns it round, never by an erasure. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { turnedRound } from './change.ts'
import { action, rewritten } from './dossier.ts'
import { findLastDone, somethingToUndo } from './rules.ts'

export const undo = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({}),
  rules: [somethingToUndo],
  decide: (_law, facts) => {
    const last = findLastDone(facts)
    return { by: facts.actor.id, undone: last?.version ?? 0, changes: turnedRound(last?.changes ?? []) }
  },
  apply: (dossier, entry) => ({
    ...rewritten(dossier, entry, entry.fact.changes),
    done: dossier.done.map(d => (d.version === entry.fact.undone ? { ...d, undone: true } : d)),
  }),
})
