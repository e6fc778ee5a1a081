/** The roster as a spreadsheet, and the way back: what comes in is compared with the version that went out. */
import type { z } from 'zod'
import { addedIn, type Column, cellOf, columnsWith, RosterFacts, rosterHash, rosterTitle, yearAndScheme } from './roster-facts.ts'
import { versionCode } from './text.ts'
import { type Cell, columnName, type SheetPlan, writeXlsx } from './xlsx.ts'
import { readSheet } from './xlsx-child.ts'
import type { ReadCell, ReadSheet } from './xlsx-read.ts'

const headRows = 3
/** A sheet is read on the screen in a larger type than on paper; printed, it is made smaller to fit the page's width. */
const onScreen = 1.4
/** The second row: label and value of each, with the columns that they span. */
const heading = {
  body: 'A2:C2 D2:I2',
  trackName: 'J2:J2 K2:K2',
  reporter: 'L2:L2 M2:N2',
  phone: 'O2:O2 P2:Q2',
  reportedOn: 'R2:R2 S2:S2',
  version: 'T2:T2 U2:V2',
} as const
const labels = {
  body: '填报单位（盖章）：',
  trackName: '类别：',
  reporter: '填报人：',
  phone: '联系电话：',
  reportedOn: '填报日期：',
  version: '版本码：',
} as const
type Heading = keyof typeof heading
const headings: readonly Heading[] = ['body', 'trackName', 'reporter', 'phone', 'reportedOn', 'version']

/** Which column an address names: 'AB2' is the 28th, 27. */
const columnAt = (address: string): number =>
  [...address.replace(/\d.*$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const placesOf = (key: Heading): readonly [label: number, value: number] => {
  const [label = '', value = ''] = heading[key].split(' ')
  return [columnAt(label), columnAt(value)]
}

/** XLSX bytes; the same hash as the PDF's, printed as the version code. */
export const writeRoster = (given: RosterFacts): Uint8Array => {
  const facts = RosterFacts.parse(given)
  const code = versionCode(rosterHash(facts))
  const columns = columnsWith(facts.added)
  const at = (wanted: Column['key']) => columns.findIndex(({ key }) => key === wanted)
  const plan: SheetPlan = {
    name: '汇总表',
    widthsMm: columns.map(({ widthMm }) => widthMm * onScreen),
    fitRows: true,
    headRows,
    rows: rowsOf(facts, code),
    merges: [`A1:${columnName(columns.length - 1)}1`, ...headings.flatMap(key => heading[key].split(' ')).filter(area => isWide(area))],
    checks: [
      { column: at('sex'), oneOf: ['男', '女'] },
      { column: at('adjustable'), oneOf: ['是', '否'] },
      { column: at('idNumber'), length: 18 },
      { column: at('mobile'), length: 11 },
      // '1980.10' as text; as a number it would be 1980.1, which is one too short.
      { column: at('birth'), length: 7 },
      { column: at('titleObtained'), length: 7 },
    ],
    foot: [`${facts.frozen ? `第${facts.frozen.version}版 ` : ''}版本码 ${code}`, `本表共${facts.rows.length}人`],
  }
  return writeXlsx(plan)
}

const isCounted = (key: Column['key']): key is 'rank' | 'years' => key === 'rank' || key === 'years'

const isWide = (area: string): boolean => {
  const [from, to] = area.split(':')
  return from !== to
}

function* rowsOf(facts: RosterFacts, code: string): Generator<readonly Cell[]> {
  const values = { ...facts, version: code }
  const columns = columnsWith(facts.added)
  yield [{ value: rosterTitle(facts), style: 'title' }]
  const second: Cell[] = columns.map(() => undefined)
  for (const key of headings) {
    const [label, value] = placesOf(key)
    second[label] = { value: labels[key], style: 'label' }
    second[value] = { value: values[key], style: 'plain' }
  }
  yield second
  yield columns.map(({ head }) => ({ value: head, style: 'head' }))
  for (const row of facts.rows) {
    yield columns.map(({ key }) => (isCounted(key) ? { value: row[key], style: 'number' } : { value: cellOf(row, key), style: 'text' }))
  }
}

/** What is wrong with a spreadsheet, by cell where it is a cell: the code is for the interface's words. */
export type RosterProblem = { readonly at: string; readonly code: string; readonly found: string }
export type RosterRead = {
  /** Absent when anything is wrong: half a roster is not read. */
  readonly roster: Omit<RosterFacts, 'madeAt'> | undefined
  readonly problems: readonly RosterProblem[]
  /** The version that the file says it is, and the one that its content is: they differ when somebody edited it. */
  readonly versionSaid: string
  readonly versionFound: string | undefined
}

/** What of a frozen version stands in its hash and not in its file. */
type Known = Pick<RosterFacts, 'frozen' | 'salt'>

/** Reads a roster in a child process with limits. Never throws for what is in the file. */
export const readRoster = async (file: Uint8Array, known: Known = {}): Promise<RosterRead> => {
  const answer = await readSheet(file)
  if (answer.kind === 'read') return rosterIn(answer.sheet, known)
  const problems = [{ at: '', code: answer.code, found: answer.detail }]
  return { roster: undefined, problems, versionSaid: '', versionFound: undefined }
}

const rosterIn = (sheet: ReadSheet, known: Known): RosterRead => {
  const at = (row: number, column: number): ReadCell | undefined => sheet.rows.get(row)?.[column]
  const said = (key: Heading): string => at(2, placesOf(key)[1])?.text ?? ''
  const added = addedIn((sheet.rows.get(headRows) ?? []).map(cell => cell?.text ?? ''))
  const columns = columnsWith(added)
  const body = Array.from(sheet.rows.keys()).filter(row => row > headRows && (sheet.rows.get(row) ?? []).some(cell => cell !== undefined))
  const problems = [
    ...columns.flatMap(({ head }, column) =>
      at(headRows, column)?.text === head ? [] : [problem(headRows, column, 'headMissing', at(headRows, column))],
    ),
    ...sheet.hiddenRows.filter(row => body.includes(row)).map(row => ({ at: `${row}`, code: 'hiddenRow', found: '' })),
    ...body.flatMap(row => columns.flatMap(({ key }, column) => problemsOfCell(key, { row, column, cell: at(row, column) }))),
  ]
  const versionSaid = said('version')
  if (problems.length > 0) return { roster: undefined, problems, versionSaid, versionFound: undefined }
  const read = RosterFacts.omit({ madeAt: true }).safeParse({
    ...known,
    ...yearAndScheme(at(1, 0)?.text ?? ''),
    trackName: said('trackName'),
    body: said('body'),
    reporter: said('reporter'),
    phone: said('phone'),
    reportedOn: said('reportedOn'),
    ...(added.length > 0 && { added }),
    rows: body.map(row => rowIn(columns, column => at(row, column)?.text ?? '')),
  })
  if (!read.success)
    return {
      roster: undefined,
      problems: read.error.issues.map(issue => problemOfIssue(issue, body, columns)),
      versionSaid,
      versionFound: undefined,
    }
  const found = rosterHash({ ...read.data, madeAt: '2000-01-01T00:00:00Z' }) // the moment is no part of the hash
  return { roster: read.data, problems: [], versionSaid, versionFound: versionCode(found) }
}

const problem = (row: number, column: number, code: string, cell: ReadCell | undefined): RosterProblem => ({
  at: `${columnName(column)}${row}`,
  code,
  found: cell?.text ?? '',
})

type Placed = { readonly row: number; readonly column: number; readonly cell: ReadCell | undefined }

/** A spreadsheet turns '1980.10' into 1980.1 and an ID number into 1.599E17: such a cell is refused, not repaired. */
const problemsOfCell = (key: Column['key'], { row, column, cell }: Placed): readonly RosterProblem[] => {
  if (cell === undefined) return []
  const counted = isCounted(key)
  if (cell.kind === 'other') return [problem(row, column, 'neitherTextNorNumber', cell)]
  if (cell.formula && !counted) return [problem(row, column, 'formula', cell)]
  const digits = cell.text.replace(/\D/g, '').length
  const lossy = key === 'birth' || key === 'titleObtained' || key === 'idNumber' || digits > 15
  return cell.kind === 'number' && lossy ? [problem(row, column, 'numberWhereTextIsNeeded', cell)] : []
}

const rowIn = (columns: readonly Column[], wordsAt: (column: number) => string) => {
  const cells = columns.map(({ key }, column) => [key, valueIn(key, wordsAt(column))] as const)
  const added = cells.flatMap(([key, words]) => (typeof key === 'number' ? [words] : []))
  return { ...Object.fromEntries(cells.filter(([key]) => typeof key === 'string')), ...(added.length > 0 && { added }) }
}

const valueIn = (key: Column['key'], words: string): string | number | undefined => {
  if (isCounted(key)) return words === '' ? undefined : Number(words)
  return key === 'birth' || key === 'titleObtained' ? words.replace(/^(\d{4})\.(\d{2})$/, '$1-$2') : words
}

const problemOfIssue = (issue: z.core.$ZodIssue, body: readonly number[], columns: readonly Column[]): RosterProblem => {
  const [part, index, key, number] = issue.path
  if (part !== 'rows' || typeof index !== 'number') return { at: String(part), code: 'notAsExpected', found: issue.message }
  const column = columns.findIndex(held => held.key === (key === 'added' ? number : key))
  return { at: `${columnName(Math.max(column, 0))}${body[index] ?? ''}`, code: 'notAsExpected', found: issue.message }
}
