/** A sheet of the archive package: a list of facts, and tables. One paper for every dossier and register that has no other. */
import { z } from 'zod'
import { type Press, sharedPress } from '../pdf.ts'
import { Moment, Text } from '../text.ts'

export const ArchiveSheet = z.strictObject({
  madeAt: Moment,
  title: Text.min(1),
  subtitle: Text,
  office: Text.min(1),
  foot: Text,
  wide: z.boolean().default(false),
  facts: z.array(z.tuple([Text, Text])),
  tables: z.array(
    z.strictObject({ name: Text, heads: z.array(Text).min(1), widths: z.array(z.number().positive()), rows: z.array(z.array(Text)) }),
  ),
})
export type ArchiveSheet = z.input<typeof ArchiveSheet>

/** Without what no paper shows: control characters that somebody once typed. */
export const printable = (words: string): string =>
  words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')

export const printArchiveSheet = (given: ArchiveSheet, press: Press = sharedPress()): Promise<Uint8Array> => {
  const { madeAt, ...data } = ArchiveSheet.parse(given)
  return press.print({ template: 'archive-sheet', madeAt, tagged: false, data })
}
