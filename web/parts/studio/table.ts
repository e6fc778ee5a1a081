/** Tables that come from a spreadsheet by the clipboard: rows of cells, matched to what the policy has. Pure. */
import type { Edit } from '../../../core/edition/change.ts'
import { isRecord } from '../../../core/edition/change.ts'

export const cellsOf = (pasted: string): readonly (readonly string[])[] =>
  pasted
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => line.split('\t').map(cell => cell.trim()))

const numberOf = (cell: string | undefined): number | undefined => {
  const plain = (cell ?? '').replace(/[,，\s]/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

const namesOf = (row: Readonly<Record<string, unknown>>, idKey: string): readonly string[] => {
  const { name } = row
  return [row[idKey], ...(isRecord(name) ? [name.zh, name.en] : [])].map(String)
}

/** What a line of the table fills in: the row that its first cell names, and a number for each column. */
export type Target = { readonly idKey: string; readonly columns: readonly string[] }
export type Pasted = { readonly edits: readonly Edit[]; readonly rows: number; readonly unknown: readonly string[] }

/** Reads lines of 'id or name, numbers…' against rows that are there. Lines without a number, such as headings, are passed over. */
export const editsFrom = (
  pasted: string,
  rows: readonly unknown[],
  pathOf: (row: number, column: string) => string,
  { idKey, columns }: Target,
): Pasted => {
  const edits: Edit[] = []
  const unknown: string[] = []
  let read = 0
  for (const [name = '', ...cells] of cellsOf(pasted)) {
    const numbers = cells.map(numberOf).filter(n => n !== undefined)
    if (numbers.length === 0) continue
    const at = rows.findIndex(row => isRecord(row) && namesOf(row, idKey).includes(name))
    if (at === -1) {
      unknown.push(name)
      continue
    }
    read += 1
    for (const [i, column] of columns.entries()) {
      const after = numbers[i]
      if (after !== undefined) edits.push({ path: pathOf(at, column), after })
    }
  }
  return { edits, rows: read, unknown }
}
