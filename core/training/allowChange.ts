/** The department allows the change: placement and, as long as it has not left, the fee follow to the new host. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import type { Cause } from '../action.ts'
import { department } from '../roles.ts'
import { changeIsAsked, newHostAgrees } from './changes.ts'
import { action, studying } from './dossier.ts'

const feeOf = (id: string) => `${id}.tuition`

export const allowChange = action({
  by: [department],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [changeIsAsked, newHostAgrees],
  counts: (_law, { id }) => [fenOwed(feeOf(id))],
  decide: (_law, { id, dossier: { change }, balance, today }) => {
    if (change === undefined) throw new Error(`training ${id} has no change to allow`)
    return { host: change.host, programme: change.programme, on: today, feeFollows: balance(fenOwed(feeOf(id))) > 0 }
  },
  keeps: ({ input }) => ({ kind: 'changeAnswer', content: input }),
  apply: (_dossier, { fact: { host, programme } }) => ({ host, programme, change: undefined }),
  causes: (_law, { id }, { host, programme, feeFollows }): readonly Cause[] => [
    { subject: 'placement', id, action: 'change', input: { host, programme } },
    ...(feeFollows ? [{ subject: 'payment', id: feeOf(id), action: 'redirect', input: { host } } as const] : []),
  ],
  tells: ['person', 'employer', 'body', 'host'],
})
