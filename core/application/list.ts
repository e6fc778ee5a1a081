/** The list for public notice: who joins it or leaves it is counted, so that everybody can tell which notice a name stood on. */
import type { Law } from '../../policy/shape.ts'
import { listChanges, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'
import type { Notice } from '../round/dossier.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import type { Application } from './dossier.ts'
import { seatOf } from './places.ts'

type F = Facts<Application>

export const changesOf = (facts: F) => listChanges(seatOf(facts).round)

export const joinList = ({ policy }: Law, facts: F): readonly Transfer[] => [
  transfer(world('lists'), changesOf(facts), 1, policy.procedure.publicNotice.clause),
]

export const leaveList = (law: Law, facts: F): readonly Transfer[] =>
  facts.dossier.status === 'accepted' || facts.dossier.status === 'contested' ? joinList(law, facts) : []

/** A notice of earlier years says not how far it goes: it held everybody who was on the list. */
const held = ({ upTo }: Notice, { listed }: Application) => upTo === undefined || (listed ?? -1) < upTo

/** A period of a notice that held the person is over; where a changed list restarts it, that of the list as it is now. */
export const noticeIsOver: Rule<F> = ruleOverMany('noticeIsOver', ({ policy }, { round, today, dossier }) => {
  const { value, clause } = policy.procedure.publicNotice
  const all = round.notices ?? (round.notice ? [round.notice] : [])
  const counted = value.restarts ? all.slice(-1) : all
  const holds = !value.held || counted.some(notice => held(notice, dossier) && today > notice.to)
  return [{ clause, holds, found: { today, notice: round.notice }, wants: value }]
})

/** Nobody joined or left since the list was shown, where the policy has a changed list shown anew. */
export const listIsAsShown: Rule<F> = ruleOverMany('listIsAsShown', ({ policy }, facts) => {
  const { value, clause } = policy.procedure.publicNotice
  const upTo = facts.round.notice?.upTo
  const found = facts.balance(changesOf(facts))
  return [{ clause, holds: !value.held || value.restarts !== true || upTo === undefined || upTo === found, found, wants: upTo }]
})
