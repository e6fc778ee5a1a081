// Official papers to half a millimetre (GB/T 9704-2012): where each element stands, read back from the PDF.
import { describe, expect, test } from 'vitest'
import { type OfficialFacts, printOfficial } from './official.ts'
import { inkOf, type Line, linesOf, type Rule, rulesOf, textOf } from './read-back.ts'
import { enrolmentBatch, enrolmentFacts, letterOf, longName, paperOf, reprimandOf } from './samples.ts'

const near = (found: number | undefined, wanted: number, within = 0.5) => {
  expect(found).toBeDefined()
  expect(Math.abs((found ?? 0) - wanted), `${found} is not ${wanted}`).toBeLessThan(within)
}
/** A character's cell: a line is as high as it and seven eighths more. */
const cellMm = (16 * 25.4) / 72
const pitchMm = 225 / 22
const gapMm = pitchMm - cellMm
const widthMm = 156 / 28

const find = (lines: readonly Line[], words: string | RegExp, page?: number): Line => {
  const found = lines.find(
    line => (page === undefined || line.page === page) && (typeof words === 'string' ? line.text.startsWith(words) : words.test(line.text)),
  )
  if (!found) throw new Error(`nothing on the page says ${words}: ${lines.map(line => line.text).join(' / ')}`)
  return found
}
const middleOf = ({ leftMm, rightMm }: Pick<Line, 'leftMm' | 'rightMm'>) => (leftMm + rightMm) / 2
const withBlocks = (facts: OfficialFacts, blocks: Partial<OfficialFacts['blocks']>): OfficialFacts => ({
  ...facts,
  blocks: { ...facts.blocks, ...blocks },
})
const pagesIn = (pdf: Uint8Array) => textOf(pdf).length
const spanOf = ({ fromMm, toMm }: Rule) => toMm - fromMm
const filled = reprimandOf({ findings: ['国'.repeat(28 * 90)] })

describe('the page', () => {
  test('has 37 millimetres above, 28 at the binding edge on odd and even pages, and an area of 156 by 225 with 22 lines of 28', async () => {
    const lines = linesOf(await printOfficial(filled)).filter(line => /^国+$/.test(line.text))
    for (const [page, left] of [
      [2, 26],
      [3, 28],
    ] as const) {
      const here = lines.filter(line => line.page === page)
      expect(here.map(line => line.text.length)).toEqual(Array(22).fill(28))
      for (const [i, line] of here.entries()) near(line.topMm, 37 + i * pitchMm, 0.05)
      near((here.at(-1)?.topMm ?? 0) + pitchMm, 262, 0.05)
      for (const line of here) {
        near(line.leftMm, left, 0.05)
        near(line.rightMm, left + 156, 0.1)
      }
    }
    // The ink of a character lies within its cell.
    const [first] = inkOf(await printOfficial(filled), 3, 'black')
    expect(first?.topMm).toBeGreaterThan(37)
    near(first?.topMm, 37, 1)
  })

  test('bears its number 7 below the text area, one character in: odd pages at the right, even ones at the left', async () => {
    const pdf = await printOfficial(filled)
    const lines = linesOf(pdf)
    near(dashTop(pdf, 3), 269)
    near(find(lines, '—3—').rightMm, 184 - widthMm)
    near(find(lines, '—2—').leftMm, 26 + widthMm)
  })
})

/** The upper edge of the dashes of a page number: the ink left of its figures. */
const dashTop = (pdf: Uint8Array, page: number): number | undefined => {
  const at = find(linesOf(pdf), `—${page}—`, page)
  return inkOf(pdf, page, 'black', { leftMm: at.leftMm, rightMm: at.leftMm + 3, topMm: 264 })[0]?.topMm
}

describe('the document form', () => {
  test('has the red name 35 below the area’s edge, the number two lines below it, and a red rule of 156 four below that', async () => {
    const pdf = await printOfficial(filled)
    const [name, rule, ...more] = inkOf(pdf, 1, 'red')
    expect(more).toEqual([])
    near(name?.topMm, 37 + 35)
    const number = find(linesOf(pdf), '内人社办发')
    near(number.topMm, 37 + 35 + 15 + gapMm + 2 * pitchMm)
    near(middleOf(number), 28 + 78)
    near(rule?.topMm, number.topMm + cellMm + 4)
    near((rule?.rightMm ?? 0) - (rule?.leftMm ?? 0), 156)
    near(rule?.leftMm, 28)
  })

  test('has its title two lines below the rule, the addressee one below the title, and the body two characters in', async () => {
    const facts = withBlocks(filled, { title: ['关于示例的决定'] })
    const lines = linesOf(await printOfficial(facts))
    const [title, to] = [find(lines, '关于示例'), find(lines, '各盟市')]
    const rule = 37 + 35 + 15 + 3 * pitchMm + 4
    near(middleOf(title), 106)
    near(title.topMm, rule + 2 * pitchMm + gapMm)
    near(to.topMm, title.topMm + (22 * 25.4) / 72 + gapMm + pitchMm)
    near(to.leftMm, 28)
    near(find(lines, /^一、/, 1).leftMm, 28 + 2 * widthMm)
  })

  test('ends the date four characters from the edge, the name centred over it', async () => {
    const lines = linesOf(await printOfficial({ ...reprimandOf(), office: '示例厅' }))
    const date = find(lines, '2022年11月8日')
    const right = date.page % 2 === 0 ? 182 : 184
    near(date.rightMm, right - 4 * widthMm)
    near(middleOf(find(lines, /^示例厅$/, date.page)), middleOf(date))
    const long = linesOf(await printOfficial(reprimandOf()))
    const [name, on] = [find(long, /^内蒙古自治区人力资源和社会保障厅$/, date.page), find(long, '2022年11月8日')]
    near(middleOf(name), middleOf(on))
    expect(name.rightMm).toBeLessThan(right + 0.1)
  })

  test('lists its annex one line below the text, two characters in; the annex begins a page, its title on the third line', async () => {
    const pdf = await printOfficial(enrolmentBatch)
    const lines = linesOf(pdf)
    const list = find(lines, '附件：')
    const left = list.page % 2 === 0 ? 26 : 28
    near(list.leftMm, left + 2 * widthMm)
    const above = lines.filter(line => line.page === list.page && line.topMm < list.topMm).at(-1)
    near(list.topMm, (above?.topMm ?? 0) + 2 * pitchMm)
    expect(list.text).not.toMatch(/[。；]$/)
    const head = find(lines, /^附件$/)
    const title = find(lines, '2022年度特培计划区内培养学员名单', head.page)
    near(head.topMm, 37)
    near(head.leftMm, head.page % 2 === 0 ? 26 : 28)
    near(title.topMm, 37 + 2 * pitchMm)
  })

  test('has its colophon at the foot of an even last page: rules of 156, the outer ones 0.35 thick and the inner 0.25', async () => {
    const pdf = await printOfficial(enrolmentBatch)
    const last = pagesIn(pdf)
    expect(last % 2).toBe(0)
    const rules = rulesOf(pdf, last, 'level').filter(rule => rule.atMm > 235 && spanOf(rule) > 150)
    expect(rules.map(({ thickMm }) => Math.round(thickMm * 100) / 100)).toEqual([0.35, 0.25, 0.35])
    for (const rule of rules) near(spanOf(rule), 156, 0.3)
    const [copies, printed] = [find(linesOf(pdf), '抄送：', last), find(linesOf(pdf), /印发$/, last)]
    near(copies.leftMm, 26 + (14 * 25.4) / 72)
    near(printed.rightMm, 182 - (14 * 25.4) / 72)
    near(rules.at(-1)?.atMm, 262)
  })
})

describe('the letter form', () => {
  test('has its name 30 below the sheet’s edge, a thick rule over a thin one 4 below it, thin over thick 20 above the lower edge', async () => {
    const pdf = await printOfficial(letterOf())
    const [name, thick, , , last] = inkOf(pdf, 1, 'red')
    near(name?.topMm, 30)
    near(thick?.topMm, (name?.bottomMm ?? 0) + 4)
    near(last?.bottomMm, 277)
    near(thick?.leftMm, 20)
    near(last?.rightMm, 190)
    const rules = rulesOf(pdf, 1, 'level')
    for (const rule of rules) near(spanOf(rule), 170, 0.3)
    const [over, under, overBelow, underBelow] = rules.map(({ thickMm }) => thickMm)
    expect([rules.length, (over ?? 0) > (under ?? 1), (underBelow ?? 0) > (overBelow ?? 1)]).toEqual([4, true, true])
    expect(rulesOf(pdf, 2, 'level')).toEqual([])
  })

  test('has its number under the rule at the right, seven eighths of a character below it, and no page number on the first page', async () => {
    const pdf = await printOfficial(letterOf())
    const [, , thin] = inkOf(pdf, 1, 'red')
    const number = find(linesOf(pdf), '内人社办函')
    near(number.rightMm, 184)
    near(number.topMm, (thin?.bottomMm ?? 0) + (7 / 8) * cellMm)
    expect(textOf(pdf)[0]).not.toMatch(/—1—/)
    expect(textOf(pdf)[1]).toMatch(/—2—/)
  })

  test('says who gets copies at the foot of its last page, and has no rules there', async () => {
    const pdf = await printOfficial(letterOf())
    const copies = find(linesOf(pdf), '抄送：', 2)
    near(copies.topMm + (14 * 25.4) / 72, 262)
  })

  test('leaves the place of a number that is not drawn, and a preview says that it is one', async () => {
    const open = { ...letterOf(), number: '内人社办函〔2022〕\u3000\u3000号', preview: true }
    expect(textOf(await printOfficial(open))[0]).toMatch(/^预览.*内人社办函〔2022〕号/)
    expect(textOf(await printOfficial(letterOf())).join('')).not.toContain('预览')
  })
})

describe('what is long', () => {
  test('a title breaks in parts of about one length, and no line begins with a dot', async () => {
    const title = [`关于取消${longName}`, '少数民族地区专业技术人才特培计划学员资格的决定']
    const lines = linesOf(await printOfficial(withBlocks(letterOf(), { title }))).filter(line => line.page === 1)
    const from = lines.findIndex(line => line.text.startsWith('关于取消'))
    const parts = lines.slice(from, from + 4)
    expect(parts.map(line => line.text).join('')).toBe(title.join(''))
    for (const part of parts) {
      expect(part.text).not.toMatch(/^·/)
      expect(part.text.length).toBeGreaterThan(8)
      near(middleOf(part), 106)
    }
  })

  test('three who sign stand side by side in the text area, the date under the last', async () => {
    const organs = ['内蒙古自治区人力资源和社会保障厅', '内蒙古自治区教育厅', '内蒙古自治区农牧厅']
    const pdf = await printOfficial(withBlocks(reprimandOf(), { organs }))
    const lines = linesOf(pdf)
    const date = find(lines, '2022年11月8日')
    const left = date.page % 2 === 0 ? 26 : 28
    near(middleOf(date), left + 130)
    const row = lines.filter(line => line.page === date.page && Math.abs(line.topMm - (date.topMm - pitchMm)) < 1)
    expect(row.map(line => line.text).join('')).toContain('内蒙古自治区教育厅内蒙古自治区农牧厅')
    for (const line of row) expect([line.leftMm >= left - 0.1, line.rightMm <= left + 156.1]).toEqual([true, true])
    expect(textOf(pdf)[0]).toContain('内蒙古自治区人力资源和社会保障厅文件')
  })

  test('name and date never stand on a page without text, wherever the text ends', async () => {
    for (let lines = 14; lines <= 24; lines += 1) {
      const body = [
        { kind: 'paragraph' as const, text: '国'.repeat(28 * lines) },
        { kind: 'paragraph' as const, text: '终'.repeat(28) },
      ]
      const pages = textOf(await printOfficial(withBlocks(reprimandOf(), { body, note: undefined })))
      const signed = pages.find(page => page.includes('厅2022年11月8日'))
      expect(signed, `${lines} lines`).toContain('终终')
      expect(pages.join('')).not.toContain('此页无正文')
    }
  })

  test('of a last paragraph longer than a page nothing is lost, and its end stands with name and date', async () => {
    for (const lines of [18, 21, 22, 43, 60]) {
      const body = [{ kind: 'paragraph' as const, text: '终'.repeat(28 * lines) }]
      const pages = textOf(await printOfficial(withBlocks(letterOf(), { body, copies: undefined })))
      expect(pages.join('').split('终')).toHaveLength(28 * lines + 1)
      expect(pages.find(page => page.includes('厅2022年11月8日'))).toContain('终终')
    }
  })

  test('five hundred people stand in the annex, each once, under a head on every page', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({ name: `人${i + 1}号`, employer: '示例单位', host: '示例大学', course: '草学' }))
    const pages = textOf(
      await printOfficial(paperOf('enrolmentBatch', { ...enrolmentFacts, count: 500, rows }, { number: '内人社办发〔2022〕1号' })),
    )
    const all = pages.join('')
    for (const { name } of rows) expect(all.split(name)).toHaveLength(2)
    const listed = pages.filter(page => /人\d+号/.test(page))
    expect(listed.every(page => page.includes('序号姓名工作单位'))).toBe(true)
    expect(pages.length % 2).toBe(0)
  })
})
