/** What somebody may ask about what is held of them: what, why, on what ground and how long; and who has looked at it. */
import { z } from 'zod'
import { Name, page, SubjectName } from '../answer.ts'

/** What is held of a person of the programme, by kind. */
export const heldKinds = [
  'account',
  'sessions',
  'forms',
  'files',
  'studies',
  'bankAccounts',
  'certificates',
  'inquiries',
  'decisions',
  'messages',
  'drafts',
  'looks',
] as const
const Held = z.strictObject({
  kind: z.enum(heldKinds),
  count: z.int(),
  about: Name,
  basis: z.string(),
  kept: Name,
  /** Years after which the policy of the newest round lets it go, and the clause; null where it sets none. */
  years: z.union([z.int(), z.literal('permanent')]).nullable(),
  clause: z.string().nullable(),
})
const Look = z.strictObject({
  at: z.string(),
  /** Null for an expert, who scores unnamed, and for what the house did by itself. */
  who: Name.nullable(),
  role: z.string().nullable(),
  organisation: Name.nullable(),
  asked: z.string(),
  subject: SubjectName,
  id: z.string(),
  /** Of a list of many nothing is said but that it was made. */
  reason: z.string().nullable(),
  fields: z.array(z.string()),
})
const Digested = z.strictObject({ version: z.string(), digest: z.string() })
const Consent = z.strictObject({
  version: z.string(),
  digest: z.string().nullable(),
  on: z.string(),
  withdrawnOn: z.string().nullable(),
})
export type Consent = z.infer<typeof Consent>
export type Held = z.infer<typeof Held>
export type LookAtMe = z.infer<typeof Look>

export const dataQuestions = {
  myData: {
    by: ['person'],
    input: z.strictObject({}),
    answer: z.strictObject({
      ...{ name: z.string(), round: z.string().nullable(), held: z.array(Held) },
      /** What was agreed to with each application, the newest first. */
      applications: z.array(
        z.strictObject({ id: z.string(), round: z.string(), status: z.string(), notice: Consent.nullable(), health: Consent.nullable() }),
      ),
    }),
  },
  /** Everybody else's looks at what is held of the asker, the newest first, and lists of the round that may have them on it. */
  looksAtMe: {
    by: ['person'],
    input: z.strictObject({ ...page }),
    answer: z.strictObject({ rows: z.array(Look), next: z.string().nullable() }),
  },
  /** Every version of a round's information notice and of the consent on health, the newest last, each with the digest of its words. */
  dataNotices: {
    by: ['public'],
    byLink: true,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({ notice: z.array(Digested), health: z.array(Digested) }),
  },
} as const
