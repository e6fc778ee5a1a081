/** A body or the department refuses an application, with a reason from the policy's list and words of its own, which lie sealed; a person decides, never a machine. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body, department, ownEmployer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { type Application, action } from './dossier.ts'
import { leaveList } from './list.ts'
import { end, strike } from './places.ts'
import { unchangedSinceSeen } from './rules.ts'

const input = z.strictObject({ reason: z.string(), explanation: z.string().min(2).max(400) })

const reasonIsListed = ruleOfInput(
  'reasonIsListed',
  ({ policy }) => ({ ...policy.procedure.declineReasons, value: policy.procedure.declineReasons.value.map(r => r.code) }),
  (codes, facts: Facts<Application> & { readonly input: z.output<typeof input> }) => codes.includes(facts.input.reason),
  ({ input }) => input.reason,
)

export const decline = action({
  by: [ownEmployer, body, department],
  from: ['submitted', 'consented', 'recommended', 'reserved', 'nominated', 'accepted'],
  to: 'declined',
  cites: ({ policy }) => policy.procedure.declineReasons,
  input,
  rules: [reasonIsListed, unchangedSinceSeen],
  decide: (_law, { input: { reason } }) => ({ reason }),
  keeps: ({ input: { explanation } }) => ({ kind: 'decline', content: { explanation } }),
  apply: (_dossier, { fact, role }) => ({ declined: { reason: fact.reason, by: role } }),
  posts: (law, facts) => [...end(law, facts), ...leaveList(law, facts)],
  causes: (_law, facts) => strike(facts),
  tells: ['person', 'employer', 'body'],
})
