/** What a trainee says in confidence of the employer: only the trainee and the department's side read it, in the history as in the state. */
import type { SubjectName } from '../../facts.ts'

const confidences: readonly string[] = ['reportBreach', 'answerBreach']

/** True of an entry that nobody but the trainee and the department's side may read. */
export const isConfidence = (subject: SubjectName, action: string): boolean => subject === 'training' && confidences.includes(action)

/** A dossier's state as everybody else sees it. */
export const withoutConfidences = <State extends object>(state: State): State => ('breaches' in state ? { ...state, breaches: [] } : state)
