/** What may be asked of a round's places. */
import { z } from 'zod'
import { Name, Offer } from '../answer.ts'

export const roundQuestions = {
  /** The places ledger: for each body and track what was issued, is free, is used, was returned and filled. */
  places: {
    by: ['department', 'leader', 'body', 'auditor'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      /** `track` is `all` where the policy counts the places of a body over all tracks. */
      pools: z.array(z.strictObject({ track: z.string(), total: z.int(), pool: z.int(), filled: z.int() })),
      /** Places held back for people of a kind, with the clause that holds them. */
      reserved: z.array(
        z.strictObject({
          code: z.string(),
          name: Name,
          track: z.string(),
          clause: z.string(),
          issued: z.int(),
          free: z.int(),
          used: z.int(),
          filled: z.int(),
        }),
      ),
      bodies: z.array(
        z.strictObject({
          body: z.string(),
          name: Name,
          track: z.string(),
          issued: z.int(),
          free: z.int(),
          used: z.int(),
          filled: z.int(),
          rosterStatus: z.string().nullable(),
        }),
      ),
      /** How a body offers places of its own; null for whoever sits in none. */
      offer: Offer.nullable(),
      /** Each share of the policy as it stands; `group` is a body, a track, both by a dot, or `round`. */
      shares: z.array(
        z.strictObject({
          share: z.string(),
          clause: z.string(),
          group: z.string(),
          taken: z.int(),
          places: z.int(),
          bound: z.enum(['atMost', 'atLeast']),
          wants: z.int(),
          holds: z.boolean(),
        }),
      ),
      moves: z.array(
        z.strictObject({
          at: z.string(),
          debit: z.string(),
          credit: z.string(),
          amount: z.int(),
          clause: z.string(),
          subject: z.string(),
          id: z.string(),
          action: z.string(),
        }),
      ),
    }),
  },
}
