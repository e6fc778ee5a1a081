/** What somebody may ask about their own account: where they are signed in, and by what they show that it is them. And lost access that waits for a second administrator. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { seatRoles } from '../facts.ts'

const anybody = ['person', ...seatRoles.filter(role => role !== 'clock')]
const Moment = z.string()

export const accountQuestions = {
  /** The asker's sessions, this one first, then the newest. */
  mySessions: {
    by: anybody,
    input: z.strictObject({}),
    answer: z.array(
      z.strictObject({
        id: z.int(),
        here: z.boolean(),
        how: z.string(),
        device: z.string(),
        address: z.string(),
        at: Moment,
        seen: Moment,
      }),
    ),
  },
  myAccount: {
    by: anybody,
    input: z.strictObject({}),
    answer: z.strictObject({
      login: z.string(),
      /** Whether there is a password, and by which standard another is chosen. */
      password: z.boolean(),
      profile: z.enum(['asvs', 'dengbao3']),
      /** Whether codes of an app are asked for, how many on paper are left, and whether the seats demand a second factor. */
      totp: z.boolean(),
      codesLeft: z.int(),
      mustHaveFactor: z.boolean(),
      /** Whether a proof of theirs is by a passkey and by nothing less. */
      mustHaveKey: z.boolean(),
      /** How the asker shows that it is them, where that is asked for again. */
      proof: z.enum(['code', 'passkey', 'password', 'demo', 'none']),
      passkeys: z.array(z.strictObject({ id: z.string(), name: z.string(), at: Moment, usedAt: Moment.nullable() })),
    }),
  },
  /** Through whom one may come in beside the house's own ways. */
  platforms: { by: ['public'], input: z.strictObject({}), answer: z.array(z.strictObject({ id: z.string(), name: Name })) },
  /** Lost access that one administrator has started to give back. */
  recoveries: {
    by: ['administrator', 'security', 'system'],
    input: z.strictObject({}),
    answer: z.array(
      z.strictObject({
        id: z.int(),
        account: z.string(),
        name: Name,
        login: z.string(),
        password: z.boolean(),
        factors: z.boolean(),
        reason: z.string(),
        startedBy: Name,
        agreedBy: Name.nullable(),
        expires: Moment,
        mayAgree: z.boolean(),
      }),
    ),
  },
} as const
