/** The words of the fields that a policy adds to the form: what is asked of each, and what is wrong with an answer. */
import type { AddedFault } from '../../core/application/added.ts'
import type { Language } from '../settings.ts'

const zh = {
  optional: (label: string) => `${label}（可不填）`,
  least: (day: string) => `不早于 ${day}`,
  most: (day: string) => `不晚于 ${day}`,
  between: (from: number, to: number, unit: string) => `应在 ${from} 至 ${to}${unit} 之间`,
  decimals: (n: number) => `最多 ${n} 位小数`,
  whole: '只填整数',
  rows: (least: number, most: number) => (least > 1 ? `填 ${least} 至 ${most} 行` : `最多 ${most} 行`),
  file: '照片或 PDF，每项一个文件',
  clause: (number: string) => `依据：${number}`,
  faults: {
    missing: '没有填写',
    notAsked: '政策没有这一栏',
    notText: '须为文字，不能有特殊控制字符',
    tooLong: '字数过多',
    notNumber: '须为数字',
    tooManyDecimals: '小数位数过多',
    outOfRange: '超出规定的范围',
    notChoice: '须从所列选项中选择',
    notDay: '须为日期',
    notFile: '须上传文件',
    notRows: '须逐行填写',
    tooFewRows: '行数不够',
    tooManyRows: '行数过多',
  },
}
type AddedWords = Omit<typeof zh, 'faults'> & { readonly faults: Readonly<Record<AddedFault, string>> }

const en: AddedWords = {
  optional: label => `${label} (optional)`,
  least: day => `not before ${day}`,
  most: day => `not after ${day}`,
  between: (from, to, unit) => `from ${from} to ${to}${unit === '' ? '' : ` ${unit}`}`,
  decimals: n => `${n} decimals at most`,
  whole: 'whole numbers only',
  rows: (least, most) => (least > 1 ? `${least} to ${most} rows` : `${most} rows at most`),
  file: 'A photograph or a PDF, one file',
  clause: number => `By ${number}`,
  faults: {
    missing: 'is missing',
    notAsked: 'is not asked by the policy',
    notText: 'must be text without control characters',
    tooLong: 'is too long',
    notNumber: 'must be a number',
    tooManyDecimals: 'has too many decimals',
    outOfRange: 'is out of range',
    notChoice: 'must be one of the choices',
    notDay: 'must be a date',
    notFile: 'must be a file',
    notRows: 'must be given in rows',
    tooFewRows: 'has too few rows',
    tooManyRows: 'has too many rows',
  },
}

export const addedWords: Readonly<Record<Language, AddedWords>> = { zh, en }
