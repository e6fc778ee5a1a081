/** Official papers (GB/T 9704-2012): the blocks that core/paper makes of a policy's text, set in the document form, the letter form, or plain. */
import { z } from 'zod'
import { type PaperBlocks, paperForms } from '../core/paper/blocks.ts'
import { type Press, qrCode, sharedPress } from './pdf.ts'
import { Day, dayInWords, Moment, Text } from './text.ts'

/** Number of a paper as it is printed, by the office's own register: '内人社办函〔2022〕128号'. Without one its place is left to be written in. */
const PaperNumber = Text.regex(/^[^〔〕]+〔\d{4}〕(?:[1-9]\d*|\u3000{2})号$/)

const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: Text }),
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    label: Text,
    title: Text,
    run: Text,
  }),
])
const Annex = z
  .strictObject({
    title: Text,
    columns: z
      .array(z.strictObject({ head: Text, widthMm: z.int().positive().max(156).optional() }))
      .min(1)
      .readonly(),
    rows: z.array(z.array(Text).readonly()).readonly(),
  })
  .refine(({ columns, rows }) => rows.every(row => row.length === columns.length), 'a row has as many cells as there are columns')

const Blocks = z.strictObject({
  form: z.enum(paperForms),
  title: z.array(Text).min(1).readonly(),
  to: Text.optional(),
  organs: z.array(Text.min(1)).max(3).readonly(),
  copies: Text.optional(),
  note: Text.optional(),
  body: z.array(Block).min(1).readonly(),
  annexes: z.array(Annex).readonly(),
}) satisfies z.ZodType<PaperBlocks>

export const OfficialFacts = z.strictObject({
  madeAt: Moment,
  /** A plain paper has none. */
  number: PaperNumber.optional(),
  /** Who issues it where its own text names nobody. */
  office: Text.min(1),
  issuedOn: Day,
  printedOn: Day.optional(),
  copyNumber: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** Marked as no paper that goes out. */
  preview: z.boolean().optional(),
  /** A code for whoever is shown the paper: what a reader finds in it, and the words below it. */
  code: z.strictObject({ says: Text.min(1).max(200), label: Text.min(1).max(40) }).optional(),
  blocks: Blocks,
})
export type OfficialFacts = z.infer<typeof OfficialFacts>

/** What stands around the body, in words: the same whether it is set as PDF or for Word. */
export const saidOn = ({ blocks, office, number, issuedOn, printedOn, copyNumber, preview, code }: OfficialFacts) => {
  const { form, title, to, copies, note, annexes } = blocks
  const organs = blocks.organs.length > 0 ? blocks.organs : [office]
  return {
    form,
    // Of several who issue a paper jointly the first alone may stand in its head (7.2.4).
    mark: `${organs[0]}${form === 'document' ? '文件' : ''}`,
    organs,
    printedBy: `${organs[0]}办公室`,
    printedOn: dayInWords(printedOn ?? issuedOn),
    number: form === 'plain' ? '' : (number ?? ''),
    title,
    to,
    date: dayInWords(issuedOn),
    copies,
    note,
    copyNumber,
    preview: preview ?? false,
    codeLabel: code?.label,
    attachments: annexes.map(annex => annex.title),
  }
}

export const printOfficial = async (given: OfficialFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = OfficialFacts.parse(given)
  return press.print({
    template: 'paper',
    madeAt: facts.madeAt,
    data: {
      ...(facts.code && { qr: await qrCode(facts.code.says) }),
      paper: saidOn(facts),
      body: facts.blocks.body,
      annexes: facts.blocks.annexes,
    },
  })
}
