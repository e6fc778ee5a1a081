/** The trainee is back from leave: the days that they were really away are counted, fewer or more than were granted. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { host } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Leave, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'

const input = z.strictObject({ on: z.iso.date() })

const sinceLeaveBegan = ruleOfInput(
  'sinceLeaveBegan',
  ({ policy }, { dossier, today }: Facts<Training> & { readonly input: z.output<typeof input> }) => ({
    ...policy.training.leave.grantedBy,
    value: { from: dossier.leaves.at(-1)?.from ?? today, to: today },
  }),
  ({ from, to }, facts) => facts.input.on >= from && facts.input.on <= to,
  facts => facts.input.on,
)

/** The last leave ends on the day before the return; who was back on its first day was not away. */
const endedBefore = (leaves: readonly Leave[], day: string): readonly Leave[] => {
  const last = leaves.at(-1)
  if (last === undefined) return leaves
  return last.from === day ? leaves.slice(0, -1) : [...leaves.slice(0, -1), { ...last, to: addDays(day, -1) }]
}

export const comeBack = action({
  by: [host],
  from: ['onLeave'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input,
  rules: [sinceLeaveBegan],
  answerBy: (law, facts) => nextDue(law, facts.dossier, { status: 'enrolled', leaves: endedBefore(facts.dossier.leaves, facts.input.on) }),
  apply: ({ leaves }, { fact }) => ({ leaves: endedBefore(leaves, fact.on) }),
  tells: ['person', 'employer'],
})
