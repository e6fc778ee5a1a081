/** A chart that enters every movement or is refused with where; numbers without a gap, whatever was numbered before. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Chart, debtors, faultsOf, moves } from '../../core/voucher/chart.ts'
import { isEntered, type Moved, moveOf, numberOn, ruleFor } from '../../core/voucher/voucher.ts'
import { readChart, readCharts } from './charts.ts'

const file = 'documents/charts/government.yaml'
const text = readFileSync(file, 'utf8')
const chart = Chart.parse(parse(text))
const moved = (given: Partial<Moved> = {}): Moved => ({
  entry: 1,
  n: 1,
  day: '2022-09-05',
  action: 'pay',
  debit: 'fen/owed/x',
  credit: 'fen/paid/x',
  fen: 1,
  payer: 'fund',
  item: 'tuition',
  ...given,
})

describe('8.1 a chart of accounts', () => {
  test('that comes with the program enters every movement, for every debtor', () => {
    expect(faultsOf(chart)).toEqual([])
    const accounts = {
      due: ['fen/world', 'fen/owed/x'],
      undue: ['fen/owed/x', 'fen/world'],
      settled: ['fen/owed/x', 'fen/paid/x'],
      unsettled: ['fen/paid/x', 'fen/owed/x'],
      kept: ['fen/world', 'fen/kept/x'],
    } as const
    for (const move of moves)
      for (const payer of debtors) {
        // The fund owes nobody more than it owes them.
        if (move === 'kept' && payer === 'fund') continue
        const [debit, credit] = accounts[move]
        expect(moveOf({ debit, credit })).toBe(move)
        const rule = ruleFor(chart, moved({ debit, credit, payer }))
        expect([rule.move, rule.payer]).toEqual([move, payer])
      }
  })

  test.each([
    ["debit: '5001', credit: '2307' }", "debit: '5009', credit: '2307' }", /government\.yaml:17 .*5009 is not in the chart/],
    ["code: '1218'", "code: '1002'", /government\.yaml:7 .*1002 is there twice/],
    ['together: act', 'together: never', /government\.yaml:4 .*together/],
    ["  - { move: unsettled, payer: host, debit: '1218', credit: '1002' }\n", '', /government\.yaml:\d+ .*unsettled by host/],
    ['word: 记', 'word: [', /government\.yaml:\d+ /],
    ['word: 记', 'word: 记\ncolour: red', /government\.yaml:\d+ .*colour/],
  ])('is refused with file and line: %s', (from, to, why) => {
    const broken = text.replace(from, to)
    expect(broken).not.toBe(text)
    expect(() => readChart(file, broken)).toThrow(why)
  })

  test('of an office takes the place of one that came, and a folder that is not there changes nothing', () => {
    expect([...readCharts('/nowhere').keys()]).toEqual([...readCharts().keys()])
    expect(readCharts().get('government')?.word).toBe('记')
  })

  test('takes the first rule that fits: set off is no bank, interest no cost', () => {
    expect(ruleFor(chart, moved({ action: 'setOff' })).credit).toBe('2307.99')
    expect(ruleFor(chart, moved()).credit).toBe('1002')
    const interest = moved({ action: 'receive', payer: 'person', debit: 'fen/world', credit: 'fen/owed/x' })
    expect(ruleFor(chart, interest).credit).toBe('4609')
  })

  test('6.6 what came in beyond a demand is a debt of the office until it is given back, and by a chart without a word for it the claim becomes smaller', () => {
    const over = moved({ action: 'receive', payer: 'person', debit: 'fen/world', credit: 'fen/kept/x' })
    const credit = moved({ action: 'open', item: 'overpaid', debit: 'fen/world', credit: 'fen/owed/x.over1' })
    expect([ruleFor(chart, over), ruleFor(chart, credit)].map(rule => [rule.debit, rule.credit])).toEqual([
      ['1002', '2307.98'],
      ['2307.98', '2307'],
    ])
    const older = { ...chart, rules: chart.rules.filter(({ move }) => move !== 'kept') }
    expect(faultsOf(older)).toEqual([])
    expect(ruleFor(older, over)).toMatchObject({ debit: '1002', credit: '1218' })
    // The bank sends the credit back: it is unsettled, and no money came in a second time.
    expect(isEntered({ ...over, payer: 'fund' })).toBe(false)
  })
})

describe('8.1 the numbers of vouchers', () => {
  test('leave out what is only counted per person and what employers bear', () => {
    expect(isEntered(moved({ debit: 'fen/world', credit: 'fen/spent/t.tuition' }))).toBe(false)
    expect(isEntered(moved({ payer: 'employer' }))).toBe(false)
    expect(isEntered(moved({ debit: 'fen/spent/t.tuition', credit: 'fen/owed/c' }))).toBe(true)
  })

  test('go on from the last of each month, one for all transfers of an act', () => {
    const all = [
      moved(),
      moved({ n: 2 }),
      moved({ entry: 2 }),
      moved({ entry: 3, day: '2022-10-01' }),
      moved({ entry: 4, day: '2022-09-30' }),
    ]
    const numbered = numberOn(chart, all, month => (month === '2022-09' ? 7 : 0))
    expect(numbered.map(({ entry, month, number }) => `${entry} ${month} ${number}`)).toEqual([
      '1 2022-09 8',
      '2 2022-09 9',
      '3 2022-10 1',
      '4 2022-09 10',
    ])
  })

  test('of a chart that puts a day together are one for each kind of act and day', () => {
    const all = [moved(), moved({ entry: 2 }), moved({ entry: 3, action: 'receive' }), moved({ entry: 4, day: '2022-09-06' })]
    expect(numberOn({ together: 'day' }, all, () => 0).map(({ number }) => number)).toEqual([1, 1, 2, 3])
  })
})
