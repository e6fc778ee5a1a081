/** What an approved stop would do to the money, for host, department and the person, before anybody decides. */
import { questions } from '../../core/question.ts'
import { countsStop, stopShown } from '../../core/training/ending/stops.ts'
import { answering } from './asking.ts'
import { findLook } from './look.ts'
import { trainingFacts } from './training-facts.ts'

const studying = ['enrolled', 'leaveAsked', 'onLeave', 'stopAsked', 'stopConfirmed']

export const stopping = answering(questions.stopping, async (asking, { training, lastDay }) => {
  const look = await findLook(asking, 'training', training)
  const facts = look && studying.includes(look.state.status) ? await trainingFacts(asking, look, f => countsStop(look.law, f)) : undefined
  const { studyStart, studyEnd, stopsOn, stop } = facts?.dossier ?? {}
  if (!look || !facts || studyStart === undefined || studyEnd === undefined) return undefined
  const day = lastDay ?? stopsOn ?? asking.today
  const last = day < studyStart ? studyStart : day > studyEnd ? studyEnd : day
  const { training: year, money } = look.law.policy
  return {
    ...{ lastDay: last, from: studyStart, to: studyEnd, why: stop?.why ?? null, mightReturn: stop?.mightReturn ?? null },
    ...stopShown(look.law, facts, last),
    ...{ sanction: year.termination.value.sanction, sanctionClause: year.termination.clause },
    chosenStop: year.chosenStop?.value ?? 'approved',
    ...{ unusedTuition: money.unusedTuition.value, unusedClause: money.unusedTuition.clause },
    ...{ terminationAllowance: money.terminationAllowance.value, allowanceClause: money.terminationAllowance.clause },
  }
})
