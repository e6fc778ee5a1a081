/** The department allows the change: placement and, as long as it has not left, the fee follow to the new host. */
import { z } from 'zod'
import type { Law, Trigger } from '../../../policy/shape.ts'
import { fenOwed } from '../../accounts.ts'
import type { Cause } from '../../action.ts'
import type { Facts } from '../../facts.ts'
import { feesOf } from '../../payment/rates.ts'
import { department } from '../../roles.ts'
import { action, studying, type Training } from '../dossier.ts'
import { idOfSum } from '../undo/undone.ts'
import { changeIsAsked, newHostAgrees, oldHostAgrees } from './changes.ts'

const isDeclared = (trigger: Trigger) => typeof trigger !== 'string'

/** Every payment of a fee that follows the trainee: whole, or in its parts. What a host has declared it has earned, and keeps. */
const feesOn = (law: Law, { id, dossier: { undone } }: Pick<Facts<Training>, 'id' | 'dossier'>): readonly string[] =>
  feesOf(law).flatMap(({ code, parts, trigger }) => {
    if (parts) return parts.value.filter(p => !isDeclared(p.trigger)).map(p => idOfSum(id, `${code}.${p.code}`, undone))
    return isDeclared(trigger.value) ? [] : [idOfSum(id, code, undone)]
  })

export const allowChange = action({
  by: [department],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [changeIsAsked, oldHostAgrees, newHostAgrees],
  counts: (law, facts) => feesOn(law, facts).map(fenOwed),
  decide: (law, facts) => {
    const { id, dossier, balance, today } = facts
    const { change } = dossier
    if (change === undefined) throw new Error(`training ${id} has no change to allow`)
    return {
      host: change.host,
      programme: change.programme,
      on: today,
      feesFollow: feesOn(law, facts).filter(fee => balance(fenOwed(fee)) > 0),
    }
  },
  keeps: ({ input }) => ({ kind: 'changeAnswer', content: input }),
  apply: (_dossier, { fact: { host, programme } }) => ({ host, programme, change: undefined }),
  causes: (_law, { id }, { host, programme, feesFollow }): readonly Cause[] => [
    { subject: 'placement', id, action: 'change', input: { host, programme } },
    ...feesFollow.map(fee => ({ subject: 'payment', id: fee, action: 'redirect', input: { host } }) as const),
  ],
  tells: ['person', 'employer', 'body', 'host'],
})
