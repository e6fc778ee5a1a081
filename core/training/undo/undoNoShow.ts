/** Somebody was reported who had come, or whose days were not over: the host can enrol them again, with some days to do it. */
import { addDays } from '../../calendar.ts'
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

export const undoNoShow = undo({
  which: undoes.undoNoShow,
  from: ['missed'],
  to: 'notified',
  cites: ({ policy }) => policy.training.enrolment,
  input: Reason,
  besides: ({ policy }, { dossier, today }) => {
    const day = addDays(today, policy.procedure.answerDays.correct.value)
    return dossier.enrolUntil !== undefined && dossier.enrolUntil >= day ? {} : { enrolUntil: day }
  },
})
