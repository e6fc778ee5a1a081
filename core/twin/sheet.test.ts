// A messy sheet as a whole: which rows are people, what each becomes, and how a sheet that went out comes back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../../documents/xlsx-read.ts'
import { employer, form, law } from '../../test/given.ts'
import { messyBook, numbers, unit, workbook } from '../../test/sheets/messy.ts'
import { cellsOf, mergeRow, sheetColumns } from './back.ts'
import type { ColumnCode } from './columns.ts'
import type { Grid } from './grid.ts'
import { findHeads, mappingOf } from './heads.ts'
import { judgeSheet } from './judged.ts'
import type { Around } from './row.ts'

const gridOf = (file: Uint8Array): Grid => {
  const { rows, ...sheet } = readXlsx(file)
  return { ...sheet, rows: [...rows].map(([n, cells]) => ({ n, cells: Array.from(cells) })) }
}
const grid = gridOf(messyBook())
const heads = findHeads(grid)
if (!heads) throw new Error('no heads were found')
const around = (answers: Readonly<Record<string, string>> = {}): Around => ({
  law,
  mapping: mappingOf(heads.words),
  from1904: false,
  track: undefined,
  employers: new Map([[unit, employer]]),
  answers: new Map(Object.entries(answers)),
})
const judged = judgeSheet(grid, heads, around())
const row = (n: number, from = judged) => {
  const found = from.rows.find(one => one.n === n)
  if (!found) throw new Error(`no row ${n}`)
  return found
}

describe('a clerk’s own sheet', () => {
  test('4.2 heads stand below the title, in two lines and in merged cells', () => {
    expect(heads).toMatchObject({ first: 3, last: 4 })
    expect(mappingOf(heads.words).slice(0, 10)).toEqual([
      'rank',
      'name',
      'sex',
      'ethnicGroup',
      'birth',
      'citizenNumber',
      'education',
      'degree',
      'employer',
      'titleName',
    ])
  })

  test('4.2 blank formatted rows are no people, and what was left aside is told', () => {
    expect(judged.rows.map(({ n }) => n)).toEqual([5, 6, 8, 9, 10, 11])
    expect(judged.feet).toEqual([12])
    expect(judged.hiddenRows).toEqual([8])
    expect(grid.others).toEqual(['往年'])
  })

  test('4.2 a row in order becomes a draft, with spaces gone and the number as it was', () => {
    expect(row(5)).toMatchObject({ state: 'asked', name: '王明', number: numbers.wang })
    const answered = judgeSheet(grid, heads, around({ 'titleName|副研究员||': '自然科学研究|associateSenior' }))
    expect(row(5, answered)).toMatchObject({
      state: 'good',
      draft: {
        identity: { name: '王明', ethnicGroup: '02', citizenNumber: numbers.wang, phone: '13800001111' },
        education: [{ education: '14', degree: 'master' }],
        employer: { name: unit, creditCode: employer },
        title: { series: '自然科学研究', level: 'associateSenior', name: '副研究员', obtainedIn: '2018-12' },
        request: { track: 'inside' },
      },
    })
  })

  test('4.2 1980.1 is answered by the identity number, a day by its format, and a misspelling is told', () => {
    const read = row(6)
    expect(read.asks).toEqual([])
    expect(read.draft).toMatchObject({
      identity: { name: '包青山', ethnicGroup: '31', citizenNumber: numbers.bao, phone: '13800002222' },
      title: { obtainedIn: '2018-12' },
    })
    expect(read.notes.map(({ at, note }) => `${at} ${note}`)).toEqual(expect.arrayContaining(['B6 spaces', 'D6 corrected', 'K6 fromDay']))
  })

  test('4.2 what nobody can know is asked at its cell', () => {
    expect(row(8).asks.map(({ at, why }) => `${at} ${why}`)).toEqual(['G8 severalMeanings', 'K8 octoberOrJanuary'])
    expect(row(8).state).toBe('asked')
    const answered = judgeSheet(grid, heads, around({ 'education|研究生': '14', 'titleObtainedIn|K8': '2016-10' }))
    expect(row(8, answered)).toMatchObject({ state: 'good', draft: { education: [{ education: '14' }], title: { obtainedIn: '2016-10' } } })
  })

  test('4.2 lost digits and formulas are refused with the cell named', () => {
    expect(row(9).wrongs).toEqual([expect.objectContaining({ at: 'F9', why: 'digitsLost' })])
    expect(row(11).wrongs).toEqual([expect.objectContaining({ at: 'B11', why: 'formula' })])
    expect([row(9).state, row(11).state]).toEqual(['bad', 'bad'])
  })

  test('3.2.2 who is too old is told so by the clause', () => {
    expect(row(10)).toMatchObject({ state: 'bad', verdict: 'ineligible' })
    expect(row(10).blocks).toContainEqual(expect.objectContaining({ clause: '3.2.2' }))
  })

  test('3.2.3 years that the sheet claims count for the verdict and are no history', () => {
    const without = { ...around(), mapping: mappingOf(heads.words).map(code => (code === 'years' ? undefined : code)) }
    const few = (years: string) => {
      const lines = grid.rows.map(line =>
        line.n === 6
          ? {
              ...line,
              cells: line.cells.map((cell, i) =>
                i === 11 ? { text: years, kind: 'text' as const } : i === 9 ? { text: '助理工程师', kind: 'text' as const } : cell,
              ),
            }
          : line,
      )
      return row(6, judgeSheet({ ...grid, rows: lines }, heads, around()))
    }
    expect(few('4').blocks.map(({ clause }) => clause)).toContain('3.2.3')
    expect(few('5').verdict).toBe('undetermined')
    expect(JSON.stringify(few('5').draft)).not.toContain('history')
    expect(row(6, judgeSheet(grid, heads, without)).verdict).toBe('undetermined')
  })

  test('the same number twice in one sheet is one person', () => {
    const twice = { ...grid, rows: [...grid.rows, { n: 13, cells: grid.rows.find(({ n }) => n === 5)?.cells ?? [] }] }
    expect(row(13, judgeSheet(twice, heads, around()))).toMatchObject({ twin: 5, state: 'bad' })
  })

  test('words that a spreadsheet would run are refused, and a phone with a plus is none', () => {
    const lines = [
      { n: 1, cells: ['姓名', '身份证号', '工作单位', '手机'] },
      { n: 2, cells: ['=HYPERLINK("http://x")', numbers.wang, '@SUM(A1)', '+8613800001111'] },
    ]
    const hostile = gridOf(workbook({ lines }))
    const found = findHeads(hostile)
    if (!found) throw new Error('no heads')
    const read = judgeSheet(hostile, found, { ...around(), mapping: mappingOf(found.words) }).rows[0]
    expect(read?.wrongs.map(({ at, why }) => `${at} ${why}`)).toEqual(['A2 formula', 'C2 formula', 'A2 missing'].slice(0, 2))
  })
})

describe('a sheet that LibreOffice wrote', () => {
  const theirs = gridOf(new Uint8Array(readFileSync(join(import.meta.dirname, '../../test/sheets/libreoffice.xlsx'))))
  const found = findHeads(theirs)
  if (!found) throw new Error('no heads were found')
  const read = judgeSheet(theirs, found, { ...around(), mapping: mappingOf(found.words) })

  test('4.2 the number that it cut, its days, its formula and its hidden row are seen for what they are', () => {
    expect(read.rows.map(({ n, name }) => [n, name])).toEqual([
      [3, '王明'],
      [4, '包青山'],
    ])
    expect(row(3, read).wrongs.map(({ at, why }) => `${at} ${why}`)).toEqual(['B3 digitsLost', 'F3 formula'])
    expect(row(3, read).asks.map(({ at, why }) => `${at} ${why}`)).toEqual(['C3 octoberOrJanuary'])
    expect(row(3, read).draft).toMatchObject({ identity: { workingSince: '2012-08', phone: '13800001234' } })
    expect([read.hiddenRows, theirs.others, theirs.merges]).toEqual([[4], ['往年'], ['A1:F1']])
  })
})

describe('a sheet that went out and came back', () => {
  const base = { ...form({}), pledges: undefined }
  const mapping = sheetColumns.map(([code]) => code)
  const out = (changes: Partial<Record<ColumnCode, string>>) => {
    const shown = { ...cellsOf(base, law), ...changes }
    return { n: 3, cells: mapping.map(code => (shown[code] ? { text: shown[code], kind: 'text' as const } : undefined)) }
  }
  const back = (changes: Partial<Record<ColumnCode, string>>, current: unknown = base) =>
    mergeRow(out(changes), { ...around(), mapping }, { base, current })

  test('4.2 unchanged, it changes nothing', () => {
    const { merged, changed, wrongs, asks } = back({})
    expect({ changed, wrongs, asks, conflicts: merged.conflicts }).toEqual({ changed: [], wrongs: [], asks: [], conflicts: [] })
    expect(merged.form).toEqual(base)
  })

  test('4.2 what changed there and what changed here are both kept', () => {
    const current = { ...base, achievements: '这里改了', identity: { ...base.identity, address: '呼和浩特' } }
    const { merged } = back({ phone: '13900009999' }, current)
    expect(merged.conflicts).toEqual([])
    expect(merged.form).toMatchObject({ achievements: '这里改了', identity: { phone: '13900009999', address: '呼和浩特' } })
  })

  test('4.2 where both changed the same, a person chooses', () => {
    const current = { ...base, identity: { ...base.identity, phone: '13700007777' } }
    expect(back({ phone: '13900009999' }, current).merged.conflicts).toEqual([
      { path: ['identity', 'phone'], theirs: '13700007777', mine: '13900009999' },
    ])
  })

  test('an emptied cell takes its value away only where the form may do without', () => {
    const withMail = { ...base, identity: { ...base.identity, email: 'a@b.cn' } }
    const shown = cellsOf(withMail, law)
    const cells = mapping.map(code => (code !== 'email' && shown[code] ? { text: shown[code], kind: 'text' as const } : undefined))
    const { merged } = mergeRow({ n: 3, cells }, { ...around(), mapping }, { base: withMail, current: withMail })
    expect(merged.form).toEqual(base)
  })

  test('what is wrong in a changed cell is named, and what was not touched is not judged', () => {
    expect(back({ ethnicGroup: '火星' }).asks.map(({ at }) => at)).toEqual(['E3'])
    expect(back({ titleObtainedIn: '2018.1' }).asks.map(({ why }) => why)).toEqual(['octoberOrJanuary'])
  })
})
