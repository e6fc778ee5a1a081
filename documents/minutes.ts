/** The minutes of an assessment, clause 6.5: whom it was of, what each part came to, and room for the panel's signatures and the host's seal. */
import { z } from 'zod'
import { type Press, sharedPress } from './pdf.ts'
import { contentHash, Day, dayInWords, Moment, Text, versionCode } from './text.ts'

export const MinutesFacts = z.strictObject({
  madeAt: Moment,
  /** What the people take part in, and its year. */
  scheme: Text.min(1),
  year: z.int(),
  host: Text.min(1),
  on: Day,
  /** How the result is worked out, in a sentence. */
  way: Text.min(1),
  panel: z.array(Text.min(1)).max(60),
  parts: z.array(Text.min(1)).min(1).max(60),
  rows: z
    .array(z.strictObject({ name: Text.min(1), employer: Text, grades: z.array(Text), result: Text, verdict: Text, remark: Text }))
    .min(1)
    .max(500),
})
export type MinutesFacts = z.infer<typeof MinutesFacts>

export const printMinutes = (given: MinutesFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = MinutesFacts.parse(given)
  const { madeAt, scheme, year, host, on, way, panel, parts, rows } = facts
  return press.print({
    template: 'minutes',
    tagged: false,
    madeAt,
    data: {
      title: `${year}年度${scheme}结业考核记录`,
      ...{ host, way, panel, parts },
      on: dayInWords(on),
      versionCode: versionCode(contentHash(facts)),
      madeAtText: madeAt.slice(0, 16).replace('T', ' '),
      rows: rows.map(({ name, employer, grades, result, verdict, remark }, i) => [
        String(i + 1),
        name,
        employer,
        ...grades,
        result,
        verdict,
        remark,
      ]),
    },
  })
}
