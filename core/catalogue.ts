/** The catalogue: every subject with its statuses and actions. Routes, OpenAPI, buttons, rights and drawings come from it. */
import type { AnyAction, Entry } from './action.ts'
import type { Related, SubjectName, Waiting } from './facts.ts'
import { subjects as rooms } from './subjects.ts'

/** What every subject looks like to code that doesn't care which it is. */
export type Subject = {
  readonly blank: { readonly status: string }
  readonly waitsFor: Readonly<Record<string, Waiting>>
  /** Whose turn it is where the dossier, and not its status alone, says so. */
  turn?(dossier: { readonly status: string }): Waiting | 'nobody'
  readonly actions: Readonly<Record<string, AnyAction>>
}

export const subjects = rooms satisfies Record<SubjectName, Subject>

export const getSubject = (name: SubjectName): Subject => subjects[name]

/** Whose turn it is on a dossier. */
export const turnOf = (subject: Subject, dossier: { readonly status: string }): Waiting => {
  const turn = subject.turn?.(dossier) ?? subject.waitsFor[dossier.status]
  return turn === 'nobody' ? undefined : turn
}

/** A dossier is what its entries say it is, and nothing else: reads no policy, clock or database. */
export const fold = (subject: Subject, dossier: Subject['blank'] & Pick<Related, 'due'>, entry: Entry): Subject['blank'] => {
  const action = subject.actions[entry.action]
  if (!action) throw new Error(`no action named ${entry.action}: an action once used may never leave the catalogue`)
  const due = entry.due ?? (action.to === undefined ? dossier.due : undefined)
  const after = { ...dossier, due, ...action.apply?.(dossier, entry), status: action.to ?? dossier.status }
  return after
}
