/** The grades of many as a table: its columns, what a cell says and means, and a sheet that comes back, bound to people by their code and never by their row. */
import type { InParts, Part } from '../../../policy/assessment.ts'
import type { Grid, GridRow } from '../../twin/grid.ts'
import { bare } from '../../twin/reading.ts'
import { type Grade, type Mark, marksOf, standingMarks } from './assessment.ts'
import type { Candidate } from './assessment-questions.ts'

/** A part as one assessor grades it. `seat` is the place in the panel, from 0. */
export type Column = { readonly key: string; readonly part: Part; readonly by: string; readonly seat?: number | undefined }
/** What stands in the cells of one person, by the columns' keys. */
export type Cells = Readonly<Record<string, string>>

/** So many places has the largest panel; where none is named yet, as many as the policy wants. */
export const columnsOf = (parts: InParts, people: readonly Candidate[]): readonly Column[] => {
  const seats = Math.max(0, ...people.map(({ panel }) => panel.length)) || (parts.panel?.members ?? 0)
  return parts.parts.flatMap(part => {
    if (part.assessedBy === 'host') return [{ key: part.code, part, by: 'host' }]
    return Array.from({ length: seats }, (_, seat) => ({ key: `${part.code}.m${seat + 1}`, part, by: `m${seat + 1}`, seat }))
  })
}

/** The head of a column: the part, and the member where everybody has the same panel; else the place in it. */
export const headOf = ({ part, seat }: Column, people: readonly Candidate[]): string => {
  if (seat === undefined) return part.name.zh
  const names = new Set(people.flatMap(({ panel }) => panel[seat]?.name ?? []))
  const [only] = names
  return `${part.name.zh}·${only !== undefined && names.size === 1 ? only : `评委${seat + 1}`}`
}

const verdicts: Readonly<Record<'passed' | 'notPassed' | 'absent', readonly string[]>> = {
  passed: ['合格', '通过', '及格', '是', '√', 'passed', 'pass', 'yes'],
  notPassed: ['不合格', '未通过', '不通过', '不及格', '否', '×', 'notpassed', 'fail', 'failed', 'no'],
  absent: ['缺考', '缺席', '未参加', 'absent'],
}
export type Wrong = 'notMark' | 'outOfRange' | 'tooFine' | 'notVerdict'
export type ReadGrade =
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: Wrong }

const readMark = (text: string): ReadGrade => {
  const found = /^(\d{1,9})(?:\.(\d{0,80}?)0{0,80})?$/.exec(text)
  if (!found) return { kind: 'wrong', why: 'notMark' }
  const [, whole = '', rest = ''] = found
  if (rest.length > 2) return { kind: 'wrong', why: 'tooFine' }
  const grade = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  return grade > 10_000 ? { kind: 'wrong', why: 'outOfRange' } : { kind: 'grade', grade }
}

/** What somebody typed in a cell. Digits are read as they stand: no number with a point is ever made of them. */
export const readGrade = (typed: string, { scale }: Pick<Part, 'scale'>): ReadGrade => {
  const text = bare(typed).toLowerCase()
  if (text === '') return { kind: 'empty' }
  const verdict = (['passed', 'notPassed', 'absent'] as const).find(one => verdicts[one].includes(text))
  if (scale === 'marks') return verdict === 'absent' ? { kind: 'grade', grade: 'absent' } : readMark(text)
  return verdict ? { kind: 'grade', grade: verdict } : { kind: 'wrong', why: 'notVerdict' }
}

/** A grade as a clerk writes it. */
export const writeGrade = (grade: Grade): string => (typeof grade === 'number' ? marksOf(grade) : (verdicts[grade][0] ?? ''))

/** Passed, or failed for good: nothing is graded any more. */
export const isOver = ({ status, attempts }: Candidate, { attempts: most }: Pick<InParts, 'attempts'>): boolean =>
  status === 'passed' || attempts >= most
export const attemptNow = (person: Candidate, parts: InParts): number => (isOver(person, parts) ? person.attempts : person.attempts + 1)

/** What counts of a person's grades. */
export const standingOf = (person: Candidate, parts: InParts) => standingMarks(parts, person.marks, attemptNow(person, parts))

/** Why nothing can be typed into a cell. */
export type Shut = 'over' | 'passedBefore' | 'noPanel' | 'withdrawn'
export const shutBecause = (person: Candidate, { part, by, seat }: Column, parts: InParts): Shut | undefined => {
  if (isOver(person, parts)) return 'over'
  if (standingOf(person, parts).some(mark => mark.part === part.code && mark.attempt < attemptNow(person, parts))) return 'passedBefore'
  if (seat === undefined) return undefined
  const member = person.panel.find(({ code }) => code === by)
  return member ? (member.withdrawn === null ? undefined : 'withdrawn') : 'noPanel'
}

/** The cells as they are on record. */
export const cellsOf = (person: Candidate, columns: readonly Column[], parts: InParts): Cells => {
  const standing = standingOf(person, parts)
  const told = columns.flatMap(({ key, part, by }) => {
    const grades = standing.find(mark => mark.part === part.code)?.grades ?? []
    const own = grades.find(grade => grade.by === by) ?? (grades[0]?.by === 'host' ? grades[0] : undefined)
    return own ? [[key, writeGrade(own.grade)] as const] : []
  })
  return Object.fromEntries(told)
}

export type Typed = { readonly marks: readonly Mark[]; readonly wrong: Readonly<Record<string, Wrong>> }

/** What has to be recorded of a person: the parts in which a cell differs from the record, each whole. */
export const typedOf = (person: Candidate, columns: readonly Column[], parts: InParts, cells: Cells): Typed => {
  const before = cellsOf(person, columns, parts)
  const open = columns.filter(column => shutBecause(person, column, parts) === undefined)
  const reads = open.map(column => ({ column, read: readGrade(cells[column.key] ?? '', column.part) }))
  const wrong = Object.fromEntries(reads.flatMap(({ column, read }) => (read.kind === 'wrong' ? [[column.key, read.why] as const] : [])))
  const differs = ({ key, part }: Column) => {
    const [now, then] = [cells[key] ?? '', before[key] ?? ''].map(text => readGrade(text, part))
    return now?.kind !== 'empty' && JSON.stringify(now) !== JSON.stringify(then)
  }
  const marks = parts.parts.flatMap((part): readonly Mark[] => {
    const its = reads.filter(({ column }) => column.part.code === part.code)
    const grades = its.flatMap(({ column, read }) => (read.kind === 'grade' ? [{ by: column.by, grade: read.grade }] : []))
    const ready = its.some(({ column }) => differs(column)) && its.every(({ read }) => read.kind !== 'wrong') && grades.length > 0
    return ready ? [{ part: part.code, grades }] : []
  })
  return { marks, wrong }
}

export type WhyNot = 'unknownCode' | 'nameDiffers' | 'nobody' | 'several' | 'twice' | 'over'
export type SheetRow = {
  /** The row's number in the sheet. */
  readonly n: number
  readonly name: string
  readonly id?: string | undefined
  readonly cells: Cells
  readonly why?: WhyNot | undefined
  readonly wrong: Readonly<Record<string, Wrong>>
}
export type ReadSheet = { readonly rows: readonly SheetRow[]; readonly strange: readonly string[] }

const codeHeads = ['编号', '培养编号', '系统编号']
const nameHeads = ['姓名', '学员姓名', '学员']
const silentHeads = ['序号', '单位', '所在单位', '导师', '总分', '结论', '备注']
type Means = Column | 'code' | 'name' | 'silent' | undefined

const meansOf = (head: string, columns: readonly Column[], people: readonly Candidate[]): Means => {
  const word = bare(head)
  if (codeHeads.includes(word)) return 'code'
  if (nameHeads.includes(word)) return 'name'
  const column = columns.find(
    one => bare(headOf(one, people)) === word || bare(one.key) === word || (one.seat === undefined && bare(one.part.name.en) === word),
  )
  return column ?? (word === '' || silentHeads.includes(word) ? 'silent' : undefined)
}

const textAt = ({ cells }: GridRow, at: number): string => (at < 0 ? '' : (cells[at]?.text.trim() ?? ''))

type Told = { readonly code: string; readonly name: string }
/** Whose row it is: by the code, with a name beside it that does not contradict; without one, by a name that only one person has. */
const whoseOf = (
  { code, name }: Told,
  people: readonly Candidate[],
): { readonly person?: Candidate | undefined; readonly why?: WhyNot } => {
  const same = people.filter(person => bare(person.name) === bare(name))
  if (code === '') {
    const [only] = same
    return only && same.length === 1 ? { person: only } : { why: same.length > 1 ? 'several' : 'nobody' }
  }
  const person = people.find(({ id }) => id === code)
  if (!person) return { why: 'unknownCode' }
  return name === '' || bare(person.name) === bare(name) ? { person } : { why: 'nameDiffers' }
}

/** Reads a sheet or what was pasted. Undefined where no line has the head of a person and of a part. */
export const readGrades = (grid: Grid, columns: readonly Column[], parts: InParts, people: readonly Candidate[]): ReadSheet | undefined => {
  const headed = grid.rows
    .slice(0, 20)
    .map(row => ({ n: row.n, means: row.cells.map(cell => meansOf(cell?.text ?? '', columns, people)), row }))
  const head = headed.find(({ means }) => means.some(one => one === 'code' || one === 'name') && means.some(one => typeof one === 'object'))
  if (!head) return undefined
  const { means } = head
  const [codeAt, nameAt] = [means.indexOf('code'), means.indexOf('name')]
  const seen = new Set<string>()
  const rows = grid.rows.flatMap((row): readonly SheetRow[] => {
    const told = { code: textAt(row, codeAt), name: textAt(row, nameAt) }
    if (row.n <= head.n || (told.code === '' && told.name === '')) return []
    const cells = Object.fromEntries(
      means.flatMap((one, at) => (typeof one === 'object' && textAt(row, at) !== '' ? [[one.key, textAt(row, at)] as const] : [])),
    )
    const { person, why } = whoseOf(told, people)
    const again = person !== undefined && seen.has(person.id)
    if (person) seen.add(person.id)
    const not = why ?? (again ? 'twice' : person && isOver(person, parts) ? 'over' : undefined)
    const wrong = person ? typedOf(person, columns, parts, cells).wrong : {}
    return [{ n: row.n, name: told.name === '' ? (person?.name ?? told.code) : told.name, id: person?.id, cells, why: not, wrong }]
  })
  const strange = head.row.cells.flatMap((cell, at) => (means[at] === undefined && cell ? [cell.text.trim()] : []))
  return { rows, strange }
}
