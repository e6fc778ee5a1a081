/** The way out and back: a form as a row of a sheet, and what somebody changed in that row without a line, merged with what changed here meanwhile. Pure. */
import type { Law } from '../../policy/shape.ts'
import { type MergedForm, mergeForms, type Path } from '../application/merge.ts'
import {
  degreeLevels,
  degreeName,
  educationCodes,
  educationName,
  ethnicGroupCodes,
  ethnicGroupName,
  parseCitizenNumber,
  politicalStatusCodes,
  politicalStatusName,
  titleLevelName,
  titleLevels,
} from '../standards/index.ts'
import type { ColumnCode } from './columns.ts'
import type { GridRow } from './grid.ts'
import { putInto } from './judged.ts'
import { bare } from './reading.ts'
import { type Around, type ReadRow, readRow } from './row.ts'

/** The columns of a sheet that goes out, in the order of annex 3; the first two say which form a row is, and which version of it. */
export const sheetColumns = [
  ['id', '编号'],
  ['version', '版次'],
  ['name', '姓名'],
  ['sex', '性别'],
  ['ethnicGroup', '民族'],
  ['birth', '出生年月'],
  ['citizenNumber', '身份证号'],
  ['politicalStatus', '政治面貌'],
  ['education', '学历'],
  ['degree', '学位'],
  ['school', '毕业院校'],
  ['major', '专业'],
  ['graduatedIn', '毕业时间'],
  ['employer', '工作单位'],
  ['creditCode', '统一社会信用代码'],
  ['employerLevel', '单位层级'],
  ['department', '部门'],
  ['post', '行政职务'],
  ['titleSeries', '职称系列'],
  ['titleName', '职称'],
  ['titleLevel', '职称级别'],
  ['titleObtainedIn', '取得时间'],
  ['workingSince', '参加工作时间'],
  ['profession', '从事专业'],
  ['track', '类别'],
  ['direction', '拟培养专业'],
  ['host', '拟培养单位'],
  ['willing', '是否服从调剂'],
  ['phone', '手机'],
  ['email', '邮箱'],
  ['address', '通讯地址'],
  ['birthplace', '籍贯'],
] as const satisfies readonly (readonly [ColumnCode, string])[]

const at = (form: unknown, path: Path): unknown =>
  path.reduce<unknown>((held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined), form)
const text = (form: unknown, ...path: Path): string => {
  const found = at(form, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}
const word = <C extends string>(code: string, codes: readonly C[], nameOf: (code: C) => { readonly zh: string }): string => {
  const known = codes.find(one => one === code)
  return known === undefined ? code : nameOf(known).zh
}
const levels: ReadonlyMap<string, string> = new Map([
  ['region', '自治区直属'],
  ['league', '盟市'],
  ['banner', '旗县'],
  ['township', '苏木乡镇'],
  ['village', '嘎查村'],
])
/** '1980-03' as offices write it; the nought stays, so that no program can lose it. */
const dotted = (month: string) => month.replace('-', '.')

/** What each column shows of a form, in the words that the readers of this system read back. */
export const cellsOf = (form: unknown, law: Law): Readonly<Partial<Record<ColumnCode, string>>> => {
  const parsed = parseCitizenNumber(text(form, 'identity', 'citizenNumber'))
  const host = law.hosts.hosts.find(({ id }) => id === text(form, 'request', 'preferences', 0, 'host'))
  const willing = at(form, ['request', 'willing'])
  const track = text(form, 'request', 'track')
  const hasTrack = Object.hasOwn(law.policy.tracks, track)
  return {
    name: text(form, 'identity', 'name'),
    sex: parsed.ok ? (parsed.sex === '1' ? '男' : '女') : '',
    ethnicGroup: word(text(form, 'identity', 'ethnicGroup'), ethnicGroupCodes, ethnicGroupName),
    birth: parsed.ok ? dotted(parsed.birthDate.slice(0, 7)) : '',
    citizenNumber: text(form, 'identity', 'citizenNumber'),
    politicalStatus: word(text(form, 'identity', 'politicalStatus'), politicalStatusCodes, politicalStatusName),
    ...educationCells(form),
    employer: text(form, 'employer', 'name'),
    creditCode: text(form, 'employer', 'creditCode'),
    employerLevel: levels.get(text(form, 'employer', 'level')) ?? '',
    department: text(form, 'employer', 'department'),
    post: text(form, 'employer', 'post'),
    ...titleCells(form),
    workingSince: dotted(text(form, 'identity', 'workingSince')),
    profession: text(form, 'request', 'profession'),
    track: hasTrack ? (law.policy.tracks[track]?.name.zh ?? '') : track,
    direction: text(form, 'request', 'direction'),
    host: host?.name.zh ?? '',
    willing: willing === true ? '是' : willing === false ? '否' : '',
    phone: text(form, 'identity', 'phone'),
    email: text(form, 'identity', 'email'),
    address: text(form, 'identity', 'address'),
    birthplace: text(form, 'identity', 'birthplace'),
  }
}

const educationCells = (form: unknown) => ({
  education: word(text(form, 'education', 0, 'education'), educationCodes, educationName),
  degree: word(text(form, 'education', 0, 'degree'), degreeLevels, degreeName),
  school: text(form, 'education', 0, 'school'),
  major: text(form, 'education', 0, 'major'),
  graduatedIn: dotted(text(form, 'education', 0, 'graduatedIn')),
})
const titleCells = (form: unknown) => ({
  titleSeries: text(form, 'title', 'series'),
  titleName: text(form, 'title', 'name'),
  titleLevel: word(text(form, 'title', 'level'), titleLevels, titleLevelName),
  titleObtainedIn: dotted(text(form, 'title', 'obtainedIn')),
})

/** Where an emptied cell takes its value away. */
const emptied: Readonly<Partial<Record<ColumnCode, Path>>> = {
  degree: ['education', 0, 'degree'],
  department: ['employer', 'department'],
  titleObtainedIn: ['title', 'obtainedIn'],
  email: ['identity', 'email'],
  address: ['identity', 'address'],
  birthplace: ['identity', 'birthplace'],
  workingSince: ['identity', 'workingSince'],
}

export type Returned = ReadRow & {
  /** The columns in which the row differs from what went out. */
  readonly changed: readonly ColumnCode[]
  readonly merged: MergedForm
}
export type Version = { readonly base: unknown; readonly current: unknown }

const titled: readonly ColumnCode[] = ['titleName', 'titleLevel', 'titleSeries']

/** A row that came back: only cells that differ from what went out count, so that a reader that would say it otherwise changes nothing. */
export const mergeRow = (row: GridRow, around: Around, { base, current }: Version): Returned => {
  const out = cellsOf(base, around.law)
  const differing = new Set(
    around.mapping.flatMap((code, i) =>
      code && out[code] !== undefined && bare(row.cells[i]?.text ?? '') !== bare(out[code] ?? '') ? [code] : [],
    ),
  )
  if (titled.some(code => differing.has(code))) for (const code of titled) differing.add(code)
  const kept = { ...row, cells: row.cells.map((cell, i) => (keeps(around.mapping[i], differing) ? cell : undefined)) }
  const read = readRow(kept, around)
  const gone = [...differing].flatMap(code => {
    const path = emptied[code]
    const i = around.mapping.indexOf(code)
    return path && bare(row.cells[i]?.text ?? '') === '' ? [{ code, path, value: undefined }] : []
  })
  const mine = putInto(base, [...read.puts.filter(({ code }) => differing.has(code)), ...gone])
  return { ...read, changed: [...differing], merged: mergeForms(base, current, mine) }
}

/** The name and the number stay, changed or not: without them a row is nobody's. */
const keeps = (code: ColumnCode | undefined, differing: ReadonlySet<ColumnCode>) =>
  code !== undefined && (differing.has(code) || code === 'name' || code === 'citizenNumber')
