/** A leader finds that what kept somebody aside is none, or no longer. Nobody takes their own word back. */
import { z } from 'zod'
import { isAmong } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { leader } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Payee, runsOf } from './dossier.ts'

const input = z.strictObject({ aside: z.string().max(120), reason: z.string().trim().min(4).max(400) })
type Given = Facts<Payee> & { readonly input: z.output<typeof input> }

const standsAside = ruleOfInput(
  'standsAside',
  (law, { dossier: { aside = [] } }: Given) => ({ ...runsOf(law), value: aside.map(({ account }) => account) }),
  (those, { input }) => those.includes(input.aside),
  ({ input }) => input.aside,
)
const isAnothers = ruleOfInput(
  'isAnothers',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, { actor, input }: Given) => !isAmong(actor, [input.aside]),
  ({ input }) => input.aside,
)

export const readmit = action({
  by: [leader],
  from: ['registered'],
  cites: runsOf,
  input,
  rules: [standsAside, isAnothers],
  decide: (_law, { input }) => ({ aside: input.aside }),
  keeps: ({ input: { reason } }) => ({ kind: 'reason', content: { reason } }),
  apply: ({ aside = [] }, { fact }) => ({ aside: aside.filter(({ account }) => account !== fact.aside) }),
  tells: ['leader', 'finance'],
})
