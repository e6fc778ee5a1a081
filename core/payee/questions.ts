/** What may be asked about what a host is owed: of each rate its people times the rate, what was paid, what it was asked back and gave, and what is left. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { PartyAccount } from '../voucher/party.ts'

const Line = z.strictObject({
  item: z.string(),
  track: z.string(),
  rateFen: z.int(),
  persons: z.int(),
  agreedFen: z.int(),
  paidFen: z.int(),
  owedFen: z.int(),
  clause: z.string(),
})
/** What the host was asked back of one person's fee. `openFen` is still to come. */
const Refund = z.strictObject({
  payment: z.string(),
  name: z.string(),
  status: z.string(),
  due: z.string().nullable(),
  clause: z.string(),
  askedFen: z.int(),
  receivedFen: z.int(),
  openFen: z.int(),
})
export const HostStatement = z.strictObject({
  round: z.string(),
  host: z.string(),
  name: Name,
  lines: z.array(Line),
  refunds: z.array(Refund),
  account: PartyAccount,
  totals: z.strictObject({
    agreedFen: z.int(),
    paidFen: z.int(),
    owedFen: z.int(),
    askedFen: z.int(),
    receivedFen: z.int(),
    openFen: z.int(),
    /** What the fund still owes, less what the host still owes. */
    balanceFen: z.int(),
  }),
})
export type HostStatement = z.infer<typeof HostStatement>

export const payeeQuestions = {
  /** The statement of a host in a round, for the host itself, by account and by link, and the office. `id`: the round and its host. */
  hostStatement: {
    by: ['host', 'department', 'leader', 'finance', 'auditor'],
    byLink: true,
    input: z.strictObject({ id: z.string().max(250) }),
    answer: HostStatement,
  },
} as const
