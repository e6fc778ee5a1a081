/** What may be asked of a training before an act of it is undone. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { undoings } from './undo-names.ts'

const Follows = z.strictObject({
  kind: z.enum(['annul', 'askBack', 'dropDemand', 'giveBack', 'kept', 'recall', 'revoke', 'numberVoid', 'lift', 'placeBack', 'seatBack']),
  item: z.string().nullable(),
  amountFen: z.int().nullable(),
  from: z.enum(['host', 'person']).nullable(),
  number: z.string().nullable(),
  months: z.int().nullable(),
})

export const undoQuestions = {
  /** Which act of a training could be undone now, and all that would follow; why it was asked for, once somebody has. */
  undoing: {
    by: ['department', 'leader'],
    input: z.strictObject({ training: z.string() }),
    answer: z.strictObject({
      acts: z.array(
        z.strictObject({
          verb: z.enum(undoings),
          act: z.string(),
          on: z.string(),
          by: Name,
          /** Where the training stands afterwards. */
          status: z.string(),
          /** Money has left, or somebody holds a certificate: one asks, another decides. */
          needsTwo: z.boolean(),
          follows: z.array(Follows),
        }),
      ),
      asked: z.strictObject({ act: z.string(), on: z.string(), by: Name, reason: z.string(), mine: z.boolean() }).nullable(),
    }),
  },
} as const
