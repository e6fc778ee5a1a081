/** The person takes back the consent on their health. Who vets sees the statement no more; what is not decided stops, and what was decided stands. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { ruleOfRecord } from '../rule.ts'
import { afterConsents, citesNotice } from './consents.ts'
import { type Application, action, inForce } from './dossier.ts'

const healthConsentIsThere = ruleOfRecord(
  'healthConsentIsThere',
  law => ({ ...citesNotice(law), value: true }),
  (_value, { dossier: { consents } }: Facts<Application>) => consents?.health !== undefined && consents.health.withdrawnOn === undefined,
  ({ dossier }) => dossier.consents?.health?.withdrawnOn,
)

export const withdrawConsent = action({
  by: [person],
  from: inForce,
  cites: ({ policy }) => policy.personalData?.health ?? policy.procedure.withdrawUntil,
  input: z.strictObject({}),
  rules: [healthConsentIsThere],
  decide: (_law, { today }) => ({ withdrawnOn: today }),
  apply: (dossier, { fact }) => afterConsents(dossier, fact),
  tells: ['body', 'department'],
})
