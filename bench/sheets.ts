/** A clerk's sheet: how long until every row of thirty, and of a thousand, has its verdict; and how long a workbook takes to be read. */

import { join } from 'node:path'
import { makeCitizenNumber } from '../core/standards/index.ts'
import type { Grid } from '../core/twin/grid.ts'
import { findHeads, mappingOf } from '../core/twin/heads.ts'
import { judgeSheet } from '../core/twin/judged.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import { readXlsx } from '../documents/xlsx-read.ts'
import { loadLaw } from '../policy/load.ts'
import type { Row } from './row.ts'

const heads = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '出生年月',
  '身份证号',
  '政治面貌',
  '学历',
  '学位',
  '毕业院校及专业',
  '工作单位',
  '单位层级',
  '职称',
  '取得时间',
  '从事专业',
  '年限',
  '类别',
  '手机',
]
const line = (i: number): readonly string[] => {
  const birthDate = `19${80 + (i % 19)}-0${1 + (i % 9)}-1${i % 10}`
  const number = makeCitizenNumber({ division: '159900', birthDate, serial: i % 1000 })
  const sex = Number(number[16]) % 2 === 1 ? '男' : '女'
  return [
    String(i + 1),
    '示例',
    sex,
    '蒙古族',
    birthDate.slice(0, 7),
    number,
    '群众',
    '本科',
    '学士',
    '示例大学 生物学',
    '示例单位',
    '旗县',
    '工程师',
    '2018.12',
    '生物学',
    '9',
    '区内',
    '13800001234',
  ]
}
const sheetOf = (rows: number): Uint8Array =>
  writeXlsx({
    name: '名单',
    widthsMm: heads.map(() => 20),
    headRows: 2,
    rows: [heads, ...Array.from({ length: rows }, (_, i) => line(i))].map(cells => cells.map(value => ({ value, style: 'text' as const }))),
    merges: [],
    checks: [],
    foot: ['', ''],
  })

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const timed = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return performance.now() - from
}

export const runSheets = (): readonly Row[] => {
  const law = loadLaw(join(import.meta.dirname, '../policy/nmg-tepei/2022'))
  return [30, 1000].flatMap(rows => {
    const file = sheetOf(rows)
    const { rows: read, ...sheet } = readXlsx(file)
    const grid: Grid = { ...sheet, rows: [...read].map(([n, cells]) => ({ n, cells: Array.from(cells) })) }
    const judge = () => {
      const found = findHeads(grid)
      if (!found) throw new Error('the sheet of the bench has no heads')
      const around = {
        law,
        mapping: mappingOf(found.words),
        from1904: false,
        track: undefined,
        employers: new Map<string, string>(),
        answers: new Map<string, string>(),
      }
      if (judgeSheet(grid, found, around).rows.length !== rows) throw new Error('rows of the bench were lost')
    }
    const times = (work: () => unknown) => Math.round(median(Array.from({ length: 9 }, () => timed(work))) * 10) / 10
    return [
      { name: `sheet: ${rows} rows judged`, value: times(judge), unit: 'ms' },
      { name: `sheet: workbook of ${rows} rows read`, value: times(() => readXlsx(file)), unit: 'ms' },
    ]
  })
}
