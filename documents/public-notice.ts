/** The public notice of those who are to be admitted: as little about each person as tells them apart. */
import { z } from 'zod'
import { paperFields, paperOf } from './official.ts'
import { type Press, sharedPress } from './pdf.ts'
import { Day, dayInWords, Text } from './text.ts'

const { number: _number, to: _to, ...plainFields } = paperFields

export const PublicNoticeFacts = z.strictObject({
  ...plainFields,
  form: z.literal('plain'),
  year: z.int(),
  trackName: Text.min(1),
  basis: z.strictObject({ title: Text.min(1), number: Text.min(1) }),
  /** How the list is ordered, as it is told to the reader: '按姓氏笔画为序'. */
  order: Text.min(1),
  from: Day,
  to: Day,
  workingDays: z.int().positive(),
  contact: z.strictObject({ unit: Text.min(1), address: Text.min(1), phone: Text.min(1) }),
  people: z
    .array(z.strictObject({ name: Text.min(1), sex: Text.optional(), employer: Text.min(1), body: Text.min(1) }))
    .min(1)
    .max(500),
})
export type PublicNoticeFacts = z.infer<typeof PublicNoticeFacts>

export const printPublicNotice = (given: PublicNoticeFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = PublicNoticeFacts.parse(given)
  const { madeAt, form, office, issuedOn, printedOn, copies, note, copyNumber } = facts
  const title = [`${facts.year}年度少数民族地区专业技术人才`, `特培计划${facts.trackName}拟录取学员公示`]
  const list = `${facts.year}年度特培计划${facts.trackName}拟录取学员名单`
  return press.print({
    template: 'public-notice',
    madeAt,
    data: {
      paper: paperOf({ madeAt, form, office, issuedOn, printedOn, copies, note, copyNumber }, title, [list]),
      year: String(facts.year),
      trackName: facts.trackName,
      basis: facts.basis,
      order: facts.order,
      from: dayInWords(facts.from),
      to: dayInWords(facts.to),
      workingDays: facts.workingDays,
      contact: facts.contact,
      people: facts.people,
    },
  })
}
