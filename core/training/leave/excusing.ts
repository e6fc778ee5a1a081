/** What an absence becomes when it turns out to have been leave. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import type { Absence } from './away.ts'
import { leaveOf, proof, type Wish } from './leaves.ts'

export const excuseOf = z.strictObject({ absence: z.int().positive(), kind: z.string(), reason: z.string().min(2).max(400), proof })
type F = Facts<Training>
type Given = F & { readonly input: z.output<typeof excuseOf> }

const excused = ({ dossier, input: { absence } }: Given): Absence | undefined => dossier.absences.find(a => a.nth === absence)
export const wish = (facts: Given): Wish => {
  const { from = facts.today, to = facts.today, half } = excused(facts) ?? {}
  return { from, to, half, kind: facts.input.kind, proof: facts.input.proof }
}
export const asLeave = (r: Rule<F & { readonly input: Wish }>): Rule<Given> => ({
  ...r,
  broken: (law, facts) => r.broken(law, { ...facts, input: wish(facts) }),
})

/** What another than the host grants is asked for as leave, not excused. */
export const hostGrantsIt = ruleOverMany<Given>(
  'hostGrantsIt',
  (law, facts) => {
    const { grantedBy = 'host' } = leaveOf(law, facts, wish(facts))
    return [{ clause: law.policy.training.leave.kinds.clause, holds: grantedBy === 'host', found: grantedBy, wants: 'host' }]
  },
  true,
)
