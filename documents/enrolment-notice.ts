/** The enrolment notice of a batch, clause 4.3: an official paper with the list of its people as the annex. */
import { z } from 'zod'
import { paperFields, paperOf } from './official.ts'
import { type Press, sharedPress } from './pdf.ts'
import { Day, dayInWords, Text } from './text.ts'

export const EnrolledPerson = z.strictObject({
  name: Text.min(1),
  employer: Text.min(1),
  host: Text.min(1),
  programme: Text.min(1),
  supervisor: Text.optional(),
})

export const EnrolmentNoticeFacts = z.strictObject({
  ...paperFields,
  year: z.int(),
  /** '区外培养' or '区内培养'. */
  trackName: Text.min(1),
  /** The notice of the round: its title and number. */
  basis: z.strictObject({ title: Text.min(1), number: Text.min(1) }),
  reportFrom: Day,
  reportTo: Day,
  trainingFrom: Day,
  trainingTo: Day,
  months: z.int().positive(),
  contact: z.strictObject({ unit: Text.min(1), phone: Text.min(1) }),
  people: z.array(EnrolledPerson).min(1).max(500),
})
export type EnrolmentNoticeFacts = z.infer<typeof EnrolmentNoticeFacts>

export const printEnrolmentNotice = (given: EnrolmentNoticeFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = EnrolmentNoticeFacts.parse(given)
  const title = [...facts.office.organs, `关于${facts.year}年度少数民族地区专业技术人才`, `特培计划${facts.trackName}学员报到的通知`]
  return press.print({
    template: 'enrolment-notice',
    madeAt: facts.madeAt,
    data: {
      paper: paperOf(facts, title, [`${facts.year}年度特培计划${facts.trackName}学员名单`]),
      year: String(facts.year),
      trackName: facts.trackName,
      basis: facts.basis,
      reportFrom: dayInWords(facts.reportFrom),
      reportTo: dayInWords(facts.reportTo),
      trainingFrom: dayInWords(facts.trainingFrom),
      trainingTo: dayInWords(facts.trainingTo),
      months: facts.months,
      contact: facts.contact,
      people: facts.people,
    },
  })
}
