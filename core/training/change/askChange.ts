/** The trainee, or the host on their behalf, asks for another host or programme. As a rule it is refused: the reason must be special. */
import { z } from 'zod'
import { host, person } from '../../roles.ts'
import { action, studying } from '../dossier.ts'

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)

export const askChange = action({
  by: [person, host],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({ host: Name, programme: Name, reason: z.string().min(2).max(1000) }),
  // Whoever asks as the host where the trainee is has said its word with that.
  decide: (law, facts) => {
    const { host: to, programme } = facts.input
    const asked = { host: to, programme, askedOn: facts.today }
    return host.is(facts, law) ? { ...asked, letGoOn: facts.today } : asked
  },
  keeps: ({ input }) => ({ kind: 'changeReason', content: input }),
  apply: (_dossier, { fact }) => ({ change: fact }),
  tells: ['host', 'employer', 'department'],
})
