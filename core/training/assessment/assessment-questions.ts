/** What may be asked about assessments: a host's people with their grades, and who of a round has not come to the end of the way. */
import { z } from 'zod'
import { Name, page } from '../../answer.ts'
import { Graded } from './assessment.ts'

/** Where somebody stands still: studied and not assessed, failed with a chance left, passed without a certificate, certified with nothing due. */
export const unfinishedKinds = ['notAssessed', 'secondChance', 'noCertificate', 'nothingDue'] as const
export type UnfinishedKind = (typeof unfinishedKinds)[number]

const Member = z.strictObject({ code: z.string(), name: z.string(), withdrawn: z.enum(['supervisor', 'declared']).nullable() })

const Candidate = z.strictObject({
  id: z.string(),
  name: z.string(),
  employer: Name.nullable(),
  track: z.string(),
  status: z.string(),
  studyEnd: z.string().nullable(),
  attempts: z.int(),
  version: z.int(),
  marks: z.array(z.strictObject({ part: z.string(), attempt: z.int(), on: z.string(), grades: z.array(Graded) })),
  /** Whose names are opened for whoever may look here; empty where none is named. */
  panel: z.array(Member),
  minutes: z.strictObject({ on: z.string(), version: z.int() }).nullable(),
  failedOn: z.string().nullable(),
  supervisor: z.string().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

export const assessmentQuestions = {
  /** A host's people of a round who are assessed or were; for itself, and for the office. The panel's names are opened; each look is logged. */
  assessment: {
    by: ['host', 'department', 'leader'],
    input: z.strictObject({ round: z.string(), host: z.string().optional() }),
    answer: z.strictObject({ host: z.string(), name: Name, mine: z.boolean(), people: z.array(Candidate) }),
  },
  /** Nobody is forgotten: who of a round stands still on the way from the study to the certificate and the allowance, and how many of each kind. */
  unfinished: {
    by: ['host', 'department', 'leader'],
    input: z.strictObject({ round: z.string(), kind: z.enum(unfinishedKinds).optional(), ...page }),
    answer: z.strictObject({
      counts: z.record(z.enum(unfinishedKinds), z.int()),
      rows: z.array(
        z.strictObject({ id: z.string(), name: z.string(), host: Name.nullable(), kind: z.enum(unfinishedKinds), studyEnd: z.string() }),
      ),
      next: z.string().nullable(),
    }),
  },
} as const
