/** Finance makes a run of what is due. From now on none of these payments is in another, and none can be changed before the run is through or given up. */
import { z } from 'zod'
import { Code } from '../../policy/words.ts'
import { paymentsByRunIsForeseen, runsOf } from '../payee/dossier.ts'
import { finance } from '../roles.ts'
import { sumOf } from './choose.ts'
import { action, linesOf, numberIn } from './dossier.ts'
import { hasNoTie, payeeIsAnother, runIsNext, somethingIsChosen } from './rules.ts'

export const Choice = z.strictObject({
  payee: z.enum(['host', 'trainee']),
  item: Code.optional(),
  track: Code.optional(),
  host: z.string().max(120).optional(),
  dueUntil: z.iso.date().optional(),
})

/** A payment that waits for another run, and why. */
const LeftOut = z.strictObject({ payment: z.string().max(200), reason: z.string().trim().min(2).max(200) })

export const make = action({
  by: [finance],
  from: ['none'],
  to: 'made',
  cites: runsOf,
  input: Choice.extend({ round: z.string().max(120), noKin: z.boolean(), leaveOut: z.array(LeftOut).max(500).optional() }),
  rules: [paymentsByRunIsForeseen, runIsNext, somethingIsChosen, payeeIsAnother, hasNoTie],
  decide: (_law, facts) => {
    const { round, noKin, leaveOut, ...choice } = facts.input
    const made = { round, noKin, choice, number: numberIn(facts.id), chosen: sumOf(linesOf(facts).chosen ?? []) }
    return { ...made, ...(leaveOut && { leftOut: leaveOut.map(({ payment }) => payment) }) }
  },
  keeps: ({ input: { leaveOut } }) => leaveOut && { kind: 'reason', content: { leaveOut } },
  apply: (_dossier, { actor, actingFor, fact: { round, choice, number, chosen, leftOut } }) => ({
    ...{ round, choice, number, chosen, leftOut },
    preparedBy: actor,
    hands: actingFor === undefined ? [actor] : [actor, actingFor],
  }),
})
