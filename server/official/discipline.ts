/** The papers of a breach: the sanction, the reprimand, what is to be paid back, and the answer to an appeal. */
import { addDays } from '../../core/calendar.ts'
import type { Discipline } from '../../core/discipline/dossier.ts'
import type { PaperFacts } from '../../core/paper/index.ts'
import type { Law } from '../../policy/shape.ts'
import { zh } from '../../words/zh.ts'
import { hostOf, trackName } from '../forms.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import { officialOf, roundFacts } from './paper.ts'
import { lastEntryOf, stateOf, whomOf } from './read.ts'
import { appealOf } from './review.ts'

const groundOf = ({ policy }: Law, code: string | undefined) => policy.training.discipline.grounds.value.find(g => g.code === code)

const payWithinDays = (law: Law, ground: string | undefined): number =>
  (groundOf(law, ground)?.repays ?? law.policy.training.discipline.clawback.value).payWithinDays

const breachFacts = async (asking: Asking, look: Look, kind: 'sanction' | 'reprimand'): Promise<PaperFacts<'sanction'> | undefined> => {
  const { law, id } = look
  const state = await stateOf<Discipline>(asking, 'discipline', id)
  if (!state?.sanction) return undefined
  const { clause, reason, on, amountFen } = state.sanction
  const heard = await lastEntryOf(asking, look, 'hear')
  return {
    ...roundFacts(law, kind, clause),
    ...(await whomOf(asking, look)),
    track: trackName(law, state.track),
    host: hostOf(law, state.host, undefined).host,
    findings: [reason],
    ground: groundOf(law, state.ground)?.name.zh ?? state.ground ?? '',
    heardOn: heard?.on,
    decidedOn: on,
    ...(amountFen > 0 && { amount: amountFen, dueOn: addDays(on, payWithinDays(law, state.ground)) }),
    ...appealOf(law, on),
  }
}

export const sanction = async (asking: Asking, look: Look) => {
  const facts = await breachFacts(asking, look, 'sanction')
  return facts && officialOf(asking, look.law, 'sanction', facts, { issuedOn: facts.decidedOn })
}

export const reprimand = async (asking: Asking, look: Look) => {
  const state = await stateOf<Discipline>(asking, 'discipline', look.id)
  const facts = await breachFacts(asking, look, 'reprimand')
  const entry = await lastEntryOf(asking, look, 'reprimand')
  if (!facts || !state?.reprimand || !entry) return undefined
  return officialOf(asking, look.law, 'reprimand', facts, { number: state.reprimand, issuedOn: entry.on })
}

export const appealDecision = async (asking: Asking, look: Look) => {
  const { law, id } = look
  const state = await stateOf<Discipline>(asking, 'discipline', id)
  const entry = await lastEntryOf(asking, look, 'uphold', 'correct')
  const reason = textIn(entry?.fact, 'reason')
  if (!entry || !state?.sanction || state.appealedOn === undefined || reason === undefined) return undefined
  const words = zh.subjects.discipline.statuses
  const facts = {
    ...roundFacts(law, 'appealDecision', law.policy.training.discipline.appealDays.clause),
    ...(await whomOf(asking, look)),
    appealedOn: state.appealedOn,
    decidedOn: state.sanction.on,
    answeredOn: entry.on,
    ...(entry.action === 'uphold' ? { upheld: words.upheld } : { corrected: words.corrected }),
    reason: [reason],
  }
  return officialOf(asking, law, 'appealDecision', facts, { issuedOn: entry.on })
}
