/** The department issues the certificate: the next number of the register, a code that can't be guessed, and the issuers of the track. */
import { z } from 'zod'
import type { Text } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Certificate } from './dossier.ts'
import { countsNumbers, nextNumber, takeNumber } from './number.ts'

const issuersAreNamed = rule(
  'issuersAreNamed',
  ({ policy }) => policy.training.certificate.issuers,
  (issuers: Readonly<Record<string, readonly Text[]>>, { dossier }: Facts<Certificate>) => (issuers[dossier.track ?? ''] ?? []).length > 0,
  ({ dossier }) => dossier.track,
)

export const issue = action({
  by: [department],
  from: ['ready'],
  to: 'issued',
  cites: ({ policy }) => policy.training.certificate.issuers,
  input: z.strictObject({}),
  rules: [issuersAreNamed],
  counts: countsNumbers,
  decide: (law, facts) => ({
    number: nextNumber(law, facts),
    code: facts.nonce,
    issuers: law.policy.training.certificate.issuers.value[facts.dossier.track ?? ''] ?? [],
    issuedOn: facts.today,
  }),
  apply: (_dossier, { fact }) => fact,
  posts: (law, _facts, { number }) => takeNumber(law, number),
  tells: ['person', 'employer'],
})
