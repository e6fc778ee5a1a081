/** What the server would lay before the annulling of a number, from a world without one. */
import type { Entry } from '../core/action.ts'
import { isSubjectName, type SubjectName } from '../core/facts.ts'
import { type Numbered, numbersIn, stands } from '../core/number/bearer.ts'
import { findDrawn } from '../core/number/dossier.ts'

type Find = (subject: SubjectName, id: string) => { readonly status: string }

/** The entries are counted from 1. */
export const numberedIn = (journal: readonly Entry[], find: Find, id: string): Numbered | undefined => {
  const entry = journal[(findDrawn(id)?.entry ?? 0) - 1]
  const number = entry && typeof entry.fact === 'object' && entry.fact !== null ? numbersIn(entry.fact)[0] : undefined
  if (!entry || !number || !isSubjectName(entry.subject)) return undefined
  const { subject } = entry
  return { number, bearer: { subject, id: entry.id }, stands: stands(subject, find(subject, entry.id), number) }
}
