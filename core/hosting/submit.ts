/** The host hands in what it offers, or the office does for it, on the phone. Nothing counts before the department has accepted it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, host } from '../roles.ts'
import { action, type Hosting } from './dossier.ts'
import { arrivesAfterNotice, notBelowTaken, programmesAreTheHosts, seatsCounted, termsOf, withinAgreedSeats } from './rules.ts'
import { Statement, saidIn } from './statement.ts'

const input = z.strictObject({ statement: Statement })
type Given = Facts<Hosting> & { readonly input: z.output<typeof input> }
const seatsIn = ({ input: { statement } }: Given) => statement.programmes

export const submit = action({
  by: [host, department],
  from: ['invited', 'submitted', 'accepted', 'returned', 'silent'],
  to: 'submitted',
  cites: termsOf,
  input,
  rules: [programmesAreTheHosts, withinAgreedSeats, notBelowTaken(seatsIn, true), arrivesAfterNotice],
  counts: (law, facts) => seatsCounted(law, facts, seatsIn(facts)),
  decide: (_law, { input, dossier, today }) => ({
    ...saidIn(input.statement),
    version: (dossier.stated?.version ?? 0) + 1,
    on: today,
  }),
  keeps: ({ input }) => ({ kind: 'statement', content: input.statement }),
  apply: (_dossier, { fact, n }) => ({ stated: { ...fact, n }, reminded: 0, returned: undefined }),
  tells: ['department'],
})
