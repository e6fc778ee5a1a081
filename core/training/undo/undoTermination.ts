/** A stop was approved by mistake: it waits for its decision as before. Days on which the person was sent away meanwhile are added to the end. */
import { z } from 'zod'
import { addDays, daysBetween } from '../../calendar.ts'
import { seatsBack } from './place-back.ts'
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

/** `away`: the person was not at the host since the last day that the approval had named. */
const input = Reason.extend({ away: z.boolean() })

export const undoTermination = undo({
  which: undoes.undoTermination,
  from: ['terminated'],
  to: 'stopConfirmed',
  cites: ({ policy }) => policy.training.termination,
  input,
  causes: (_law, facts) => seatsBack(facts),
  besides: (_law, { dossier, input: { away }, today }, { studyEnd, leaves }) => {
    const from = addDays(dossier.studyEnd ?? today, 1)
    if (!away || studyEnd === undefined || from >= today) return {}
    const lost = { from, to: addDays(today, -1), countsAsTraining: false }
    return { leaves: [...leaves, lost], studyEnd: addDays(studyEnd, daysBetween(from, today)) }
  },
})
