/** Whom the department writes to at a host that has no account: a name and a mobile number, sealed. */
import { z } from 'zod'
import { normalisePhone } from '../phone.ts'

export const Contact = z.strictObject({
  name: z.string().trim().min(1).max(60),
  phone: z
    .string()
    .max(40)
    .refine(typed => normalisePhone(typed) !== undefined, 'is no mobile number'),
})
export type Contact = z.infer<typeof Contact>

export const keepContact = (contact: Contact | undefined) => (contact === undefined ? undefined : { kind: 'contact', content: contact })
