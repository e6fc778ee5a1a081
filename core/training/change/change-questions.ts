/** What a host may ask of a change that would lead to it: enough to say yes or no, and nothing else of the training. */
import { z } from 'zod'
import { Name } from '../../answer.ts'

const Asked = z.strictObject({
  id: z.string(),
  round: z.string(),
  name: z.string(),
  track: Name,
  /** The field of the study, where the placement names one. */
  field: z.string().nullable(),
  /** Where they are now, and the programme that is asked for. */
  from: Name,
  programme: Name,
  studyStart: z.string().nullable(),
  studyEnd: z.string().nullable(),
  askedOn: z.string(),
  askedBy: z.enum(['person', 'host']).nullable(),
  /** The reason, where whoever asked let it be told. */
  why: z.string().nullable(),
  letGoOn: z.string().nullable(),
  agreedOn: z.string().nullable(),
  /** The last day on which it can be decided. */
  lapsesOn: z.string().nullable(),
  clause: z.string(),
})
export type ChangeAsked = z.infer<typeof Asked>

export const changeQuestions = {
  /** The changes that would lead to the asking host and wait for it or for the department. The reason is opened; each look is logged. */
  changesAsked: { by: ['host'], byLink: true, input: z.strictObject({}), answer: z.array(Asked) },
} as const
