// The application form read back: nothing overflows, every page says which version it is.
import { describe, expect, test } from 'vitest'
import { applicationFormHash, printApplicationForm } from './application-form.ts'
import { sharedPress } from './pdf.ts'
import { flowOf, linesOf, overflowsIn, textOf, wordsOf } from './read-back.ts'
import { applicationForm, fullApplicationForm, hostile, longName } from './samples.ts'
import { specimens } from './specimens.ts'
import { versionCode } from './text.ts'

const packed = (words: string): string => words.replace(/\s/g, '')

describe('4.1 the application form', () => {
  test('bears its number, version, version code and content hash on each page', async () => {
    const hash = applicationFormHash(applicationForm)
    const pages = textOf(await printApplicationForm(applicationForm))
    expect(pages.length).toBeGreaterThan(1)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`申报编号${applicationForm.number}第3版版本码${versionCode(hash)}`)
      expect(page).toContain(`内容摘要${hash.slice(0, 16)}`)
      expect(page).toContain(`第${at + 1}页，共${pages.length}页`)
    }
  })

  test('has the same version code when it is printed again later, and another when a word changes', () => {
    const hash = applicationFormHash(applicationForm)
    expect(applicationFormHash({ ...applicationForm, madeAt: '2022-07-05T08:00:00+08:00', copies: 2 })).toBe(hash)
    expect(applicationFormHash({ ...applicationForm, adjustment: '不服从调剂。' })).not.toBe(hash)
    expect(applicationFormHash({ ...applicationForm, photo: new Uint8Array([255, 216, 255]) })).not.toBe(hash)
  })

  test('leaves a place for each party to sign and seal, and draws no seal', async () => {
    const text = textOf(await printApplicationForm(applicationForm)).join('')
    for (const { party } of applicationForm.opinions) expect(text).toContain(`${party}意见`)
    expect(text.split('（公章）年月日')).toHaveLength(applicationForm.opinions.length + 1)
  })

  test('two copies are the same form twice, each with its own page numbers, the second on a new sheet', async () => {
    const one = textOf(await printApplicationForm(applicationForm))
    const two = textOf(await printApplicationForm({ ...applicationForm, copies: 2 }))
    const second = two.findIndex(page => page.includes('一式两份之2'))
    expect(second % 2).toBe(0)
    expect(two.slice(second).map(page => page.replace('一式两份之2', ''))).toEqual(one)
  })

  test('a name of 25 characters, 30 rows of history and a page of achievements stay within the margins', async () => {
    const pdf = await printApplicationForm(fullApplicationForm)
    const text = textOf(pdf).join('')
    expect(text).toContain(longName)
    expect(Array.from(text.matchAll(/\d{4}年9月\d{4}年8月/g))).toHaveLength(60)
    for (const line of linesOf(pdf)) {
      const [left, right] = line.page % 2 === 1 ? [22, 192] : [18, 188]
      expect(line.leftMm).toBeGreaterThan(left - 0.5)
      expect(line.rightMm).toBeLessThan(right + 0.5)
      expect(line.topMm).toBeLessThan(290)
    }
  })

  test('words of any length and width stay in their cells, in every place that takes words', async () => {
    const { places, printWith } = specimens['application-form']
    const wide = [
      'WWWWW',
      'W'.repeat(7),
      'W'.repeat(14),
      'W'.repeat(60),
      '蒙'.repeat(60),
      longName,
      '𠮷'.repeat(30),
      '\u{323af}'.repeat(12),
      'a '.repeat(30),
    ]
    for (const words of wide) expect(overflowsIn(await printWith(place => (places.includes(place) ? words : undefined))), words).toEqual([])
  })

  test('the widest that annex 2 can hold is set whole on sixteen pages and more, each with its code, its foot and its heads', async () => {
    const facts = {
      ...fullApplicationForm,
      copies: 1,
      history: Array.from({ length: 100 }, (_, i) => ({ from: '2001-01', place: `第${i}${'站'.repeat(78)}`, role: '员'.repeat(60) })),
      education: Array.from({ length: 20 }, () => ({
        mode: '全日制',
        level: '大学本科',
        graduated: '2012-07',
        school: '校'.repeat(80),
        major: '科'.repeat(80),
      })),
      hosts: Array.from({ length: 50 }, () => ({
        host: '院'.repeat(60),
        programme: '学'.repeat(60),
        supervisor: '师'.repeat(40),
      })),
      merits: [['主要工作业绩', '承担旗内退化草原补播试验。'.repeat(150)] satisfies [string, string]],
    }
    const pdf = await printApplicationForm(facts)
    const pages = textOf(pdf)
    expect(pages.length).toBeGreaterThan(15)
    expect(overflowsIn(pdf)).toEqual([])
    for (const [i, page] of pages.entries()) expect(page).toContain(`第${i + 1}页，共${pages.length}页`)
    const flow = flowOf(pdf)
    for (let i = 0; i < 100; i += 1) expect(flow).toContain(`第${i}站`)
    const headed = pages.filter(page => page.includes('第50站') || page.includes('第99站') || page.includes('承担旗内'))
    for (const page of headed) expect(page).toMatch(/学习或工作单位职务或身份|主要工作业绩/)
  })

  test('the parts that may stay empty are there empty, for a hand', async () => {
    const { person, employer, title } = applicationForm
    const { name, sex, ethnic, birth, idNumber, politics, workedSince, mobile, field, years } = person
    const text = flowOf(
      await printApplicationForm({
        ...applicationForm,
        person: { name, sex, ethnic, birth, idNumber, politics, workedSince, mobile, field, years },
        employer: { name: employer.name, level: employer.level, authority: employer.authority },
        title: { level: title.level },
        history: [],
        hosts: [],
        direction: undefined,
      }),
    )
    for (const label of [
      '曾用名',
      '籍贯',
      '入党时间',
      '职称系列',
      '聘任时间',
      '岗位等级',
      '职业资格',
      '起止学习或工作单位职务或身份主要工作业绩',
    ])
      expect(text).toContain(label)
    expect(text).not.toContain('蒙古文')
  })

  test('each field of annex 2 that was filled in is printed', async () => {
    const text = flowOf(await printApplicationForm(applicationForm))
    const { person, employer, title, education, direction } = applicationForm
    for (const words of [
      person.serves,
      person.discipline,
      '继续教育学时90',
      employer.engagement,
      employer.contact,
      title.postGrade,
      title.qualification,
    ])
      expect(text).toContain(packed(words ?? 'nothing'))
    expect(text).toContain('聘任时间2019年1月')
    expect(text).toContain(education[0]?.certificateNumber)
    expect(text).toContain(direction)
  })

  test('a Mongolian name runs downwards, its letters joined; without its typeface each is named by its code point', async () => {
    const pdf = await printApplicationForm(applicationForm)
    const { families } = await sharedPress().fonts()
    if (families.mongolian[0] !== 'Noto Sans Mongolian') return expect(flowOf(pdf)).toContain('U+1821U+1837')
    const mark = wordsOf(pdf).find(word => /[\u1820-\u18aa]/.test(word.text))
    expect(mark && mark.rightMm - mark.leftMm).toBeLessThan(10)
    expect(mark && mark.bottomMm - mark.topMm).toBeGreaterThan(12)
  })

  test('no section heading stands alone at the foot of a page', async () => {
    for (let rows = 1; rows <= 16; rows += 1) {
      const history = Array.from({ length: rows }, () => ({ from: '2010-01', place: '工作站', role: '技术员' }))
      const pages = textOf(await printApplicationForm({ ...applicationForm, history }))
      for (const page of pages)
        expect(page).not.toMatch(/(学位毕业院校院系及专业毕业时间|学习或工作单位职务或身份|导师是否已联系|审核意见)申报编号/)
    }
  })

  test('words made of markup are printed letter by letter', async () => {
    const text = textOf(await printApplicationForm({ ...applicationForm, adjustment: hostile })).join('')
    expect(text).toContain(packed(hostile))
  })

  test('the photograph stands in its place, which is otherwise kept for one', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const photo = new Uint8Array(Buffer.from(dot, 'base64'))
    expect(textOf(await printApplicationForm({ ...applicationForm, photo })).join('')).not.toContain('照片')
    expect(textOf(await printApplicationForm(applicationForm)).join('')).toContain('照片')
  })

  test('a photograph that is neither JPEG nor PNG never reaches the typesetter', async () => {
    const photo = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    await expect(printApplicationForm({ ...applicationForm, photo })).rejects.toThrow('neither JPEG nor PNG')
  })

  test('what the policy adds is printed by its own labels: a line, or a table of its rows, within the margins', async () => {
    const long = '示例文字'.repeat(120)
    const added = [
      { name: '外语水平（以证书为准的最高等级）', words: '中级' },
      { name: '课题', words: long },
      {
        name: '讲授课程',
        heads: ['课程', '年份', '学时', '对象', '形式', '地点', '合作者', '备注'],
        rows: [['生态学', '2021', '32', '', '', '', '', hostile]],
      },
      { name: '没有的', heads: ['课程'], rows: [] },
    ]
    const pdf = await printApplicationForm({ ...applicationForm, added })
    const text = textOf(pdf).join('')
    for (const words of ['外语水平（以证书为准的最高等级）中级', '讲授课程序号课程年份学时', packed(hostile), '没有的序号课程'])
      expect(text).toContain(words)
    expect(text.split('例')).toHaveLength(121)
    for (const line of linesOf(pdf)) expect(line.rightMm).toBeLessThan((line.page % 2 === 1 ? 192 : 188) + 0.5)
    expect(overflowsIn(pdf)).toEqual([])
    expect(applicationFormHash({ ...applicationForm, added })).not.toBe(applicationFormHash(applicationForm))
  })

  test('a fact that the form does not know is refused', async () => {
    await expect(printApplicationForm({ ...applicationForm, ...{ salary: 1 } })).rejects.toThrow(/salary/)
  })
})
