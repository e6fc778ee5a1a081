// The texts of papers: what stands in them, what is wrong with them by line and character, and what comes out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { inChinese } from './heading.ts'
import { faultsOf, fillPaper, fillWithExamples, isPaperKind, type PaperFacts, paperKindNames, parsePaper } from './index.ts'

const facts: PaperFacts<'termination'> = {
  programme: '示例计划',
  year: '2022',
  office: '示例厅',
  noticeTitle: '示例通知',
  noticeNumber: '示函〔2022〕1号',
  clause: '六（四）',
  contact: '示例处',
  name: '王䶮',
  employer: '示例医院',
  track: '区内培养',
  host: '示例大学',
  course: '草学',
  lastDay: '2023-03-31',
}
const head = '格式：信函\n依据：6.4\n标题：关于{姓名}同志\n标题：终止学习的批复\n主送：{工作单位}\n\n'
const must = '{姓名}依{条款}终止，最后一天为{终止日期}。[{申诉截止}以前向{申诉受理单位}申请复核。]\n'

const termination = (body: string, top = head) => faultsOf('termination', parsePaper(top + body))
const filled = (body: string, more: Partial<typeof facts> = {}) =>
  fillPaper('termination', parsePaper(head + body).template, { ...facts, ...more })
const at = (faults: ReturnType<typeof termination>) => faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

describe('a text', () => {
  test('6.4 becomes the lines of a title, an addressee and paragraphs', () => {
    expect(termination(must)).toEqual([])
    expect(filled(must)).toEqual({
      form: 'letter',
      title: ['关于王䶮同志', '终止学习的批复'],
      to: '示例医院',
      organs: [],
      copies: undefined,
      note: undefined,
      body: [{ kind: 'paragraph', text: '王䶮依六（四）终止，最后一天为2023年3月31日。' }],
      annexes: [],
    })
  })

  test('says a part in brackets only where each of its facts is there', () => {
    const with30 = filled(must, { reviewAt: '示例厅', reviewUntil: '2023-05-30' })
    expect(with30.body).toEqual([
      { kind: 'paragraph', text: '王䶮依六（四）终止，最后一天为2023年3月31日。2023年5月30日以前向示例厅申请复核。' },
    ])
    expect(filled(must, { reviewAt: '示例厅' }).body).toEqual(filled(must).body)
  })

  test('has levels with titles of their own and text that runs on, and counts them anew when one has nothing to say', () => {
    const body = `${must}# 一、申诉 ?{申诉截止}\n## （一）期限。在{申诉截止}以前。\n# 二、其他\n## （一）{姓名}。的{培养专业}。\n### 1.三级\n#### （1）四级\n## （二）没有句号\n`
    expect(at(termination(body))).toEqual([])
    const labels = (more = {}) => filled(body, more).body.flatMap(b => (b.kind === 'heading' ? [`${b.label}|${b.title}|${b.run}`] : []))
    expect(labels()).toEqual(['一、|其他|', '（一）|王䶮。|的草学。', '1.|三级|', '（1）|四级|', '（二）|没有句号|'])
    expect(labels({ reviewUntil: '2023-05-30' }).slice(0, 3)).toEqual(['一、|申诉|', '（一）|期限。|在2023年5月30日以前。', '二、|其他|'])
  })

  test('a full stop in a name ends no title', () => {
    const body = `${must}# 一、事项\n## （一）{姓名}的事。继续。\n`
    const heading = filled(body, { name: '王。伟' }).body.at(-1)
    expect(heading).toMatchObject({ title: '王。伟的事。', run: '继续。' })
  })

  test('a line that holds only where a fact is missing', () => {
    const body = `${must}没有另外的途径。 !{申诉截止}\n`
    expect(termination(body)).toEqual([])
    expect(filled(body).body).toHaveLength(2)
    expect(filled(body, { reviewAt: '示例厅', reviewUntil: '2023-05-30' }).body).toHaveLength(1)
  })

  test('words of a person are never read again: braces, brackets and signs of a heading come out as they are', () => {
    const hostile = '# 一、{工作单位}[{终止日期}] ?{姓名} | 附件：'
    expect(filled(must, { name: hostile }).body).toEqual([
      { kind: 'paragraph', text: `${hostile}依六（四）终止，最后一天为2023年3月31日。` },
    ])
  })

  test('whatever somebody is called, their name stands in the title and in the body as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }).filter(name => !/\n/.test(name)),
        name => {
          const { title, body } = filled(must, { name })
          return title[0] === `关于${name}同志` && body[0]?.kind === 'paragraph' && body[0].text.startsWith(`${name}依`)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a fact that is always there and is not is an error of the program', () => {
    expect(() => filled(must, { name: '' })).toThrow('a paper has no name (姓名)')
  })
})

describe('is found to be wrong', () => {
  test('a fact that there is none of, with those that there are', () => {
    const faults = termination(`${must}由{名子}承担。\n`)
    expect(at(faults)).toEqual(['8:2 paperUnknownFact'])
    expect(faults[0]?.zh).toContain('{名子}')
    expect(faults[0]?.zh).toContain('姓名')
  })

  test('a fact in the condition of a line that there is none of', () => {
    expect(at(termination(`${must}文字 ?{名子}\n`))).toEqual(['8:5 paperUnknownFact'])
  })

  test('a fact that may be missing and stands unguarded', () => {
    expect(at(termination(`${must}在{申诉截止}以前。\n`))).toEqual(['8:2 paperUnguarded'])
    expect(termination(`${must}在{申诉截止}以前。 ?{申诉截止}\n`)).toEqual([])
  })

  test('a fact under a heading that waits for another is unguarded', () => {
    expect(at(termination(`${must}# 一、申诉 ?{申诉受理单位}\n在{申诉截止}以前。\n`))).toEqual(['9:2 paperUnguarded'])
  })

  test('what the paper has to say and never does', () => {
    const faults = termination('{姓名}终止。\n')
    expect(at(faults)).toEqual(Array(3).fill('1:1 paperNeverSays'))
    expect(faults.map(fault => fault.zh).join()).toBe('没有写“{终止日期}”,没有写“{条款}”,没有写“{申诉截止}”')
  })

  test('a paper that goes out under a number, without a head to bear it', () => {
    expect(at(termination(must, head.replace('信函', '普通')))).toEqual(['1:1 paperNeverSays'])
  })

  test.each([
    ['a level without the one above it', '## （一）标题。\n', '8:1 paperOutOfOrder'],
    ['a number that skips', '# 一、标题\n# 三、标题\n', '9:1 paperOutOfOrder'],
    ['a number that stands twice', '# 一、标题\n## （一）标题。\n## （一）标题。\n', '10:1 paperOutOfOrder'],
    ['a heading without a number', '# 标题\n', '8:3 paperMalformed'],
    ['a fifth level', '# 一、标题\n## （一）标题。\n### 1.标题\n#### （1）标题\n##### a 标题\n', '12:7 paperMalformed'],
    ['a brace that does not close', '由{姓名承担。\n', '8:2 paperMalformed'],
    ['a brace that none opened', '由姓名}承担。\n', '8:4 paperMalformed'],
    ['a bracket that does not close', '由[{姓名}承担。\n', '8:2 paperMalformed'],
    ['a part that names no fact', '由[本人]承担。\n', '8:3 paperMalformed'],
    ['an annex of a paper that has no list', '附件：名单\n| 序号 |\n| * |\n| {序号} |\n', '8:1 paperMalformed'],
    ['a character beyond the first plane counts as one', '𠮷由{名子}承担。\n', '8:3 paperUnknownFact'],
  ])('%s', (_name, body, where) => {
    expect(at(termination(must + body))).toContain(where)
  })

  test.each([
    ['a form that there is none of', head.replace('信函', '传真'), '1:4 paperMalformed'],
    ['no title', head.replace(/标题：.*\n/g, ''), '1:1 paperMalformed'],
    ['no clause', head.replace('依据：6.4\n', ''), '1:1 paperMalformed'],
    ['a key that there is none of', head.replace('主送：', '抄报：'), '5:1 paperMalformed'],
    ['a fourth who signs', head.replace('主送', '署名：甲\n署名：乙\n署名：丙\n署名：丁\n主送'), '8:4 paperMalformed'],
  ])('a head with %s', (_name, top, where) => {
    expect(at(termination(must, top))).toContain(where)
  })

  test.each([
    ['rows of different length', '| 序号 | 姓名 |\n| 10 |\n| {序号} | {姓名} |\n'],
    ['a width that is no number', '| 序号 | 姓名 |\n| 10mm | * |\n| {序号} | {姓名} |\n'],
    ['more than a line is long', '| 序号 | 姓名 |\n| 100 | 57 |\n| {序号} | {姓名} |\n'],
    ['a line that is no row', '| 序号 | 姓名 |\n10 | *\n| {序号} | {姓名} |\n'],
  ])('an annex with %s', (_name, table) => {
    const text = '格式：普通\n依据：4\n标题：公示\n\n{公示开始}{公示截止}{联系单位}\n附件：名单\n'
    expect(faultsOf('publicNotice', parsePaper(`${text}| 序号 | 姓名 |\n| 10 | * |\n| {序号} | {姓名} |\n`))).toEqual([])
    expect(faultsOf('publicNotice', parsePaper(text + table)).map(fault => fault.rule)).toEqual(['paperMalformed'])
  })
})

test('nothing that anybody types makes the reader fail', () => {
  const signs = fc.constantFrom(
    '#',
    '一、',
    '（一）',
    '{',
    '}',
    '[',
    ']',
    '|',
    '附件：',
    '\n',
    '格式：',
    '标题：',
    '姓名',
    '。',
    '?',
    '𠮷',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), typed => {
      const parsed = parsePaper(typed.join(''))
      faultsOf('enrolmentBatch', parsed)
      return fillWithExamples('enrolmentBatch', parsed.template).form !== undefined
    }),
    { numRuns: 500 },
  )
})

test('headings are counted in Chinese as people do', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 99].map(inChinese)).toEqual(['一', '九', '十', '十一', '十九', '二十', '二十一', '九十九'])
})

test.each(paperKindNames)('the %s of 2022 has nothing wrong, and leaves nothing open when it is filled', kind => {
  const parsed = parsePaper(law.papers?.[kind] ?? '')
  expect(faultsOf(kind, parsed)).toEqual([])
  const all = JSON.stringify(fillWithExamples(kind, parsed.template).body)
  expect(all).not.toMatch(/[{}]{2,}[^"]*[\u4e00-\u9fff]+\}|\?\{|!\{/)
  expect(all).not.toMatch(/\{[\u4e00-\u9fff]/)
})

test('a kind is a kind by its name alone', () => {
  expect(isPaperKind('reprimand')).toBe(true)
  expect(['toString', '__proto__', 'Reprimand', ''].map(isPaperKind)).toEqual([false, false, false, false])
})
