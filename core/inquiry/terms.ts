/** Within how many working days the department answers a question, a report in confidence and a wish about somebody's data, and what the law says of it. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { answerDay } from '../calendar.ts'
import type { Kind } from './dossier.ts'

export type Terms = { readonly questionDays: number; readonly reportDays: number; readonly dataDays?: number | undefined }

/** A policy that says nothing of it gives the days of the review. */
export const termsOf = ({ policy }: Law): Cited<Terms> => {
  const { value: days, ...note } = policy.procedure.answerDays.review
  return policy.training.inquiries ?? { ...note, value: { questionDays: days, reportDays: days } }
}

/** A report in confidence stands on the clause of what the employer undertook. */
export const onReports = ({ policy }: Law): Cited<unknown> => policy.training.undertakings

export const answeredBy = (law: Law, kind: Kind | undefined, today: string): string => {
  const { questionDays, reportDays, dataDays = questionDays } = termsOf(law).value
  if (kind === 'data') return answerDay(today, dataDays)
  return answerDay(today, kind === 'report' ? reportDays : questionDays)
}

/** The most that is read at once, and the most files that come with it. */
export const most = { words: 4000, files: 10 } as const

export const File = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(120) })
export const Words = z.string().trim().min(2).max(most.words)
export const Files = z.array(File).max(most.files).optional()
