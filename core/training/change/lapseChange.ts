/** Nobody decided on a change in time: it lapses, everything stays as it is, and it can be asked for again. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { clock } from '../../roles.ts'
import { rule } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'

const changeIsOver = rule(
  'changeIsOver',
  ({ policy }, { dossier }: Facts<Training>) => ({
    ...(policy.training.changeLapsesAfterDays ?? policy.training.change),
    value: dossier.change?.lapsesOn,
  }),
  (lastDay, { today }) => lastDay !== undefined && today > lastDay,
  ({ today }) => today,
)

export const lapseChange = action({
  by: [clock],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.changeLapsesAfterDays ?? policy.training.change,
  input: z.strictObject({}),
  daily: ({ policy }) => policy.training.changeLapsesAfterDays !== undefined,
  rules: [changeIsOver],
  decide: (_law, { today }) => ({ on: today }),
  apply: () => ({ change: undefined }),
  tells: ['person', 'host', 'employer', 'department'],
})
