// A line of a CSV: what a spreadsheet would make a formula or a number of stays the text that it is.
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+86', "'+86"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
])('a formula is disarmed: %s', (given, written) => {
  expect(csvLine([given])).toBe(`${written}\r\n`)
})

test.each(['159900198010070000', '15990019801007000X', '1980-10', '1980.10', '0471', '1E5', '2022/3/1'])(
  'text of digits stays text: %s',
  given => {
    expect(csvLine([given])).toBe(`"\t${given}"\r\n`)
  },
)

test('numbers are numbers, and commas, quotes and lines are held together', () => {
  expect(csvLine([7.5, -3, '', '甲,乙', '他说"好"', '一\n二', '普通'])).toBe('7.5,-3,,"甲,乙","他说""好""","一\n二",普通\r\n')
})
