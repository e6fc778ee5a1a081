/** Finance puts a payable sum into a batch, against the agreement and the invoice that it has seen. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { runsOf } from '../payee/dossier.ts'
import { finance } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payment } from './dossier.ts'

/** Where the law pays by runs, what a run can pay goes no other way: one by one it would pass by the list's signatures. */
const noRunPaysIt = rule(
  'noRunPaysIt',
  law => ({ ...runsOf(law), value: law.policy.money.runs !== undefined }),
  (byRun, { dossier: { payee } }: Facts<Payment>) => !byRun || (payee !== 'host' && payee !== 'trainee'),
  ({ dossier: { payee } }) => payee,
)

export const prepare = action({
  by: [finance],
  from: ['payable'],
  to: 'prepared',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({ batch: z.string().regex(/^[\w-]{1,40}$/) }),
  rules: [noRunPaysIt],
  decide: (_law, { input, actor }) => ({ ...input, preparedBy: actor.id }),
  apply: (_dossier, { fact, actingFor }) => ({ ...fact, preparedFor: actingFor, approvedBy: undefined }),
})
