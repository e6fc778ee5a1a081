/** Sheets that go out: bad rows with their reasons, and what an organisation has in hand, to be edited without a line and brought back. */
import { cellsOf, sheetColumns } from '../../core/twin/back.ts'
import { type Cell, columnName, writeXlsx } from '../../documents/xlsx.ts'
import type { Law } from '../../policy/shape.ts'
import type { Opened } from './rows.ts'

const textCell = (value: string): Cell => ({ value, style: 'text' })

export type Bad = { readonly cells: readonly string[]; readonly reason: string }

/** The clerk's own columns as they were, and one more that says why. */
export const writeBad = (title: string, heads: readonly string[], rows: readonly Bad[], reason: string): Uint8Array =>
  writeXlsx({
    name: '退回修改',
    widthsMm: [...heads.map(() => 26), 90],
    headRows: 2,
    rows: [
      [{ value: title, style: 'title' }],
      [...heads, reason].map((value): Cell => ({ value, style: 'head' })),
      ...rows.map(row => [...heads.map((_, i) => textCell(row.cells[i] ?? '')), textCell(row.reason)]),
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
