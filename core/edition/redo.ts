/** What one has taken back last is done again. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action, rewritten } from './dossier.ts'
import { findLastUndone, somethingToRedo } from './rules.ts'

export const redo = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({}),
  rules: [somethingToRedo],
  decide: (_law, facts) => {
    const next = findLastUndone(facts)
    return { by: facts.actor.id, redone: next?.version ?? 0, changes: next?.changes ?? [] }
  },
  apply: (dossier, entry) => ({
    ...rewritten(dossier, entry, entry.fact.changes),
    done: dossier.done.map(d => (d.version === entry.fact.redone ? { ...d, undone: false } : d)),
  }),
})
