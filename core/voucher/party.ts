/**
 * The account of a host, an employer or somebody who trains with the programme, in fen: what they are owed and were paid, what is asked back of them and came.
 * Nothing is posted on it by itself: it is the sum of the accounts of their payments, so it can't differ from them, and follows a fee that goes to another host.
 */
import { z } from 'zod'

export const PartyAccount = z.strictObject({
  owedFen: z.int(),
  paidFen: z.int(),
  askedFen: z.int(),
  backFen: z.int(),
  waivedFen: z.int(),
  keptFen: z.int(),
})
export type PartyAccount = z.infer<typeof PartyAccount>
