/** After a form was handed in: the person agrees to a newer notice, or consents again to what they say of their health. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { afterConsents, agreeTo, citesNotice, consentIsAsked, consentKinds, noticeIsNewest } from './consents.ts'
import { action, inForce } from './dossier.ts'

export const agreeToNotice = action({
  by: [person],
  from: inForce,
  cites: citesNotice,
  input: z.strictObject({ of: z.enum(consentKinds), version: z.string().max(20) }),
  rules: [consentIsAsked, noticeIsNewest],
  decide: (law, facts) => ({ consents: agreeTo(law, facts, [facts.input.of]) }),
  apply: (dossier, { fact }) => afterConsents(dossier, fact),
})
