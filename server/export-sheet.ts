/** A sheet that goes out page by page, as XLSX or CSV: what a person typed stays text, and one that breaks off was not whole. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { csvLine, csvMark } from '../documents/csv.ts'
import { type Cell, streamXlsx } from '../documents/xlsx.ts'

export type SheetRow = readonly (string | number)[]
/** `file` is its name without the ending. */
export type SheetSent = { readonly name: string; readonly heads: SheetRow; readonly as: 'xlsx' | 'csv'; readonly file: string }
type Pages = AsyncIterable<readonly SheetRow[]>

const cellsOf = (row: SheetRow): readonly Cell[] =>
  row.map((value): Cell => (typeof value === 'number' ? { value, style: 'number' } : { value, style: 'text' }))
const headCells = (row: SheetRow): readonly Cell[] => row.map(value => ({ value: String(value), style: 'head' }))

async function* asXlsx(pages: Pages, { name, heads }: SheetSent): AsyncGenerator<Uint8Array> {
  const widthsMm = heads.map(head => Math.min(60, Math.max(22, String(head).length * 4)))
  const plan = { name, widthsMm, headRows: 1, merges: [], checks: [], foot: ['', ''] as const }
  const styled = async function* () {
    yield [headCells(heads)]
    for await (const page of pages) yield page.map(cellsOf)
  }
  yield* streamXlsx(plan, styled())
}

async function* asCsv(pages: Pages, { heads }: SheetSent): AsyncGenerator<string> {
  yield csvMark
  yield csvLine(heads)
  for await (const page of pages) yield page.map(csvLine).join('')
}

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const

export const sendSheet = (reply: FastifyReply, sheet: SheetSent, pages: Pages) =>
  reply
    .type(types[sheet.as])
    .header('content-disposition', `attachment; filename="${sheet.file}.${sheet.as}"`)
    .send(Readable.from(sheet.as === 'csv' ? asCsv(pages, sheet) : asXlsx(pages, sheet)))
