/** The trainee, or the host on their behalf, asks for another host or programme. As a rule it is refused: the reason must be special. */
import { z } from 'zod'
import { host, person } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { lapsingOn } from './changes.ts'

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)

export const askChange = action({
  by: [person, host],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  /** `tellsWhy`: the host that is asked may read the reason. */
  input: z.strictObject({ host: Name, programme: Name, reason: z.string().min(2).max(1000), tellsWhy: z.boolean().optional() }),
  // Whoever asks as the host where the trainee is has said its word with that.
  decide: (law, facts) => {
    const { host: to, programme, tellsWhy } = facts.input
    const byHost = host.is(facts, law)
    return {
      ...{ host: to, programme, askedOn: facts.today, askedBy: byHost ? ('host' as const) : ('person' as const) },
      ...lapsingOn(law, facts.today),
      ...(tellsWhy === true && { tellsWhy }),
      ...(byHost && { letGoOn: facts.today }),
    }
  },
  keeps: ({ input }) => ({ kind: 'changeReason', content: input }),
  apply: (_dossier, { fact }) => ({ change: fact }),
  tells: ['host', 'employer', 'department'],
})
