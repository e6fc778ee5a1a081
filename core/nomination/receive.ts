/** The department takes the sealed roster in: everybody newly recommended on it is nominated, with their rank. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'
import { ranked } from './lines.ts'

/** A policy that asks for no seal lets a frozen roster in. */
const sealedWhereRequired = rule(
  'sealedWhereRequired',
  ({ policy }) => policy.documents.sealedRoster,
  (required, { dossier }: Facts<Nomination>) => !required || dossier.status === 'sealed',
  ({ dossier }) => dossier.status,
)

export const receive = action({
  by: [department],
  from: ['finalised', 'sealed'],
  to: 'received',
  cites: ({ policy }) => policy.documents.sealedRoster,
  input: z.strictObject({}),
  rules: [sealedWhereRequired],
  decide: (_law, { dossier: { version, lines } }) => ({ version, ranks: ranked(lines) }),
  apply: ({ lines }, { fact }) => ({
    lines: lines.map(line => ({ ...line, rank: fact.ranks.find(r => r.application === line.application)?.rank })),
  }),
  causes: (_law, _facts, { ranks }) =>
    ranks
      .filter(r => r.isNew)
      .map(({ application, rank }) => ({ subject: 'application', id: application, action: 'nominate', input: { rank } })),
  tells: ['body'],
})
