/** The department accepts what the host offers: from here on its figures are the seats of the round, in the ledger in the same transaction. */
import { z } from 'zod'
import { seatsFree, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { action, type Hosting } from './dossier.ts'
import { notBelowTaken, seatsCounted, seatsNow, termsOf, versionIsNewest } from './rules.ts'

const seatsIn = ({ dossier }: Facts<Hosting>) => dossier.stated?.programmes ?? []

export const accept = action({
  by: [department],
  from: ['submitted'],
  to: 'accepted',
  cites: termsOf,
  input: z.strictObject({ version: z.int().positive() }),
  rules: [versionIsNewest, notBelowTaken(seatsIn, false)],
  counts: (law, facts) => seatsCounted(law, facts, seatsIn(facts)),
  decide: (law, facts) => ({
    version: facts.input.version,
    moved: seatsNow(law, facts, seatsIn(facts)).map(({ programme, seats, now }) => ({ programme, by: seats - now })),
  }),
  apply: ({ stated }) => ({ accepted: stated }),
  posts: (law, { dossier: { round = '', host = '' } }, { moved }) =>
    moved
      .filter(({ by }) => by !== 0)
      .map(({ programme, by }) => {
        const [outside, free] = [world('seats'), seatsFree(round, host, programme)]
        return by > 0 ? transfer(outside, free, by, law.hosts.clause) : transfer(free, outside, -by, law.hosts.clause)
      }),
  tells: ['host'],
})
