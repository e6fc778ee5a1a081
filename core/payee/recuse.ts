/** Somebody of the office says that a payee is their kin, or that they have another interest in them: from now on they sign no list that pays them. */
import { z } from 'zod'
import { isAmong } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { finance, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payee, runsOf, ties } from './dossier.ts'

const standsNotAsideYet = rule(
  'standsNotAsideYet',
  law => ({ ...runsOf(law), value: false }),
  (wanted, { actor, dossier: { aside = [] } }: Facts<Payee>) =>
    isAmong(
      { ...actor, actingFor: undefined },
      aside.map(({ account }) => account),
    ) === wanted,
  () => true,
)

export const recuse = action({
  by: [finance, leader],
  from: ['registered'],
  cites: runsOf,
  input: z.strictObject({ tie: z.enum(ties), explanation: z.string().trim().max(400).optional() }),
  rules: [standsNotAsideYet],
  decide: (_law, { input: { tie } }) => ({ tie }),
  keeps: ({ input: { explanation } }) => (explanation === undefined ? undefined : { kind: 'recusal', content: { explanation } }),
  apply: ({ aside = [] }, { actor, fact: { tie } }) => ({ aside: [...aside, { account: actor, tie }] }),
  tells: ['leader', 'finance'],
})
