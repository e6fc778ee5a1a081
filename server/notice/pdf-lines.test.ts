// Letters on pages become paragraphs: radicals are read as characters, and a page's number is no part of its last line.
import { expect, test } from 'vitest'
import { type Page, paragraphsOf, type Run } from './pdf-lines.ts'

const line = (text: string, y: number, x = 72): Run => ({ text, x, y, width: text.length * 16, size: 16 })
const page = (...runs: readonly Run[]): Page => ({ width: 595, height: 842, runs })
const folio = (text: string, y: number): Run => ({ text, x: 290, y, width: 5, size: 9 })

test('a line that a PDF gives in radicals begins a clause like any other', () => {
  const first = '为做好⼯作，进⼀步提升专业技术⼈才队伍整体素质，现就'
  const text = paragraphsOf([page(line(first, 700), line('有关事宜通知如下：', 670), line('（⼀）⼈数', 640), line('（⼆）年龄', 610))])
  expect(text.split('\n')).toEqual(['为做好工作，进一步提升专业技术人才队伍整体素质，现就有关事宜通知如下：', '（一）人数', '（二）年龄'])
})

test('a small number at the foot of a page, level with its last line, is the page’s and not the line’s', () => {
  const text = paragraphsOf([
    page(line('（一）计划培养80名', 90), line('（二）年龄在45周岁以下', 40), folio('2', 38)),
    page(line('（三）学历', 760)),
  ])
  expect(text).toBe('（一）计划培养80名\n（二）年龄在45周岁以下\n（三）学历')
})

test('a number of the text’s own size at the foot of a page stays', () => {
  expect(paragraphsOf([page(line('名额', 700), line('80', 40, 200), line('名', 40, 240))])).toContain('80')
})
