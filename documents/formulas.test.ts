// Whatever somebody typed, no cell of an export is computed when it is opened: through every writer of workbooks and of CSV, read back by our reader and by LibreOffice.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figure, seedOf } from '../test/faults/figures.ts'
import { cellsInOffice, hasOffice } from '../test/office.ts'
import { cell } from '../web/parts/rehearsal/csv.ts'
import { csvLine, csvMark } from './csv.ts'
import { type Cell, type SheetPlan, streamXlsx, writeXlsx } from './xlsx.ts'
import { readXlsx } from './xlsx-read.ts'

const many = Number(process.env.FORMULA_STRINGS ?? 2_000)
const seed = seedOf('FORMULA_SEED')
/** What a spreadsheet begins to compute at. */
const begins = /^[=+\-@\t\r＝＋－＠]/

const opening = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', "'", '"', ' ', '\n', ',', ';', '|', '', '', '')
const body = fc.constantFrom(
  ...['1+1', 'SUM(1,2)', 'HYPERLINK("http://harm.example","x")', "cmd|' /C calc'!A0", 'WEBSERVICE("http://harm.example")', 'A1', '2-1'],
  ...[
    'DDE("cmd";"/C calc";"x")',
    '@SUM(1;2)',
    '{=1+1}',
    '1E5',
    '2022-03-01',
    '150102198001011234',
    'TRUE',
    '#REF!',
    '5%',
    '１＋１',
    '示例',
  ],
)
/** Half of them begin like a formula; the rest are of any characters that the house takes: no NUL, and no half of one. */
const text = fc.oneof(
  fc
    .tuple(fc.array(opening, { maxLength: 3 }), body, fc.constantFrom('', ' ', '\n=1+1', ',=1+1', '"', '\t'))
    .map(([a, b, c]) => a.join('') + b + c),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map(one => one.replaceAll('\u0000', '').toWellFormed()),
)
const texts: readonly string[] = fc.sample(text, { numRuns: many, seed: Number(seed) | 0 })
const across = 8
/** Eight texts and a number in each row. */
const rows = Array.from({ length: Math.ceil(texts.length / across) }, (_, r) => ({
  words: texts.slice(r * across, (r + 1) * across),
  number: r % 2 === 0 ? r / 4 : -r,
}))

const plan = (of: typeof rows, style: 'text' | 'wrong' | 'label'): SheetPlan => ({
  ...{ name: '导出', widthsMm: Array.from({ length: across + 1 }, () => 30), headRows: 1, merges: [], checks: [], foot: ['', ''] },
  rows: [
    [{ value: '表头', style: 'head' }],
    ...of.map(({ words, number }): readonly Cell[] => [{ value: number, style: 'number' }, ...words.map(value => ({ value, style }))]),
  ],
})
async function* inPages(of: SheetPlan) {
  yield of.rows
}
const streamed = async (of: SheetPlan) => {
  const pieces: Uint8Array[] = []
  for await (const piece of streamXlsx(of, inPages(of))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What our own reader finds wrong of a workbook: a text that is another, a cell that is computed, a number that is none. */
const faultsOf = (book: Uint8Array, of: typeof rows): readonly string[] => {
  const read = readXlsx(book).rows
  return of.flatMap(({ words, number }, i) => {
    const [first, ...cells] = read.get(i + 2) ?? []
    const faults = words.flatMap((word, at) => {
      const found = cells[at]
      const right = word === '' ? found === undefined || found.text === '' : found?.text === word && found.kind === 'text' && !found.formula
      return right ? [] : [`row ${i + 2}: ${JSON.stringify(word)} came back as ${JSON.stringify(found)}`]
    })
    return first?.kind === 'number' && Number(first.text) === number ? faults : [...faults, `row ${i + 2}: ${number} is ${first?.text}`]
  })
}

const batches = <T>(all: readonly T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

test('R49 F16 no text becomes a formula in a workbook, however it is written, and every text and number comes back as it was', {
  timeout: 600_000,
}, async () => {
  const wrong: string[] = []
  for (const part of batches(rows, 1_500)) {
    for (const style of ['text', 'wrong', 'label'] as const) wrong.push(...faultsOf(writeXlsx(plan(part, style)), part))
    wrong.push(...faultsOf(await streamed(plan(part, 'text')), part))
  }
  figure({
    id: 'F16',
    what: 'texts that a workbook gave back computed or otherwise, by our own reader',
    seed,
    n: texts.length * 4,
    wrong: wrong.length,
  })
  expect(wrong.slice(0, 5)).toEqual([])
})

/** The cells of one file, by the rules of RFC 4180. */
const readCsv = (file: string): readonly (readonly string[])[] => {
  const [lines, line]: [string[][], string[]] = [[], []]
  for (const [, quoted, plain, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gs)) {
    if (end === '' && quoted === undefined && plain === '' && line.length === 0) break
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') lines.push(line.splice(0))
    if (end === '') break
  }
  return lines
}

const writers: Readonly<Record<string, (line: readonly (string | number)[]) => string>> = {
  'the server’s': csvLine,
  'the pages’': line => `${line.map(cell).join(',')}\r\n`,
}
const csvOf = (write: (line: readonly (string | number)[]) => string) => rows.map(({ words, number }) => write([number, ...words])).join('')

test.each(Object.entries(writers))('R49 F16 no cell of a CSV begins like a formula: %s', (name, write) => {
  const read = readCsv(csvOf(write))
  const wrong = rows.flatMap(({ words, number }, i) => {
    const [first, ...cells] = read[i] ?? []
    const faults = words.flatMap((word, at) => {
      const found = cells[at] ?? '(nothing)'
      const guarded = found === word ? !begins.test(word) : found === `'${word}` || found === `\t${word}`
      return guarded ? [] : [`${JSON.stringify(word)} came as ${JSON.stringify(found)}`]
    })
    return first === String(number) ? faults : [...faults, `${number} is ${first}`]
  })
  figure({
    id: 'F16',
    what: `cells of ${name} CSV that begin like a formula or say something else`,
    seed,
    n: texts.length,
    wrong: wrong.length,
  })
  expect(read.length).toBe(rows.length)
  expect(wrong.slice(0, 5)).toEqual([])
})

test.runIf(hasOffice)('R49 F16 LibreOffice computes no cell of them, and takes every number for one', { timeout: 600_000 }, async () => {
  const files = {
    'book.xlsx': writeXlsx(plan(rows, 'text')),
    'lines.csv': Buffer.from(csvMark + Object.values(writers).map(csvOf).join('')),
  }
  for (const [name, file] of Object.entries(files)) {
    const { computed, numbers, texts: words } = cellsInOffice(name, file)
    figure({ id: 'F16', what: `cells of ${name} that LibreOffice computed`, seed, n: words + numbers, wrong: computed })
    expect([name, computed]).toEqual([name, 0])
    expect(numbers).toBeGreaterThanOrEqual(rows.length)
    if (name === 'book.xlsx') expect(numbers).toBe(rows.length)
  }
})

test.runIf(hasOffice)('R49 sabotage: LibreOffice computes what an unguarded writer lets through', () => {
  const careless = `${['=1+1', '+2', '@SUM(1,2)', 'x'].map(word => `"${word}"`).join(',')}\r\n`
  expect(cellsInOffice('careless.csv', Buffer.from(careless)).computed).toBeGreaterThan(0)
})

/** Source files whose words would write a sheet by themselves. */
const writing = /inlineStr|sheetData|\.join\(','\)[^\n]*\\r\\n|text\/csv/
const known = [
  ...['documents/xlsx.ts', 'documents/csv.ts', 'documents/xlsx-read.ts', 'documents/bank-file.ts', 'server/export-sheet.ts'],
  ...[
    'web/parts/rehearsal/csv.ts',
    'web/parts/rehearsal/Report.tsx',
    'web/parts/board/List.tsx',
    'web/parts/bodies/shown.ts',
    'web/pages/BodiesPage.tsx',
  ],
]
test('R49 nothing else in the house writes a sheet: whoever does is tried here too', () => {
  const root = join(import.meta.dirname, '..')
  const files = ['documents', 'server', 'web', 'core', 'cli'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  const found = files.filter(name => /(?<!\.test)\.tsx?$/.test(name) && writing.test(readFileSync(join(root, name), 'utf8')))
  expect(found.filter(name => !known.includes(name))).toEqual([])
})
