// Official papers measured against GB/T 9704-2012, in the PDF itself.
import { describe, expect, test } from 'vitest'
import { printOfficial } from './official.ts'
import { inkOf, linesOf, textOf } from './read-back.ts'
import { enrolmentBatch, enrolmentFacts, hostile, letterOf, longName, paperOf, publicNotice, reprimandOf } from './samples.ts'

const filled = reprimandOf({ findings: ['国'.repeat(28 * 90)] })

describe('document form', () => {
  test('a page holds 22 lines of 28 characters in an area of 156 by 225 millimetres', async () => {
    const lines = linesOf(await printOfficial(filled)).filter(line => line.page === 3 && /^国+$/.test(line.text))
    expect(lines).toHaveLength(22)
    expect(new Set(lines.map(line => line.text.length))).toEqual(new Set([28]))
    const pitches = lines.slice(1).map((line, at) => line.topMm - (lines[at]?.topMm ?? 0))
    for (const pitch of pitches) expect(pitch).toBeCloseTo(225 / 22, 2)
    for (const line of lines) expect(Math.abs(line.rightMm - line.leftMm - 156)).toBeLessThan(0.5)
  })

  test('the text begins 37 millimetres below the upper edge and 28 from the binding edge', async () => {
    const pdf = await printOfficial(filled)
    const [first] = inkOf(pdf, 4, 'black')
    expect(Math.abs((first?.topMm ?? 0) - 37)).toBeLessThan(1)
    expect(Math.abs((first?.leftMm ?? 0) - 26)).toBeLessThan(1)
    const odd = linesOf(pdf).find(line => line.page === 3 && line.text.startsWith('国'))
    expect(odd?.leftMm).toBeCloseTo(28, 1)
  })

  test('the red name stands 35 millimetres below the text area and the red rule is as wide as it, 4 below the number', async () => {
    const pdf = await printOfficial(enrolmentBatch)
    const [name, rule, ...more] = inkOf(pdf, 1, 'red')
    expect(more).toEqual([])
    expect(Math.abs((name?.topMm ?? 0) - 72)).toBeLessThan(0.5)
    expect(Math.abs((rule?.leftMm ?? 0) - 28)).toBeLessThan(0.5)
    expect(Math.abs((rule?.rightMm ?? 0) - 184)).toBeLessThan(0.5)
    const [number] = inkOf(pdf, 1, 'black')
    expect(Math.abs((rule?.topMm ?? 0) - (number?.bottomMm ?? 0) - 4)).toBeLessThan(1)
  })

  test('the date ends at least four characters from the edge, and the name stands centred over it within the text area', async () => {
    const lines = linesOf(await printOfficial(enrolmentBatch))
    const at = lines.findIndex(line => line.text === '2022年7月4日')
    const [name, date] = [lines[at - 1], lines[at]]
    expect(name?.text).toBe('内蒙古自治区人力资源和社会保障厅')
    const middle = (line: typeof name): number => ((line?.leftMm ?? 0) + (line?.rightMm ?? 0)) / 2
    expect(Math.abs(middle(name) - middle(date))).toBeLessThan(1)
    expect(name?.rightMm).toBeLessThan(184.5)
    expect(date?.rightMm).toBeLessThan(184 - 4 * 5.57 + 1)
  })

  test('the colophon closes the last page, which is an even one, and a page that holds only it has no number', async () => {
    // As many people as end on an odd page.
    const short = paperOf(
      'enrolmentBatch',
      { ...enrolmentFacts, rows: enrolmentFacts.rows.slice(0, 30) },
      { number: '内人社办发〔2022〕128号' },
    )
    const pages = textOf(await printOfficial(short))
    expect(pages.length % 2).toBe(0)
    expect(pages.at(-1)).toMatch(/^抄送：.*2022年7月4日印发$/)
    expect(pages.at(0)).toMatch(/—1—$/)
  })

  test('name and date never stand on a page without text', async () => {
    for (let lines = 1; lines <= 23; lines += 1) {
      const pages = textOf(await printOfficial(letterOf({ findings: [`${'国'.repeat(28 * lines)}完`] })))
      const signed = pages.find(page => page.includes('2022年11月8日') && page.includes('内蒙古自治区人力资源和社会保障厅2022年'))
      expect(signed).toContain('书面申诉')
    }
  })
})

describe('letter form', () => {
  test('two double rules 170 millimetres wide: 4 below the name, whose top is at 30, and 20 above the lower edge; no number on page 1', async () => {
    const pdf = await printOfficial(letterOf())
    const [name, thick, thin, thinBelow, thickBelow, ...more] = inkOf(pdf, 1, 'red')
    expect(more).toEqual([])
    expect(Math.abs((name?.topMm ?? 0) - 30)).toBeLessThan(0.5)
    expect(Math.abs((thick?.topMm ?? 0) - (name?.bottomMm ?? 0) - 4)).toBeLessThan(0.5)
    for (const rule of [thick, thin, thinBelow, thickBelow])
      expect(Math.abs((rule?.rightMm ?? 0) - (rule?.leftMm ?? 0) - 170)).toBeLessThan(0.5)
    expect((thick?.bottomMm ?? 0) - (thick?.topMm ?? 0)).toBeGreaterThan((thin?.bottomMm ?? 0) - (thin?.topMm ?? 0))
    expect(Math.abs((thickBelow?.bottomMm ?? 0) - 277)).toBeLessThan(0.5)
    const [number] = inkOf(pdf, 1, 'black')
    expect(Math.abs((number?.topMm ?? 0) - (thin?.bottomMm ?? 0) - (7 / 8) * 5.64)).toBeLessThan(1)
    expect(textOf(pdf)[0]).not.toMatch(/—1—/)
    expect(textOf(pdf)[1]).toMatch(/—2—/)
  })
})

test('4.3 the enrolment notice names everyone of its batch with employer and host', async () => {
  const text = textOf(await printOfficial(enrolmentBatch)).join('')
  for (const { name } of enrolmentFacts.rows) expect(text).toContain(name)
  expect(text).toContain('内人社办发〔2022〕128号')
  expect(text).toContain('2022年9月1日至2022年9月5日持本通知和居民身份证到培养单位报到')
})

test('6.6 the reprimand names the ground, the facts, the money to be paid back and where to object', async () => {
  const text = textOf(await printOfficial(letterOf())).join('')
  for (const words of ['六（六）1', '16,000.00元', '在2022年12月31日以前退还', '在2023年1月7日以前向内蒙古自治区人力资源和社会保障厅'])
    expect(text).toContain(words)
})

test('a reprimand without money to pay back demands none', async () => {
  expect(textOf(await printOfficial(letterOf({ amount: undefined, dueOn: undefined }))).join('')).not.toContain('责令')
})

test('a public notice bears no ID number, no birth date and no telephone of a person', async () => {
  const text = textOf(await printOfficial(publicNotice)).join('')
  expect(text).toContain(longName)
  expect(text).not.toMatch(/1599\d{14}|139\d{8}/)
})

test('a name, a finding and an employer made of markup are printed letter by letter', async () => {
  const pdf = await printOfficial(letterOf({ findings: [hostile], name: hostile }))
  const text = textOf(pdf).join('')
  expect(text.split(hostile.replace(/\s/g, '')).length).toBeGreaterThanOrEqual(4)
})
