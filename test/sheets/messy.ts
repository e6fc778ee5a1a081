/** A clerk's sheet as it comes: a title above, heads in two lines and merged, a blank formatted row, a hidden one, a foot, and every trap of annex 3. */
import { strToU8, zipSync } from 'fflate'
import { makeCitizenNumber } from '../../core/standards/index.ts'

const number = (birthDate: string, serial: number) => makeCitizenNumber({ division: '159900', birthDate, serial })
export const numbers = {
  wang: number('1990-05-06', 11),
  bao: number('1988-10-02', 22),
  ao: number('1992-01-15', 33),
  old: number('1970-02-03', 44),
} as const

type Raw = string | number | { readonly f: string; readonly v: string } | { readonly day: number } | { readonly blank: true }

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26)
const escaped = (words: string) => words.replace(/[&<>]/g, mark => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? '')

const cellXml = (raw: Raw | undefined, at: string): string => {
  if (raw === undefined) return ''
  if (typeof raw === 'number') return `<c r="${at}"><v>${raw}</v></c>`
  if (typeof raw === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(raw)}</t></is></c>`
  if ('blank' in raw) return `<c r="${at}" s="1"/>`
  if ('day' in raw) return `<c r="${at}" s="2"><v>${raw.day}</v></c>`
  return `<c r="${at}" t="str"><f>${escaped(raw.f)}</f><v>${escaped(raw.v)}</v></c>`
}

type Line = { readonly n: number; readonly cells: readonly (Raw | undefined)[]; readonly hidden?: true }
type Book = { readonly lines: readonly Line[]; readonly merges?: readonly string[]; readonly more?: Readonly<Record<string, string>> }

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as another program writes it: shared styles with a day's format, a second sheet, merged cells. */
export const workbook = ({ lines, merges = [], more = {} }: Book): Uint8Array => {
  const rows = lines.map(
    ({ n, cells, hidden }) =>
      `<row r="${n}"${hidden ? ' hidden="1"' : ''}>${cells.map((raw, i) => cellXml(raw, `${letters(i)}${n}`)).join('')}</row>`,
  )
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const parts = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/><sheet name="往年" sheetId="2" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><cols><col min="20" max="20" hidden="1"/></cols><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const heads: readonly Raw[] = [
  '序号',
  '姓 名',
  '性别',
  '民族',
  '出生年月',
  '身份证号\n（18位）',
  '学历学位',
  '',
  '工作单位',
  '职称',
  '取得时间',
  '年限',
  '类别',
  '手机',
  '备注',
]
const lower: readonly (Raw | undefined)[] = [undefined, undefined, undefined, undefined, undefined, undefined, '学历', '学位']

/** The employer's name in every row. */
export const unit = '示例单位'
/** One in order, one with traps that are read, one with questions, one lost, one too old, and a formula. */
// biome-ignore format: a table
const messyLines: readonly Line[] = [
  { n: 1, cells: ['2022年度特培计划学员汇总表'] },
  { n: 2, cells: ['填报单位（盖章）：', undefined, undefined, undefined, '填报日期：2022.3.10'] },
  { n: 3, cells: heads },
  { n: 4, cells: lower },
  { n: 5, cells: [1, '王　明', '男', '蒙古族', '1990.05', numbers.wang, '硕士研究生', '硕士', unit, '副研究员', '2018.12', 9, '区内', '13800001111', ''] },
  { n: 6, cells: [2, '包青山　', '女', '达翰尔', 1988.1, `'${numbers.bao}`, '本科', '学士', unit, '工程师', { day: 43_435 }, '8年', '区内', '１３８００００２２２２'] },
  { n: 7, cells: Array.from({ length: 15 }, (): Raw => ({ blank: true })) },
  { n: 8, cells: [3, '敖日格乐', '男', '鄂温克族', '1992.01', numbers.ao, '研究生', '硕士', unit, '工程师', 2016.1, 6, '区内', 13_800_003_333], hidden: true },
  { n: 9, cells: [4, '陈小红', '女', '汉族', '1985.06', 159_900_198_506_070_000, '本科', '学士', unit, '讲师', '2015.06', 10, '区内', '13800004444'] },
  { n: 10, cells: [5, '老张', '女', '汉', '1970.02', numbers.old, '本科', '学士', unit, '讲师', '2015.06', 20, '区内', '13800005555'] },
  { n: 11, cells: [6, { f: 'VLOOKUP(A11,往年!A:B,2)', v: '李公式' }, '男', '汉族', '1990.05', number('1990-05-07', 13), '本科', '学士', unit, '工程师', '2018.12', 9, '区内', '13800006666'] },
  { n: 12, cells: ['填报人：张三', undefined, undefined, undefined, '联系电话：0471-1234567'] },
]
const messyMerges = ['A1:O1', 'G3:H3', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:F4', 'I3:I4']
export const messyBook = (): Uint8Array => workbook({ lines: messyLines, merges: messyMerges })
