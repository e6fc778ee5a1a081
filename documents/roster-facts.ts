/** The roster of one body in one track (特培学员汇总表, annex 3), clauses 4.2 and 5: its facts, its columns, its one hash. */
import { z } from 'zod'
import { contentHash, Day, Moment, Month, Text } from './text.ts'

/** How many columns of its own a policy may put beside those of annex 3. */
const mostAdded = 3

export const RosterRow = z.strictObject({
  /** 序号 is the rank that the body recommends. */
  rank: z.int().positive(),
  name: Text.min(1),
  sex: Text,
  ethnic: Text,
  birth: Month,
  idNumber: Text.min(1),
  politics: Text,
  education: Text,
  degree: Text,
  school: Text,
  employer: Text,
  level: Text,
  post: Text,
  title: Text,
  titleObtained: z.union([Month, z.literal('')]),
  field: Text,
  years: z.int().nonnegative(),
  programme: Text,
  host: Text,
  adjustable: Text,
  mobile: Text,
  /** What the policy adds, in the order of its heads. */
  added: z.array(Text).max(mostAdded).optional(),
  note: Text,
})
export type RosterRow = z.infer<typeof RosterRow>

export const RosterFacts = z.strictObject({
  madeAt: Moment,
  /** The frozen version that this is, by its dossier and number; absent while the lines can still change. */
  frozen: z.strictObject({ id: Text.min(1), version: z.int().positive() }).optional(),
  /** A chance value that lies with the frozen facts: who knows the hash alone can't try out what it was taken over. */
  salt: z.string().optional(),
  year: z.int(),
  /** The programme's name. */
  scheme: Text.min(1),
  trackName: Text.min(1),
  body: Text.min(1),
  reporter: Text.min(1),
  phone: Text.min(1),
  reportedOn: Day,
  /** The heads of the columns that the policy adds; absent where it adds none, so that such a sheet has the hash that it always had. */
  added: z.array(Text.min(1)).min(1).max(mostAdded).optional(),
  rows: z.array(RosterRow).max(20_000),
})
export type RosterFacts = z.infer<typeof RosterFacts>

/** One hash for the spreadsheet and the PDF: they hold the same frozen facts. */
export const rosterHash = (facts: RosterFacts): string => contentHash(RosterFacts.parse(facts))

export const rosterTitle = ({ year, scheme }: Pick<RosterFacts, 'year' | 'scheme'>): string => `${year}年度“${scheme}”学员汇总表`
export const yearAndScheme = (title: string) => {
  const [, year, scheme] = /^(\d{4})年度“(.+)”学员汇总表$/.exec(title) ?? []
  return { year: Number(year), scheme }
}

type Key = Exclude<keyof RosterRow, 'added'>
/** Where a cell's words stand in a row: under the name of its column, or by its number among those that the policy adds. */
export type Column = { readonly key: Key | number; readonly head: string; readonly widthMm: number }

/** In the order of annex 3. The widths sum to the 281 mm between the margins of a landscape A4 sheet; some can give way, down to their least. */
const ownColumns: readonly { readonly key: Key; readonly head: string; readonly widthMm: number; readonly leastMm?: number }[] = [
  { key: 'rank', head: '序号', widthMm: 6.5 },
  { key: 'name', head: '姓名', widthMm: 17, leastMm: 13 },
  { key: 'sex', head: '性别', widthMm: 6 },
  { key: 'ethnic', head: '民族', widthMm: 9 },
  { key: 'birth', head: '出生年月', widthMm: 11.5 },
  { key: 'idNumber', head: '身份证号', widthMm: 28.5, leastMm: 28 },
  { key: 'politics', head: '政治面貌', widthMm: 10.5 },
  { key: 'education', head: '学历', widthMm: 10.5 },
  { key: 'degree', head: '学位', widthMm: 10.5 },
  { key: 'school', head: '毕业院校及专业', widthMm: 22.5, leastMm: 15 },
  { key: 'employer', head: '工作单位', widthMm: 21.5, leastMm: 15 },
  { key: 'level', head: '单位层级/是否基层', widthMm: 10.5 },
  { key: 'post', head: '行政职务', widthMm: 10.5 },
  { key: 'title', head: '职称', widthMm: 12, leastMm: 10.5 },
  { key: 'titleObtained', head: '取得时间', widthMm: 11.5 },
  { key: 'field', head: '从事专业', widthMm: 12, leastMm: 10.5 },
  { key: 'years', head: '年限', widthMm: 6 },
  { key: 'programme', head: '拟培养专业', widthMm: 13, leastMm: 10.5 },
  { key: 'host', head: '拟培养单位', widthMm: 17.5, leastMm: 13 },
  { key: 'adjustable', head: '是否服从调剂', widthMm: 8 },
  { key: 'mobile', head: '手机', widthMm: 18, leastMm: 17.5 },
  { key: 'note', head: '备注', widthMm: 8 },
]

const addedMm = 14
const room = ownColumns.reduce((sum, { widthMm, leastMm = widthMm }) => sum + widthMm - leastMm, 0)

/** Those that the policy adds stand before the remark; the others give way to them. */
export const columnsWith = (added: readonly string[] = []): readonly Column[] => {
  const widthMm = added.length === 0 ? 0 : Math.min(addedMm, room / added.length)
  const given = (widthMm * added.length) / room
  const own = ownColumns.map(({ key, head, widthMm: wide, leastMm = wide }) => ({ key, head, widthMm: wide - (wide - leastMm) * given }))
  return [...own.slice(0, -1), ...added.map((head, key) => ({ key, head, widthMm })), ...own.slice(-1)]
}

/** The heads between the last column of annex 3 and its remark, as a sheet has them. */
export const addedIn = (heads: readonly string[]): readonly string[] => {
  const [first, last] = [ownColumns.length - 1, heads.lastIndexOf('备注')]
  return last < first ? [] : heads.slice(first, last)
}

/** Months are text as the forms write them, '1980.10': a number would lose its last zero. */
export const cellOf = (row: RosterRow, key: Column['key']): string => {
  if (typeof key === 'number') return row.added?.[key] ?? ''
  const value = String(row[key])
  return key === 'birth' || key === 'titleObtained' ? value.replace('-', '.') : value
}
