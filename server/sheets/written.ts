/** Sheets that go out: bad rows with their reasons, and what an organisation has in hand, to be edited without a line and brought back. */
import { cellsOf, sheetColumns } from '../../core/twin/back.ts'
import { type Cell, columnName, writeXlsx } from '../../documents/xlsx.ts'
import type { Note } from '../../documents/xlsx-notes.ts'
import type { Law } from '../../policy/shape.ts'
import type { Opened } from './rows.ts'

const textCell = (value: string): Cell => ({ value, style: 'text' })

type Said = { readonly column: number; readonly words: string }
export type Bad = { readonly cells: readonly string[]; readonly reason: string; readonly notes?: readonly Said[] | undefined }

/** Title and heads stand above the first row. */
const above = 2
/** A cell of which two things are said has one note with both. */
const notesOf = (rows: readonly Bad[], columns: number): readonly Note[] =>
  rows.flatMap(({ notes = [] }, i) => {
    const at = Map.groupBy(
      notes.filter(({ column }) => column < columns),
      ({ column }) => column,
    )
    return [...at].map(([column, said]) => ({ row: i + above + 1, column, words: said.map(({ words }) => words).join('\n') }))
  })

/** The clerk's own columns as they were, each wrong cell with its reason at it, and one more column that says why. */
export const writeBad = (title: string, heads: readonly string[], rows: readonly Bad[], reason: string): Uint8Array =>
  writeXlsx({
    name: '退回修改',
    widthsMm: [...heads.map(() => 26), 90],
    headRows: above,
    notes: notesOf(rows, heads.length),
    rows: [
      [{ value: title, style: 'title' }],
      [...heads, reason].map((value): Cell => ({ value, style: 'head' })),
      ...rows.map(row => [
        ...heads.map(
          (_, i): Cell => ({ value: row.cells[i] ?? '', style: row.notes?.some(({ column }) => column === i) ? 'wrong' : 'text' }),
        ),
        textCell(row.reason),
      ]),
    ],
    merges: [`A1:${columnName(heads.length)}1`],
    checks: [],
    foot: ['', `共${rows.length}人`],
  })

const wide: Readonly<Record<string, number>> = { id: 60, employer: 50, citizenNumber: 44, school: 40, address: 50, direction: 40, host: 40 }

/** Every row bears its file and version; what a sheet says of another version is merged by that. */
export const writeInHand = (law: Law, forms: readonly Opened[], title: string): Uint8Array =>
  writeXlsx({
    name: '在办申报',
    widthsMm: sheetColumns.map(([code]) => wide[code] ?? 24),
    headRows: 2,
    rows: [
      [{ value: title, style: 'title' }],
      sheetColumns.map(([, head]): Cell => ({ value: head, style: 'head' })),
      ...forms.map(({ id, version, form }) => {
        const cells: Readonly<Record<string, string | undefined>> = { ...cellsOf(form, law), id, version: String(version) }
        return sheetColumns.map(([code]) => textCell(cells[code] ?? ''))
      }),
    ],
    merges: [`A1:${columnName(sheetColumns.length - 1)}1`],
    checks: [],
    foot: ['编号和版次两列请勿改动', `共${forms.length}人`],
  })
