/** A leave was recorded wrongly: the right days or the right kind take its place, or it never was. The first entry stays; the months follow. Reason and kind are sealed. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, host } from '../roles.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import type { Leave } from './away.ts'
import { action, studying, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'
import { askedBefore, days, halfIsWrong, halfOfOneDay, inOrder, toIsWrong, kindHasDaysLeft, kindIsListed, kindOf, leaveOf, overlapsNoLeave, sealedLeave, withinStudy } from './leaves.ts'
import { moved } from './suspension.ts'

const input = z
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
type Given = F & { readonly input: z.output<typeof input> }

const meant = ({ dossier, input: { leave } }: Given): Leave | undefined => dossier.leaves.find(l => l.nth === leave)
/** What it is corrected to; the kind stays where none is named. */
const wished = (facts: Given) => {
  const leave = meant(facts)
  const { from, to, half, kind = (leave && kindOf(askedBefore(facts.opened), leave)) ?? '' } = facts.input
  return { from, to, half, kind }
}

const leaveIsOnRecord = ruleOfInput(
  'leaveIsOnRecord',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.leave.kinds, value: dossier.leaves.flatMap(l => l.nth ?? []) }),
  (known, facts) => known.includes(facts.input.leave),
  facts => facts.input.leave,
)

/** A rule on leave is asked of what the leave becomes; of one that never was there is nothing to ask. */
const ofWhatItBecomes = (r: Rule<F & { readonly input: ReturnType<typeof wished> & { readonly leave: number } }>): Rule<Given> => ({
  ...r,
  broken: (law, facts) =>
    facts.input.never === true ? [] : r.broken(law, { ...facts, input: { ...wished(facts), leave: facts.input.leave } }),
})

export const correctLeave = action({
  by: [host, department],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input,
  opens: 'leave',
  rules: [leaveIsOnRecord, ...[kindIsListed, withinStudy, overlapsNoLeave, kindHasDaysLeft].map(ofWhatItBecomes)],
  decide: (law, facts): { readonly nth: number; readonly leave?: Leave; readonly studyEnd?: string } => {
    const { leave: nth, never } = facts.input
    const was = meant(facts)
    const { back, grantedBy } = was ?? {}
    const becomes = { ...leaveOf(law, facts, wished(facts), { instead: nth }), nth, ...(back && { back }), grantedBy }
    const gone = { ...becomes, countsAsTraining: true }
    const { leave, ...end } = moved(law, facts, never === true ? gone : becomes, was)
    return { nth, ...(never !== true && { leave }), ...end }
  },
  keeps: facts => sealedLeave(facts, facts.input.leave, wished(facts), facts.input),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ leaves, studyEnd }, { fact }) => ({
    leaves: leaves.flatMap(l => (l.nth !== fact.nth ? [l] : fact.leave ? [fact.leave] : [])),
    studyEnd: fact.studyEnd ?? studyEnd,
  }),
  tells: ['person', 'employer', 'host', 'department'],
})
