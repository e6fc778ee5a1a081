/** The department issues the certificate: the next number of the register, a code that can't be guessed, and the issuers of the track. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Text } from '../../policy/words.ts'
import type { Facts } from '../facts.ts'
import { countsNumbers, nextNumber, takeNumber } from '../number/register.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { wantedWord } from './coSign.ts'
import { action, type Certificate } from './dossier.ts'

const issuersAreNamed = rule(
  'issuersAreNamed',
  ({ policy }) => policy.training.certificate.issuers,
  (issuers: Readonly<Record<string, readonly Text[]>>, { dossier }: Facts<Certificate>) => (issuers[dossier.track ?? ''] ?? []).length > 0,
  ({ dossier }) => dossier.track,
)

/** Where two issue it, the other has said so before the number is taken. */
const otherIssuerHasSigned = rule(
  'otherIssuerHasSigned',
  wantedWord,
  (word, { dossier }: Facts<Certificate>) => word === undefined || dossier.coSigned !== undefined,
  ({ dossier }) => ({ coSigned: dossier.coSigned?.on }),
)

/** What the policy lets a certificate credit, recorded as it stood on the day of issue. */
const creditOf = ({ policy }: Law): Pick<Certificate, 'hours' | 'modules'> => {
  const { certificate, modules } = policy.training
  return { ...(certificate.hours && { hours: certificate.hours.value }), ...(certificate.hours && modules && { modules: modules.value }) }
}

export const issue = action({
  by: [department],
  from: ['ready'],
  to: 'issued',
  cites: ({ policy }) => policy.training.certificate.issuers,
  input: z.strictObject({}),
  rules: [issuersAreNamed, otherIssuerHasSigned],
  counts: countsNumbers,
  decide: (law, facts) => ({
    number: nextNumber(law, facts),
    code: facts.nonce,
    issuers: law.policy.training.certificate.issuers.value[facts.dossier.track ?? ''] ?? [],
    issuedOn: facts.today,
    ...creditOf(law),
    ...(law.policy.training.certificate.showsResult?.value === true && { shownResult: facts.dossier.result }),
  }),
  apply: (_dossier, { fact }) => fact,
  posts: (law, _facts, { number }) => takeNumber(law, number),
  tells: ['person', 'employer'],
})
