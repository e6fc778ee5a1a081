/** One row of a clerk's sheet as places of the application form, with what is wrong, what is asked and what was changed, each by its cell. Pure. */
import type { Law } from '../../policy/shape.ts'
import type { Path } from '../application/merge.ts'
import { parseCitizenNumber } from '../standards/index.ts'
import type { ColumnCode } from './columns.ts'
import { readMonth } from './days.ts'
import { type Cell, cellName, type GridRow } from './grid.ts'
import type { Mapping } from './heads.ts'
import { findTrack, findWish } from './host.ts'
import { ask, bare, type Choice, empty, type Note, type Reading, value, type Why, wrong } from './reading.ts'
import { readTitle } from './titles.ts'
import {
  line,
  readCitizenNumber,
  readCreditCode,
  readDegree,
  readEducation,
  readEmployerLevel,
  readEthnicGroup,
  readNameCell,
  readPhone,
  readPoliticalStatus,
  readSex,
  readYears,
  readYesNo,
} from './values.ts'

export type Put = { readonly code: ColumnCode; readonly path: Path; readonly value: unknown }
type At = { readonly code: ColumnCode; readonly at: string; readonly found: string }
/** `key`: the same answer goes for the same word in every row; a month is asked cell by cell. */
export type Asked = At & { readonly key: string; readonly why: Why; readonly choices: readonly Choice[] }
export type ReadRow = {
  readonly n: number
  readonly puts: readonly Put[]
  readonly wrongs: readonly (At & { readonly why: Why })[]
  readonly asks: readonly Asked[]
  readonly notes: readonly (At & { readonly note: Note })[]
  /** Years in the profession as the sheet says them: they count for the verdict and are no history. */
  readonly years: number | undefined
}
export type Around = {
  readonly law: Law
  readonly mapping: Mapping
  readonly from1904: boolean
  /** The track of rows that name none. */
  readonly track: string | undefined
  /** Codes of employers by their names, as far as they are known. */
  readonly employers: ReadonlyMap<string, string>
  readonly answers: ReadonlyMap<string, string>
}

type Reader = (cell: Cell, around: Around) => Reading
const month: Reader = (cell, { from1904 }) => readMonth(cell, from1904)
const nothing: Reader = () => empty

const choicesOfTracks = ({ policy }: Law): readonly Choice[] =>
  Object.entries(policy.tracks).map(([code, { name }]) => ({ value: code, zh: name.zh }))
const readTrack: Reader = ({ text }, { law }) => {
  const found = findTrack(law, text)
  return found === undefined ? ask('word', choicesOfTracks(law)) : value(found)
}

const first = (field: string): Path => ['education', 0, field]
/** Each column with its reader and its place in the form; those without a place are read together with others. */
const columns: Readonly<Record<ColumnCode, readonly [Reader, Path?]>> = {
  id: [nothing],
  version: [nothing],
  rank: [nothing],
  remark: [nothing],
  name: [readNameCell, ['identity', 'name']],
  sex: [readSex],
  ethnicGroup: [readEthnicGroup, ['identity', 'ethnicGroup']],
  birth: [month],
  citizenNumber: [readCitizenNumber, ['identity', 'citizenNumber']],
  politicalStatus: [readPoliticalStatus, ['identity', 'politicalStatus']],
  education: [readEducation, first('education')],
  degree: [readDegree, first('degree')],
  school: [line(80), first('school')],
  major: [line(80), first('major')],
  schoolAndMajor: [line(160)],
  graduatedIn: [month, first('graduatedIn')],
  employer: [line(80), ['employer', 'name']],
  creditCode: [readCreditCode, ['employer', 'creditCode']],
  employerLevel: [readEmployerLevel, ['employer', 'level']],
  department: [line(60), ['employer', 'department']],
  post: [line(60), ['employer', 'post']],
  titleSeries: [nothing],
  titleName: [({ text }) => line(40)({ text, kind: 'text' })],
  titleLevel: [nothing],
  titleObtainedIn: [month, ['title', 'obtainedIn']],
  workingSince: [month, ['identity', 'workingSince']],
  profession: [line(60), ['request', 'profession']],
  years: [readYears],
  track: [readTrack, ['request', 'track']],
  direction: [line(120), ['request', 'direction']],
  host: [line(60)],
  willing: [readYesNo, ['request', 'willing']],
  phone: [readPhone, ['identity', 'phone']],
  email: [line(120), ['identity', 'email']],
  address: [line(120), ['identity', 'address']],
  birthplace: [line(60), ['identity', 'birthplace']],
}

type Read = At & { readonly reading: Reading; readonly key: string }

const boolean = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text)
const keyOf = (code: ColumnCode, at: string, reading: Reading, found: string) =>
  reading.kind === 'ask' && ['octoberOrJanuary', 'serialDay', 'severalPhones', 'digitsLost'].includes(reading.why)
    ? `${code}|${at}`
    : `${code}|${bare(found)}`

/** What a spreadsheet would run when it is opened there again. A phone's '+86' and a lone dash are none. */
const isFormula = (text: string) => /^\s*(?:[=@\t]|[+-](?=[A-Za-z(@=]))/u.test(text)

const readCell = (code: ColumnCode, cell: Cell | undefined, at: string, around: Around): Read => {
  const found = cell?.text ?? ''
  const plain = (reading: Reading): Read => ({ code, at, found, reading, key: keyOf(code, at, reading, found) })
  if (!cell || (bare(found) === '' && cell.formula !== true)) return plain(empty)
  const [read] = columns[code]
  if (read === nothing && !['titleSeries', 'titleLevel'].includes(code)) return plain(empty)
  if (cell.formula === true || isFormula(found)) return plain(wrong('formula'))
  if (cell.kind === 'other') return plain(wrong('error'))
  const came = plain(read(cell, around))
  const chosen = around.answers.get(came.key)
  const { reading } = came
  return reading.kind === 'ask' && reading.choices.some(choice => choice.value === chosen)
    ? { ...came, reading: value(boolean(chosen ?? '')) }
    : came
}

const takenOf = (reads: ReadonlyMap<ColumnCode, Read>, code: ColumnCode): unknown => {
  const reading = reads.get(code)?.reading
  return reading?.kind === 'value' ? reading.value : undefined
}
const textOf = (reads: ReadonlyMap<ColumnCode, Read>, code: ColumnCode): string => reads.get(code)?.found.trim() ?? ''

/** What the number says of birth and sex answers, or contradicts, what stands in other cells. */
const againstNumber = (reads: ReadonlyMap<ColumnCode, Read>): ReadonlyMap<ColumnCode, Reading> => {
  const parsed = parseCitizenNumber(String(takenOf(reads, 'citizenNumber') ?? ''))
  const corrected = new Map<ColumnCode, Reading>()
  if (!parsed.ok) return corrected
  const [born, birth] = [parsed.birthDate.slice(0, 7), reads.get('birth')?.reading]
  if (birth?.kind === 'ask' && birth.choices.some(choice => choice.value === born)) corrected.set('birth', value(born))
  if (birth?.kind === 'value' && birth.value !== born) corrected.set('birth', value(birth.value, 'birthDiffers'))
  const sex = takenOf(reads, 'sex')
  if (sex !== undefined && sex !== parsed.sex) corrected.set('sex', wrong('sexDiffers'))
  return corrected
}

const readTitleCells = (reads: ReadonlyMap<ColumnCode, Read>, { answers }: Around): Read | undefined => {
  const name = reads.get('titleName')
  if (name?.reading.kind !== 'value') return undefined
  const given = { level: textOf(reads, 'titleLevel'), series: textOf(reads, 'titleSeries') }
  const key = `titleName|${bare(name.found)}|${bare(given.series)}|${bare(given.level)}`
  return { ...name, key, reading: readTitle(name.found, given, answers.get(key)) }
}

const schooling = /^(.{0,200}(?:大学|学院|学校|研究所|研究院|党校|中专|师范))[\s、，,/]*(.+)$/u
/** '内蒙古大学 生物学' is a school and what was studied there. */
const parted = (text: string): readonly [string, string] | undefined => {
  const [, school = '', major = ''] = schooling.exec(text) ?? /^(\S+)\s+(\S.*)$/u.exec(text) ?? []
  return school === '' ? undefined : [school.trim(), major.trim()]
}

const together = (reads: ReadonlyMap<ColumnCode, Read>, around: Around): readonly Put[] => {
  const put = (code: ColumnCode, path: Path, found: unknown): readonly Put[] => (found === undefined ? [] : [{ code, path, value: found }])
  const both = takenOf(reads, 'schoolAndMajor')
  const [school, major] = typeof both === 'string' ? (parted(both) ?? [both]) : []
  const employer = takenOf(reads, 'employer')
  const code = takenOf(reads, 'creditCode') ?? around.employers.get(String(employer ?? ''))
  const track = takenOf(reads, 'track') ?? around.track
  const wish = findWish(around.law, textOf(reads, 'host'), textOf(reads, 'direction'), typeof track === 'string' ? track : undefined)
  return [
    ...put('schoolAndMajor', first('school'), school),
    ...put('schoolAndMajor', first('major'), major),
    ...(takenOf(reads, 'creditCode') === undefined ? put('employer', ['employer', 'creditCode'], code) : []),
    ...(takenOf(reads, 'track') === undefined ? put('track', ['request', 'track'], track) : []),
    ...put('host', ['request', 'preferences'], wish && [wish]),
  ]
}

/** A form can be opened only for somebody with a name and a number that is one. */
const wanted: readonly ColumnCode[] = ['name', 'citizenNumber']

const lacking = (reads: ReadonlyMap<ColumnCode, Read>, n: number): readonly Read[] =>
  wanted.flatMap(code => {
    const read = reads.get(code)
    if (read && read.reading.kind !== 'empty') return []
    return [{ code, at: read?.at ?? String(n), found: '', key: code, reading: wrong('missing') }]
  })

const unplaced = (reads: ReadonlyMap<ColumnCode, Read>, puts: readonly Put[]): ReadRow['notes'] => {
  const host = reads.get('host')
  return host && host.reading.kind === 'value' && !puts.some(({ code }) => code === 'host') ? [{ ...at(host), note: 'unplaced' }] : []
}

const at = ({ code, at: cell, found }: Read): At => ({ code, at: cell, found })

const readCells = ({ n, cells }: GridRow, around: Around): ReadonlyMap<ColumnCode, Read> => {
  const raw = new Map<ColumnCode, Read>()
  around.mapping.forEach((code, i) => {
    if (code) raw.set(code, readCell(code, cells[i], cellName(n, i), around))
  })
  const corrected = againstNumber(raw)
  return new Map([...raw].map(([code, read]) => [code, { ...read, reading: corrected.get(code) ?? read.reading }]))
}

const putsOf = ({ code, reading }: Read): readonly Put[] => {
  if (reading.kind !== 'value') return []
  if (code === 'titleName') return titlePuts(reading.value)
  const path = columns[code][1]
  return path ? [{ code, path, value: reading.value }] : []
}

export const readRow = (row: GridRow, around: Around): ReadRow => {
  const reads = readCells(row, around)
  const title = readTitleCells(reads, around)
  const others = [...reads.values()].filter(({ code }) => !(title && code === 'titleName'))
  const all = [...others, ...(title ? [title] : []), ...lacking(reads, row.n)]
  const puts = [...all.flatMap(putsOf), ...together(reads, around)]
  const years = takenOf(reads, 'years')
  return {
    n: row.n,
    puts,
    wrongs: all.flatMap(read => (read.reading.kind === 'wrong' ? [{ ...at(read), why: read.reading.why }] : [])),
    asks: all.flatMap(read => {
      const { reading, key } = read
      return reading.kind === 'ask' ? [{ ...at(read), key, why: reading.why, choices: reading.choices }] : []
    }),
    notes: [
      ...all.flatMap(read => (read.reading.kind === 'value' && read.reading.note ? [{ ...at(read), note: read.reading.note }] : [])),
      ...unplaced(reads, puts),
    ],
    years: typeof years === 'number' ? years : undefined,
  }
}

const titlePuts = (title: unknown): readonly Put[] =>
  typeof title === 'object' && title !== null
    ? Object.entries(title).map(([field, found]) => ({ code: 'titleName' as const, path: ['title', field], value: found }))
    : []
