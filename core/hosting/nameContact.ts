/** Somebody else answers for the host: the links that the one before had end, and the new one gets a link. */
import { department, host } from '../roles.ts'
import { Contact, keepContact } from './contact.ts'
import { action } from './dossier.ts'
import { hostsAreAsked, termsOf } from './rules.ts'

export const nameContact = action({
  by: [department, host],
  from: ['invited', 'submitted', 'accepted', 'returned', 'silent'],
  cites: termsOf,
  input: Contact,
  rules: [hostsAreAsked],
  decide: () => ({}),
  keeps: ({ input }) => keepContact(input),
  tells: ['department', 'host'],
})
