// A guard of the sheets that is taken away turns its check red: what is asked would be guessed, what is refused would be read.
import { describe, expect, test } from 'vitest'
import { cellsOf, mergeRow, sheetColumns } from '../../core/twin/back.ts'
import type { Grid } from '../../core/twin/grid.ts'
import { findHeads, mappingOf } from '../../core/twin/heads.ts'
import { judgeSheet } from '../../core/twin/judged.ts'
import type { Around } from '../../core/twin/row.ts'
import { readXlsx } from '../../documents/xlsx-read.ts'
import { form, law } from '../given.ts'
import { messyBook, numbers, workbook } from '../sheets/messy.ts'

const gridOf = (file: Uint8Array): Grid => {
  const { rows, ...sheet } = readXlsx(file)
  return { ...sheet, rows: [...rows].map(([n, cells]) => ({ n, cells: Array.from(cells) })) }
}
const judged = (grid: Grid, change: (around: Around) => Around = around => around) => {
  const heads = findHeads(grid)
  if (!heads) return undefined
  const mapping = mappingOf(heads.words)
  const around = {
    law,
    mapping,
    from1904: grid.from1904,
    track: undefined,
    employers: new Map<string, string>(),
    answers: new Map<string, string>(),
  }
  return judgeSheet(grid, heads, change(around))
}
const grid = gridOf(messyBook())

/** Whether nothing of the messy sheet is read that nobody can know. */
const guessesNothing = (sheet: Grid): boolean => {
  const rows = judged(sheet)?.rows ?? []
  const at = (n: number) => rows.find(row => row.n === n)
  return (
    at(8)?.asks.some(({ why }) => why === 'octoberOrJanuary') === true &&
    at(9)?.wrongs.some(({ why }) => why === 'digitsLost') === true &&
    at(11)?.wrongs.some(({ why }) => why === 'formula') === true
  )
}
type Cell = NonNullable<Grid['rows'][number]['cells'][number]>
const recast = (change: (cell: Cell) => Cell): Grid => ({
  ...grid,
  rows: grid.rows.map(row => ({ ...row, cells: row.cells.map(cell => cell && change(cell)) })),
})

describe('a clerk’s sheet', () => {
  test('4.2 a reader that forgets what is a number, or a formula, guesses', () => {
    expect(guessesNothing(grid)).toBe(true)
    expect(guessesNothing(recast(cell => ({ ...cell, formula: false })))).toBe(false)
    const padded = recast(cell =>
      cell.kind === 'number' && /^\d{4}\.1$/.test(cell.text) ? { ...cell, text: cell.text.replace('.1', '.01') } : cell,
    )
    expect(guessesNothing(padded)).toBe(false)
  })

  test('4.2 without merged cells the heads of two lines are lost', () => {
    const degrees = (sheet: Grid) => judged(sheet)?.rows.every(({ draft }) => JSON.stringify(draft).includes('"degree"')) === true
    expect(degrees(grid)).toBe(true)
    const headless = { ...grid, rows: grid.rows.filter(({ n }) => n !== 4) }
    expect(degrees(headless)).toBe(false)
  })

  test('4.2 without the base a returned sheet writes over what was changed here', () => {
    const base = { ...form({}), pledges: undefined }
    const current = { ...base, identity: { ...base.identity, phone: '13700007777' } }
    const mapping = sheetColumns.map(([code]) => code)
    const shown: Readonly<Record<string, string | undefined>> = { ...cellsOf(base, law), email: 'a@b.cn' }
    const row = { n: 3, cells: mapping.map(code => (shown[code] ? { text: shown[code] ?? '', kind: 'text' as const } : undefined)) }
    const around = {
      law,
      mapping,
      from1904: false,
      track: undefined,
      employers: new Map<string, string>(),
      answers: new Map<string, string>(),
    }
    const keeps = (version: { readonly base: unknown; readonly current: unknown }) =>
      JSON.stringify(mergeRow(row, around, version).merged.form).includes('13700007777') &&
      mergeRow(row, around, version).merged.conflicts.length === 0
    expect(keeps({ base, current })).toBe(true)
    // As if what went out were what stands here now: the old phone of the sheet then looks like a change.
    expect(keeps({ base: current, current })).toBe(false)
  })

  test('macros, links and other files inside are found by their names alone', () => {
    const refused = (name: string) => {
      try {
        readXlsx(workbook({ lines: [], more: { [name]: 'x' } }))
        return false
      } catch {
        return true
      }
    }
    for (const name of [
      'xl/vbaProject.bin',
      'xl/externalLinks/externalLink1.xml',
      'xl/embeddings/a.bin',
      'xl/macrosheets/sheet1.xml',
      'xl/queryTables/q.xml',
    ])
      expect(refused(name), name).toBe(true)
    expect(refused('xl/printerSettings/printerSettings1.bin')).toBe(false)
    expect(numbers.wang).toHaveLength(18)
  })
})
