/** The facts that every official paper shares (GB/T 9704-2012), and their form as the templates read them. */
import { z } from 'zod'
import { Day, dayInWords, Moment, Text } from './text.ts'

/** `document` bears a red head and a colophon, `letter` is 信函格式, `plain` has neither head nor number. */
export const PaperForm = z.enum(['document', 'letter', 'plain'])
export type PaperForm = z.infer<typeof PaperForm>

/** Number of a paper as it is printed, by the office's own register: '内人社办函〔2022〕128号'. */
export const PaperNumber = Text.regex(/^[^〔〕]+〔\d{4}〕[1-9]\d*号$/)

export const Office = z.strictObject({
  /** The red name; for the document form it usually ends in 文件. */
  mark: Text.min(1),
  /** Who signs: one body, or several for a joint paper. */
  organs: z.array(Text.min(1)).min(1).max(3),
  /** Who prints and sends, as the colophon names it. */
  printedBy: Text.min(1),
})
export type Office = z.infer<typeof Office>

/** The fields of a paper; spread into the strict shape of each kind of paper. */
export const paperFields = {
  madeAt: Moment,
  form: PaperForm,
  number: PaperNumber,
  office: Office,
  to: Text.min(1),
  issuedOn: Day,
  printedOn: Day.optional(),
  copies: Text.min(1).optional(),
  note: Text.min(1).optional(),
  copyNumber: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
} as const
const Paper = z.strictObject(paperFields).partial({ number: true, to: true })
type Paper = z.infer<typeof Paper>

/** The strict shape's common part as a template wants it: dates in words, titles by line, absent parts absent. */
export const paperOf = (facts: Paper, title: readonly string[], attachments: readonly string[]): Readonly<Record<string, unknown>> => ({
  form: facts.form,
  mark: facts.office.mark,
  organs: facts.office.organs,
  printedBy: facts.office.printedBy,
  printedOn: dayInWords(facts.printedOn ?? facts.issuedOn),
  number: facts.number ?? '',
  title,
  to: facts.to,
  date: dayInWords(facts.issuedOn),
  copies: facts.copies,
  note: facts.note,
  copyNumber: facts.copyNumber,
  attachments,
})
