/** A paper's text → its template, with every fault at its line and column. The form is described in docs/handbook/policy.md. */

import { annexesIn } from './annex.ts'
import { type PaperForm, paperForms } from './blocks.ts'
import { readHeading } from './heading.ts'
import { type Read, readOnly, readPieces, type Stretch } from './pieces.ts'
import type { At, Fault, HeadingLine, Pieces, Template, TextLine } from './template.ts'

const forms: Readonly<Record<string, PaperForm>> = { 文件: 'document', 信函: 'letter', 普通: 'plain' }
export const formWords = paperForms.map(form => Object.keys(forms).find(word => forms[word] === form) ?? '')

const keys = ['格式', '依据', '标题', '主送', '署名', '抄送', '附注'] as const
type Key = (typeof keys)[number]
type HeadLine = { readonly key: Key; readonly value: Stretch }

const fault = (at: At, message: string, zh: string): Fault => ({
  line: at.line,
  column: at.column,
  rule: 'paperMalformed',
  message,
  zh,
})

/** The lines before the first empty one, `键：值`. */
const readHead = (lines: readonly Stretch[]): Read<readonly HeadLine[]> => {
  const head: HeadLine[] = []
  const faults: Fault[] = []
  for (const line of lines) {
    const [whole = '', word = ''] = /^\s*([^：:\s]+)\s*[：:]\s*/u.exec(line.text) ?? []
    const key = keys.find(known => known === word)
    if (key) head.push({ key, value: { ...line, column: Array.from(whole).length + 1, text: line.text.slice(whole.length).trimEnd() } })
    else faults.push(fault(line, `the head has ${keys.join(', ')}, and then an empty line`, `抬头只有：${keys.join('、')}，之后空一行`))
  }
  return { value: head, faults }
}

const mostOf: Readonly<Record<Key, number>> = { 格式: 1, 依据: 1, 标题: 4, 主送: 1, 署名: 3, 抄送: 1, 附注: 1 }
const start: At = { line: 1, column: 1 }

/** What is there too often, or not at all. */
const countFaults = (head: readonly HeadLine[]): readonly Fault[] =>
  keys.flatMap(key => {
    const found = head.filter(line => line.key === key)
    const extra = found[mostOf[key]]
    if (extra) return [fault(extra.value, `${key} stands ${mostOf[key]} times at most`, `“${key}”最多写${mostOf[key]}行`)]
    const needed = key === '格式' || key === '依据' || key === '标题'
    return needed && found.length === 0 ? [fault(start, `the head has no ${key}`, `抬头缺少“${key}”`)] : []
  })

const readForm = (line: HeadLine | undefined): Read<PaperForm> => {
  const form = forms[line?.value.text ?? '']
  if (form || !line) return { value: form ?? 'plain', faults: [] }
  return { value: 'plain', faults: [fault(line.value, `格式 is one of ${formWords.join(', ')}`, `格式只能是：${formWords.join('、')}`)] }
}

const readTextLine = (line: Stretch): Read<HeadingLine | TextLine> => {
  const { rest, only } = readOnly(line)
  if (rest.text.startsWith('#')) return readHeading(rest, only)
  const { value: pieces, faults } = readPieces(rest)
  return { value: { kind: 'paragraph', pieces, only, at: { line: line.line, column: line.column } }, faults }
}

/** Lines with their numbers and without what stands around their words. */
const linesOf = (text: string): readonly Stretch[] =>
  text.split(/\r?\n/).map((raw, i) => {
    const before = raw.length - raw.trimStart().length
    return { line: i + 1, column: before + 1, text: raw.trim() }
  })

export type Parsed = { readonly template: Template; readonly faults: readonly Fault[] }

const all = <T>(reads: readonly Read<T>[]): Read<readonly T[]> => ({
  value: reads.map(r => r.value),
  faults: reads.flatMap(r => r.faults),
})

/** Never throws for what a person wrote: a template that has faults is as much as could be read. */
export const parsePaper = (text: string): Parsed => {
  const lines = linesOf(text.replace(/^\uFEFF/, ''))
  const first = lines.findIndex(line => line.text !== '')
  const gap = lines.findIndex((line, i) => i > first && line.text === '')
  const head = readHead(first === -1 ? [] : lines.slice(first, gap === -1 ? undefined : gap))
  const below = (gap === -1 ? [] : lines.slice(gap)).filter(line => line.text !== '')
  const annexFrom = below.findIndex(line => /^附件[：:]/u.test(line.text))
  const body = all((annexFrom === -1 ? below : below.slice(0, annexFrom)).map(readTextLine))
  const annexes = annexesIn(annexFrom === -1 ? [] : below.slice(annexFrom))
  const of = (key: Key) => head.value.filter(line => line.key === key)
  const pieces = (key: Key): Read<readonly Pieces[]> => all(of(key).map(({ value }) => readPieces(value)))
  const [title, to, organs, copies, note] = [pieces('标题'), pieces('主送'), pieces('署名'), pieces('抄送'), pieces('附注')]
  const form = readForm(of('格式')[0])
  const [clause] = of('依据')
  const reads = [head, form, title, to, organs, copies, note, body, annexes]
  return {
    template: {
      form: form.value,
      clause: { id: clause?.value.text ?? '', at: clause?.value ?? start },
      title: title.value,
      to: to.value[0],
      organs: organs.value,
      copies: copies.value[0],
      note: note.value[0],
      body: body.value,
      annexes: annexes.value,
    },
    faults: [...countFaults(head.value), ...reads.flatMap(read => read.faults)],
  }
}
