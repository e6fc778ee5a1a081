/** Somebody was enrolled who has not come: they are called as before, and what fell due by it is annulled or comes back. */
import { transfer } from '../../accounts.ts'
import type { Transfer } from '../../action.ts'
import { countsFunding, takenOnce } from '../money/funding.ts'
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'
import type { F } from './undoing.ts'

/** A first enrolment had used a funding; a study that only went on after a deferral had used none. */
const began = (facts: F) => undoes.undoEnrolment(facts)?.before.studyStart === undefined

export const undoEnrolment = undo({
  which: undoes.undoEnrolment,
  from: ['enrolled'],
  to: 'notified',
  cites: ({ policy }) => policy.training.enrolment,
  input: Reason,
  counts: countsFunding,
  posts: (law, facts): readonly Transfer[] =>
    began(facts) ? takenOnce(law, facts, facts.dossier.unfunded).map(t => transfer(t.credit, t.debit, t.amount, t.clause)) : [],
})
