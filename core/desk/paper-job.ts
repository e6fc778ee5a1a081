/** Papers of many dossiers, made in the background: what may be asked for, and how far it has come. */
import { z } from 'zod'
import type { SubjectName } from '../facts.ts'
import type { PaperKind } from '../paper/index.ts'

/** The papers that are no texts of the policy: forms, rosters and certificates. */
export const formKinds = ['applicationForm', 'applicationFormCopies', 'certificate', 'rosterPdf', 'rosterXlsx'] as const
export type FormKind = (typeof formKinds)[number]

/** Papers that are asked for by many, and the subject whose dossiers have them. */
export const jobSubjects = {
  applicationForm: 'application',
  certificate: 'certificate',
  enrolmentNotice: 'training',
  rosterPdf: 'nomination',
} as const satisfies Partial<Record<FormKind | PaperKind, SubjectName>>
export type JobKind = keyof typeof jobSubjects
const jobKinds = ['applicationForm', 'certificate', 'enrolmentNotice', 'rosterPdf'] as const satisfies readonly JobKind[]
export const JobKind = z.enum(jobKinds)

/** The paper of a subject's dossiers that is made for many, where there is one. */
export const jobKindOf = (subject: SubjectName): JobKind | undefined => jobKinds.find(kind => jobSubjects[kind] === subject)

/** More than an afternoon's printing is asked for in parts. */
export const mostPapers = 2_000

/** The dossiers that are ticked, or all that a list counts. */
export const PaperJobAsked = z.strictObject({
  kind: JobKind,
  of: z.union([
    z.strictObject({ ids: z.array(z.string().max(120)).min(1).max(mostPapers).readonly() }),
    z.strictObject({
      round: z.string().max(120),
      status: z.string().max(60).optional(),
      track: z.string().max(60).optional(),
      body: z.string().max(120).optional(),
      q: z.string().max(50).optional(),
    }),
  ]),
})
export type PaperJobAsked = z.infer<typeof PaperJobAsked>

const jobStates = ['making', 'stopped', 'ended', 'deleted'] as const

export const PaperJobShown = z.strictObject({
  id: z.string(),
  kind: JobKind,
  at: z.string(),
  state: z.enum(jobStates),
  count: z.int(),
  made: z.int(),
  /** Failed at least once and will be tried again. */
  again: z.int(),
  /** Made anew and no longer what they were: the dossier has changed since. */
  changed: z.int(),
  /** The last day on which it can be fetched; null while it is made. */
  until: z.string().nullable(),
  /** Which have no paper, the first hundred of them: `absent` has none, or is not for the asker. */
  lacking: z.array(z.strictObject({ id: z.string(), title: z.string(), why: z.enum(['failed', 'absent']) })),
  lackingCount: z.int(),
})
export type PaperJobShown = z.infer<typeof PaperJobShown>
