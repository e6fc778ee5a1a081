/** What people are told of their data before they give it, and what they agree to apart for their health: every version that there was, the newest last. */
import { z } from 'zod'
import { cited, Day, Text } from './words.ts'

const version = {
  version: z
    .string()
    .regex(/^[0-9]{4}-[0-9]{1,3}$/)
    .describe('The year and a number of its own in it: 2022-1.'),
  from: Day,
}

/** The information notice (告知书): PIPL articles 17, 30 and 35. */
const InformationNotice = z.strictObject({
  ...version,
  handler: Text,
  purposes: Text,
  kinds: Text,
  recipients: Text,
  term: Text,
  rights: Text,
  contact: Text,
})

/** The consent apart for the declaration of health (单独同意): PIPL articles 15, 16, 29 and 30. */
const HealthConsent = z.strictObject({ ...version, purposes: Text, necessity: Text, effect: Text, withdrawal: Text })

export const PersonalData = z.strictObject({
  notice: cited(z.array(InformationNotice).min(1)),
  health: cited(z.array(HealthConsent).min(1)),
})
export type PersonalData = z.infer<typeof PersonalData>
