/** The trainee is back from leave: the days that they were really away are counted. Days after the end of the leave are no leave; they are asked for, or recorded as absence. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { host } from '../../roles.ts'
import { ruleOfInput, ruleOfRecord } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { type Back, endedBefore, type Leave } from './away.ts'
import { moved } from './suspension.ts'

const input = z.strictObject({ on: z.iso.date() })
type F = Facts<Training>

/** The leave that began last and from which nobody has come back; for some days after its end the return can still be recorded. */
const begun = ({ policy }: Law, { dossier, today }: F): Leave | undefined =>
  dossier.leaves
    .filter(l => l.nth !== undefined && l.back === undefined && l.from <= today)
    .filter(l => today <= addDays(l.to, policy.procedure.answerDays.correct.value))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)

const leaveHasBegun = ruleOfRecord(
  'leaveHasBegun',
  (law, facts: F) => ({ ...law.policy.training.leave.grantedBy, value: begun(law, facts)?.from }),
  from => from !== undefined,
  ({ today }) => today,
)

const sinceLeaveBegan = ruleOfInput(
  'sinceLeaveBegan',
  (law, facts: F & { readonly input: z.output<typeof input> }) => {
    const { from = facts.today, to = facts.today } = begun(law, facts) ?? {}
    return { ...law.policy.training.leave.grantedBy, value: { from, to: facts.today < addDays(to, 1) ? facts.today : addDays(to, 1) } }
  },
  ({ from, to }, facts) => facts.input.on >= from && facts.input.on <= to,
  facts => facts.input.on,
)

export const comeBack = action({
  by: [host],
  from: studying,
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input,
  rules: [leaveHasBegun, sinceLeaveBegan],
  decide: (law, facts): Back => {
    const { on } = facts.input
    const leave = begun(law, facts)
    if (leave === undefined) throw new Error(`training ${facts.id} has no leave to come back from`)
    const { leave: now, ...end } = moved(law, facts, { ...leave, to: addDays(on, -1) }, leave)
    return { on, leave: leave.nth, ...(now.suspends !== undefined && { suspends: now.suspends }), ...end }
  },
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ leaves, studyEnd }, { fact }) => ({ leaves: endedBefore(leaves, fact), studyEnd: fact.studyEnd ?? studyEnd }),
  tells: ['person', 'employer'],
})
