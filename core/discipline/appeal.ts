/** The person appeals in time, once; until it is decided nothing has to be paid back. The statement is sealed. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, clawbackOf, type Discipline, takenDown } from './dossier.ts'

const withinAppealDays = rule(
  'withinAppealDays',
  ({ policy }, { dossier }: Facts<Discipline>) => {
    const { value, ...note } = policy.training.discipline.appealDays
    return { ...note, value: { until: dossier.sanction && addDays(dossier.sanction.on, value) } }
  },
  ({ until }, { today }) => until !== undefined && today <= until,
  ({ today }) => today,
)
const appealsOnce = rule(
  'appealsOnce',
  ({ policy }) => ({ ...policy.training.discipline.appealDays, value: { appeals: 1 } }),
  (_once, { dossier }: Facts<Discipline>) => dossier.appealedOn === undefined,
  ({ dossier }) => dossier.appealedOn,
)

export const appeal = action({
  by: [person],
  from: ['sanctioned', 'reprimanded'],
  to: 'appealed',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({ statement: z.string().min(2).max(8000) }),
  rules: [withinAppealDays, appealsOnce],
  counts: (_law, facts) => [fenOwed(clawbackOf(facts))],
  decide: ({ policy }, facts) => {
    const comesDown = facts.dossier.published !== undefined && policy.training.discipline.publication?.value.duringAppeal === 'takenDown'
    const demandRests = facts.balance(fenOwed(clawbackOf(facts))) > 0
    return { appealedOn: facts.today, demandRests, ...(comesDown && { comesDown: true as const }) }
  },
  keeps: ({ input }) => ({ kind: 'appeal', content: input }),
  apply: (dossier, { fact: { comesDown, ...fact } }) => ({ ...fact, ...(comesDown && takenDown(dossier, fact.appealedOn)) }),
  causes: (_law, facts, { demandRests }) =>
    demandRests ? [{ subject: 'payment', id: clawbackOf(facts), action: 'suspend', input: {} }] : [],
  tells: ['leader', 'department', 'finance'],
})
