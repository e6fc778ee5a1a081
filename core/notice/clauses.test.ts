// Clauses: every style of numbering that notices use, and what a second wording does to them.
import { describe, expect, test } from 'vitest'
import { anchorOf, clauseChanges, clausesOf, joinBrokenLines, longestNotice } from './index.ts'

const numbersOf = (text: string) => clausesOf(text).map(clause => `${clause.id} ${clause.number}`)

const letter = `示人社函〔2031〕8号
关于开展2031年度骨干研修的通知
各市人力资源和社会保障局：
现将有关事项通知如下：
一、名额
（一）总数。共20名。
（二）分配。见附件1。
二、条件
1．年龄在40周岁以下；
2．具备下列条件之一：
（1）硕士；
（2）具有：
①中级职称；
②副高级职称。
三、经费
研修费由专项资金承担。每人8000元。
各单位应当配合。
附件：1.名额分配表
2.申报表
示例厅
2031年3月5日
（联系人：示例处）
附件1
名额分配表
一、说明
按人数分配。`

describe('clauses are found by their numbers', () => {
  test('levels nest however they are marked, and unnumbered paragraphs are counted', () => {
    expect(numbersOf(letter)).toEqual([
      'head 首部',
      '1 一',
      '1.1 一（一）',
      '1.2 一（二）',
      '2 二',
      '2.1 二1',
      '2.2 二2',
      '2.2.1 二2（1）',
      '2.2.2 二2（2）',
      '2.2.2.1 二2（2）①',
      '2.2.2.2 二2（2）②',
      '3 三',
      '3.1.1 三第一段第一句',
      '3.1.2 三第一段第二句',
      '3.2 三第二段',
      'tail 落款',
      'a1 附件1',
      'a1.1 附件1一',
    ])
  })

  test('a clause holds its own words and no others', () => {
    const clauses = clausesOf(letter)
    for (const [i, clause] of clauses.entries()) {
      expect(letter.slice(clause.from, clause.to)).toBe(clause.text)
      expect(clause.from).toBeGreaterThanOrEqual(clauses[i - 1]?.to ?? 0)
    }
    expect(clauses.find(clause => clause.id === '2.1')?.text).toBe('1．年龄在40周岁以下；')
  })

  test.each([
    [
      '第一条 目的\n第二条 条件如下。\n第二款的话。\n第三条 其他',
      ['1 第一条', '2 第二条', '2.1 第二条第一款', '2.2 第二条第二款', '3 第三条'],
    ],
    ['第一章 总则\n第一条 甲。\n第二章 分则\n第二条 乙。', ['1 第一条', '2 第二条']],
    [
      '一、总则\n1.1 目的。\n1.1.1 细目。\n1.2 范围。\n二、分则\n2.1 其他。',
      ['1 一', '1.1 1.1', '1.1.1 1.1.1', '1.2 1.2', '2 二', '2.1 2.1'],
    ],
    ['1、甲。\n2、乙。\n（1）丙。\n３．丁。', ['1 1', '2 2', '2.1 2（1）', '3 3']],
    ['(一)甲。\n(二)乙。\n1)丙。', ['1 （一）', '2 （二）', '2.1 （二）（1）']],
    ['一、甲\n1.5万元以内的由本人承担。\n二、乙', ['1 一', '2 二']],
    ['一、甲\n一、乙', ['1 一', '2 一']],
    ['没有编号的一段。\n还有一段。', ['1 第一段', '2 第二段']],
  ])('%s', (text, numbers) => expect(numbersOf(text).filter(number => !number.startsWith('head'))).toEqual(numbers))

  test('headings are our own words, in both languages', () => {
    expect(clausesOf(letter).find(clause => clause.id === '2.1')?.heading).toEqual({ zh: '年龄', en: 'Age' })
  })

  test('a text beyond the limit is refused', () => expect(() => clausesOf('字'.repeat(longestNotice + 1))).toThrow(RangeError))
})

describe('a second wording', () => {
  const next = letter
    .replace('40周岁', '45周岁')
    .replace('二、条件', '二、范围\n全区。\n三、条件')
    .replace('三、经费', '四、经费')
    .replace('（二）分配。见附件1。\n', '')
  const changes = clauseChanges(clausesOf(letter), clausesOf(next))
  const of = (anchor: string) => changes.find(change => change.anchor === anchor)

  test('keeps the anchor of a clause that got another number', () => {
    expect(of('clause-3-2')).toMatchObject({ kind: 'moved', after: { number: '四第二段' } })
    expect(of('clause-2')).toMatchObject({ kind: 'moved', after: { number: '三' } })
  })
  test('tells the words that changed, a number as one word', () => {
    expect(of('clause-2-1')?.words.filter(part => part.kind !== 'same')).toEqual([
      { kind: 'removed', text: '40' },
      { kind: 'added', text: '45' },
    ])
  })
  test('tells what came and what went', () => {
    expect(changes.filter(change => change.kind === 'added').map(change => change.after?.number)).toEqual(['二'])
    expect(changes.filter(change => change.kind === 'removed').map(change => change.before?.number)).toEqual(['一（二）'])
  })
  test('gives no two clauses one anchor', () => expect(new Set(changes.map(change => change.anchor)).size).toBe(changes.length))
  test('is the same as itself', () => {
    const same = clauseChanges(clausesOf(letter), clausesOf(letter))
    expect(new Set(same.map(change => change.kind))).toEqual(new Set(['same']))
    expect(same.map(change => change.anchor)).toEqual(clausesOf(letter).map(anchorOf))
  })
  test('the parts of a difference make both wordings', () => {
    for (const { words, before, after } of changes) {
      expect(
        words
          .filter(part => part.kind !== 'added')
          .map(part => part.text)
          .join(''),
      ).toBe(before?.text ?? '')
      expect(
        words
          .filter(part => part.kind !== 'removed')
          .map(part => part.text)
          .join(''),
      ).toBe(after?.text ?? '')
    }
  })
})

test('lines that a page broke are joined, and headings, numbers and dates stay alone', () => {
  const broken = `一、条件
申请人应当具备良好的职业道德和敬业精神，年龄在四
十五周岁以下，并且从事本专业工作满八年以上，具有
硕士研究生学历。
（一）特别条件
示例厅
2031年3月5日`
  expect(joinBrokenLines(broken).split('\n')).toEqual([
    '一、条件',
    '申请人应当具备良好的职业道德和敬业精神，年龄在四十五周岁以下，并且从事本专业工作满八年以上，具有硕士研究生学历。',
    '（一）特别条件',
    '示例厅',
    '2031年3月5日',
  ])
})
