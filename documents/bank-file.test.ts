/** The bank's file in both forms of ours, read back by other code: each line and sum where the form says, and nothing that a bank or a sheet would misread. */
import { describe, expect, test } from 'vitest'
import { readDelimited } from '../core/twin/grid.ts'
import { readFormats } from '../server/runs/formats.ts'
import { type BankLine, bankFile, NotInForm } from './bank-file.ts'

const formats = readFormats()
const getFormat = (name: string) => {
  const format = formats.get(name)
  if (!format) throw new Error(`no form ${name}`)
  return format
}
const lineOf = (seq: number, holder: string, amountFen: number): BankLine => ({
  line: `0003-00000${seq}`,
  ...{ seq, holder, amountFen },
  ...{ number: '6222020000000000006', bank: '示例银行呼和浩特分行', bankCode: '', purpose: '生活补贴' },
})
const lines = [lineOf(1, '包·红梅', 480_001), lineOf(2, '𠮷仁', 5), lineOf(3, 'Erdene', 720_000)]
const sums = { run: 'r.0003', day: '2023-10-20', count: 3, totalFen: 1_200_006, digest: 'd'.repeat(64) }

test('8.2 the general list has one line of heads, one for each payment and the control totals, in yuan with two decimals', () => {
  const bytes = bankFile(getFormat('csv'), lines, sums)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  expect(text.endsWith('\r\n')).toBe(true)
  const [heads, first, second, third, last] = readDelimited(text).rows.map(({ cells }) => cells.map(cell => cell?.text ?? ''))
  expect(heads).toEqual(['行号', '户名', '账号', '开户银行', '联行号', '金额', '用途'])
  expect(first).toEqual(['0003-000001', '包·红梅', '6222020000000000006', '示例银行呼和浩特分行', '', '4800.01', '生活补贴'])
  expect([second?.[1], second?.[5], third?.[5]]).toEqual(['𠮷仁', '0.05', '7200.00'])
  expect(last?.slice(0, 4)).toEqual(['合计', '3', '12000.06', sums.digest])
})

test('8.2 the bank’s own form has bars, sums in fen, a first and a last line with the totals, in GB18030', () => {
  const text = new TextDecoder('gb18030', { fatal: true }).decode(bankFile(getFormat('batch-gbk'), lines, sums))
  const rows = text.split('\r\n').map(row => row.split('|'))
  expect(rows[0]).toEqual(['H', 'r.0003', '20231020', '3', '1200006', 'CNY'])
  expect(rows[2]).toEqual(['D', '2', '6222020000000000006', '𠮷仁', '', '示例银行呼和浩特分行', '5', '生活补贴', '0003-000002'])
  expect(rows[4]).toEqual(['T', '3', '1200006'])
  expect(rows.slice(1, 4).reduce((sum, row) => sum + Number(row[6]), 0)).toBe(sums.totalFen)
})

test('8.2 the same lines give the same bytes', () => {
  for (const format of formats.values()) expect(bankFile(format, lines, sums)).toEqual(bankFile(format, lines, sums))
})

describe('8.2 what would be misread is refused with its line and column', () => {
  test.each([
    ['=1+1', 'csv', 'a sheet would work it out'],
    ['＠示例', 'csv', 'a sheet of Asia would work it out'],
    ['包,红梅', 'csv', 'it would run into the next column'],
    ['包|红梅', 'batch-gbk', 'it would run into the next column'],
    ['包"红梅', 'csv', 'a quote opens a cell'],
    ['包\n红梅', 'csv', 'it would begin a line'],
    ['包\ue000', 'csv', 'no bank has a sign of private use'],
    ['包\ud800', 'batch-gbk', 'half a character is none'],
    ['', 'csv', 'there is no name'],
    ['名'.repeat(61), 'batch-gbk', 'it is longer than the bank takes'],
  ])('%s in %s: %s', (holder, name) => {
    const wrong = () => bankFile(getFormat(name), [lineOf(1, '示例', 1), lineOf(2, holder, 2)], sums)
    expect(wrong).toThrow(NotInForm)
    expect(wrong).toThrow('line 0003-000002: holder')
  })
  test('a name of sixty rare characters is sixty long', () => {
    expect(() => bankFile(getFormat('batch-gbk'), [lineOf(1, '𠮷'.repeat(60), 1)], sums)).not.toThrow()
  })
})
