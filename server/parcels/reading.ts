/** An answer file as a sheet: a workbook, values parted by commas, or the JSON that went out with the answers in it. By what it holds, whatever it is called. */
import { answerHeads, codeHead, personHeads, reasonWords, resultWords } from '../../core/parcel/columns.ts'
import { readSheetOf, type Sheet } from '../../core/parcel/sheet.ts'
import { type Cell, type Grid, readDelimited } from '../../core/twin/grid.ts'
import { ParcelContent } from '../../documents/parcel.ts'
import { readSheet, type SheetFault } from '../../documents/xlsx-child.ts'
import type { ReadSheet } from '../../documents/xlsx-read.ts'

export type Read =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'unreadable'; readonly code: SheetFault['code'] | 'notJson' | 'notText'; readonly detail: string }

const gridOf = ({ rows, ...rest }: ReadSheet): Grid => ({ ...rest, rows: [...rows].map(([n, cells]) => ({ n, cells: Array.from(cells) })) })

type Heads = Readonly<Record<string, string>>

/** Of several sheets, the one on which people can be found; who renamed it, or put another before it, is understood all the same. */
const readWorkbook = async (bytes: Buffer, heads: Heads): Promise<Read> => {
  const first = await readSheet(new Uint8Array(bytes))
  if (first.kind === 'unreadable') return first
  let best = readSheetOf(gridOf(first.sheet), heads)
  for (const { name } of first.sheet.choices) {
    if (best.lacking.length === 0) break
    const other = await readSheet(new Uint8Array(bytes), name)
    const sheet = other.kind === 'read' ? readSheetOf(gridOf(other.sheet), heads) : undefined
    if (sheet && (sheet.lacking.length < best.lacking.length || best.heads.length === 0)) best = sheet
  }
  return { kind: 'sheet', sheet: best }
}

const line = (n: number, words: readonly (string | undefined)[]) => ({
  n,
  cells: words.map((text): Cell | undefined => (text === undefined || text === '' ? undefined : { text, kind: 'text' })),
})

const gridOfJson = ({ columns, people }: ParcelContent): Grid => {
  const heads = [codeHead, ...columns.map(({ key }) => personHeads[key]), ...Object.values(answerHeads)]
  const rows = people.map(({ code, values, answer }, i) =>
    line(i + 2, [
      ...[code, ...columns.map(({ key }) => values[key])],
      ...[answer && resultWords[answer.result], answer?.host, answer?.programme, answer?.reason && reasonWords[answer.reason]],
    ]),
  )
  return { rows: [line(1, heads), ...rows], merges: [], hiddenRows: [], hiddenColumns: [], others: [], from1904: false }
}

const readJson = (text: string, heads: Heads): Read => {
  try {
    const parsed = ParcelContent.safeParse(JSON.parse(text))
    if (parsed.success) return { kind: 'sheet', sheet: readSheetOf(gridOfJson(parsed.data), heads) }
    return {
      kind: 'unreadable',
      code: 'notJson',
      detail: parsed.error.issues
        .map(issue => issue.path.join('.'))
        .slice(0, 3)
        .join(', '),
    }
  } catch (error) {
    return { kind: 'unreadable', code: 'notJson', detail: error instanceof Error ? error.message.slice(0, 100) : '' }
  }
}

/** UTF-8, or as Chinese Excel writes it; undefined for what is no text. */
const textIn = (bytes: Buffer): string | undefined => {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // The next one.
    }
  return undefined
}

export const readAnswer = async (bytes: Buffer, heads: Heads): Promise<Read> => {
  const start = bytes.subarray(0, 4).toString('hex')
  if (start === '504b0304' || start === 'd0cf11e0') return readWorkbook(bytes, heads)
  const text = textIn(bytes)
  if (text === undefined) return { kind: 'unreadable', code: 'notText', detail: '' }
  return text.trimStart().startsWith('{') ? readJson(text, heads) : { kind: 'sheet', sheet: readSheetOf(readDelimited(text), heads) }
}
