/** The letters to those who are not admitted, and to those who objected to the list. */
import type { Application } from '../../core/application/dossier.ts'
import type { Objection } from '../../core/objection/dossier.ts'
import { zh } from '../../words/zh.ts'
import { trackName } from '../forms.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import { officialOf, roundFacts } from './paper.ts'
import { lastEntryOf, sealedWords, stateOf, whomOf } from './read.ts'
import { reviewOf } from './review.ts'

const deciderOf = ({ law, row }: Look, by: string): string => {
  if (by === 'body') return row.body_zh ?? zh.roles.body
  return by === 'employer' ? (row.employer_zh ?? zh.roles.employer) : law.policy.notice.issuedBy.zh
}

export const notAdmitted = async (asking: Asking, look: Look) => {
  const { law, id } = look
  const state = await stateOf<Application>(asking, 'application', id)
  // Whoever an objection was upheld against has left the list by that.
  const entry = await lastEntryOf(asking, look, 'decline', 'upholdObjection')
  if (!state?.declined || !entry) return undefined
  const { reason, by } = state.declined
  const facts = {
    ...roundFacts(law, 'notAdmitted'),
    ...(await whomOf(asking, look)),
    track: trackName(law, state.track),
    reason: law.policy.procedure.declineReasons.value.find(known => known.code === reason)?.name.zh ?? zh.values.objectionUpheld,
    explanation: (await sealedWords(asking, look, 'decline', 'explanation')) ?? textIn(entry.fact, 'explanation'),
    decidedBy: deciderOf(look, by),
    ...reviewOf(law, entry.on),
  }
  return officialOf(asking, law, 'notAdmitted', facts, { issuedOn: entry.on })
}

export const objectionAnswer = async (asking: Asking, look: Look) => {
  const { law, id } = look
  const state = await stateOf<Objection>(asking, 'objection', id)
  const answer = await sealedWords(asking, look, 'answer', 'answer')
  if (!state?.answeredOn || state.receivedOn === undefined || answer === undefined) return undefined
  const ground = law.policy.procedure.objections?.value.grounds.find(({ code }) => code === state.ground)?.name.zh
  const words = zh.subjects.objection.statuses
  const facts = {
    ...roundFacts(law, 'objectionAnswer'),
    raisedOn: state.receivedOn,
    ground: ground ?? state.ground ?? '',
    ...(state.status === 'upheld' ? { upheld: words.upheld } : { dismissed: words.dismissed }),
    answer: [answer],
    ...reviewOf(law, state.answeredOn),
  }
  return officialOf(asking, law, 'objectionAnswer', facts, { issuedOn: state.answeredOn })
}
