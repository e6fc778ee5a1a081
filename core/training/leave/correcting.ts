/** What a leave becomes when its record is corrected. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { namesOneOf, type Rule } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import type { Leave } from './away.ts'
import { askedBefore, days, halfIsWrong, halfOfOneDay, inOrder, kindOf, toIsWrong } from './leaves.ts'

export const correction = z
  .strictObject({
    leave: z.int().positive(),
    ...days,
    kind: z.string().optional(),
    /** It never was, whatever its days. */
    never: z.literal(true).optional(),
    reason: z.string().min(2).max(400),
  })
  .refine(inOrder, toIsWrong)
  .refine(halfOfOneDay, halfIsWrong)
type F = Facts<Training>
type Given = F & { readonly input: z.output<typeof correction> }

export const meant = ({ dossier, input: { leave } }: Given): Leave | undefined => dossier.leaves.find(l => l.nth === leave)
/** What it is corrected to; the kind stays where none is named. */
export const wished = (facts: Given) => {
  const leave = meant(facts)
  const { from, to, half, kind = (leave && kindOf(askedBefore(facts.opened), leave)) ?? '' } = facts.input
  return { from, to, half, kind }
}

export const leaveIsOnRecord = namesOneOf(
  'leaveIsOnRecord',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.leave.kinds, value: dossier.leaves.flatMap(l => l.nth ?? []) }),
  facts => facts.input.leave,
)

/** A rule on leave is asked of what the leave becomes; of one that never was there is nothing to ask. */
export const ofWhatItBecomes = (r: Rule<F & { readonly input: ReturnType<typeof wished> & { readonly leave: number } }>): Rule<Given> => ({
  ...r,
  broken: (law, facts) =>
    facts.input.never === true ? [] : r.broken(law, { ...facts, input: { ...wished(facts), leave: facts.input.leave } }),
})
