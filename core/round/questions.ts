/** What may be asked of a round's places. */
import { z } from 'zod'
import { Name, Offer, page, SubjectName } from '../answer.ts'
import { type Figure, figures } from './figures.ts'

/** What stands in a holder's line of the ledger. */
const Figures = {
  issued: z.int(),
  moved: z.int(),
  returned: z.int(),
  expired: z.int(),
  free: z.int(),
  offered: z.int(),
  used: z.int(),
  filled: z.int(),
} satisfies Record<Figure, z.ZodInt>

export const roundQuestions = {
  /** The places ledger: for each body and track what was issued, came and went, is free, offered, used and was filled. */
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
          ...Figures,
        }),
      ),
      bodies: z.array(
        z.strictObject({
          body: z.string(),
          name: Name,
          track: z.string(),
          ...Figures,
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
  /** The movements behind one figure of the ledger, the newest first: who, when, why and by which clause. */
  placeMoves: {
    by: ['department', 'leader', 'body', 'auditor'],
    input: z.strictObject({ round: z.string(), track: z.string(), holder: z.string(), figure: z.enum(figures), ...page }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          at: z.string(),
          by: Name,
          debit: z.string(),
          credit: z.string(),
          amount: z.int(),
          reason: z.string().nullable(),
          clause: z.string(),
          subject: SubjectName,
          id: z.string(),
          action: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
}
