/** The department asks a host what it offers this year: how many, of which fields, with whom, where people live and when they come. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { department } from '../roles.ts'
import { Contact, keepContact } from './contact.ts'
import { action } from './dossier.ts'
import { hostIsAsked, hostsAreAsked, termsOf } from './rules.ts'

export const invite = action({
  by: [department],
  from: ['none', 'invited', 'silent'],
  to: 'invited',
  cites: termsOf,
  input: z.strictObject({ round: z.string().max(120), host: z.string().max(60), contact: Contact.optional() }),
  rules: [hostsAreAsked, hostIsAsked],
  decide: (_law, { input: { round, host } }) => ({ round, host }),
  keeps: ({ input: { contact } }) => keepContact(contact),
  apply: (_dossier, { fact }) => ({ ...fact, reminded: 0 }),
  answerBy: (law, { today }) => answerDay(today, termsOf(law).value?.answerDays ?? 0),
  tells: ['host'],
})
