/** What may be asked of a training before it is ended, or an act of it undone. */
import { z } from 'zod'
import { Name } from '../../answer.ts'
import { undoings } from './undo-names.ts'

const Follows = z.strictObject({
  kind: z.enum(['annul', 'askBack', 'dropDemand', 'giveBack', 'kept', 'recall', 'revoke', 'numberVoid', 'lift', 'placeBack', 'seatBack']),
  item: z.string().nullable(),
  amountFen: z.int().nullable(),
  from: z.enum(['host', 'person']).nullable(),
  number: z.string().nullable(),
  months: z.int().nullable(),
})

const Fee = z.strictObject({
  item: z.string(),
  paidFen: z.int(),
  servedDays: z.int(),
  ofDays: z.int(),
  keptFen: z.int(),
  backFen: z.int(),
})

export const undoQuestions = {
  /** What an approved stop on a day would do to the money, by clause; asked by whoever it concerns before anybody decides. */
  stopping: {
    by: ['person', 'employer', 'host', 'department', 'leader', 'finance'],
    input: z.strictObject({ training: z.string(), lastDay: z.iso.date().optional() }),
    answer: z.strictObject({
      lastDay: z.string(),
      /** The days of study that a last day can be taken from. */
      from: z.string(),
      to: z.string(),
      why: z.enum(['hadTo', 'chose']).nullable(),
      mightReturn: z.boolean().nullable(),
      /** An approved stop brings a sanction: false wherever the policy says so. */
      sanction: z.boolean(),
      sanctionClause: z.string(),
      chosenStop: z.enum(['approved', 'case']),
      fees: z.array(Fee),
      unusedTuition: z.string(),
      unusedClause: z.string(),
      due: z.array(z.strictObject({ item: z.string(), amountFen: z.int(), payer: z.string(), payee: z.string(), clause: z.string() })),
      terminationAllowance: z.string(),
      allowanceClause: z.string(),
    }),
  },
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
