// A guard of official papers that is taken away turns its check red: what a text may name, what it must say, and that words are never code.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import * as paper from '../../core/paper/index.ts'
import { printOfficial } from '../../documents/official.ts'
import { openPress } from '../../documents/pdf.ts'
import { textOf } from '../../documents/read-back.ts'
import { letterOf } from '../../documents/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-sabotage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let copies = 0

/** A copy of a folder in which one line of a file says something else. */
const broken = (of: string, file: string, line: string, instead: string): string => {
  const copy = join(folder, String(copies++))
  cpSync(fileURLToPath(new URL(of, import.meta.url)), copy, { recursive: true })
  const text = readFileSync(join(copy, file), 'utf8')
  if (text.split(line).length !== 2) throw new Error(`${file} does not say once: ${line}`)
  writeFileSync(join(copy, file), text.replace(line, instead))
  return copy
}

const head = '格式：信函\n依据：6.4\n标题：决定\n\n'
const must = '{姓名}{条款}{终止日期}[{申诉截止}]\n'
const wrong: Readonly<Record<string, string>> = {
  'an unknown fact': `${head}${must}{名子}\n`,
  'an unguarded fact': `${head}${must}{申诉截止}\n`,
  'a silent paper': `${head}{姓名}\n`,
  'a level out of order': `${head}${must}## （一）标题。\n`,
  'a number that skips': `${head}${must}# 二、标题\n`,
  'no head': `${head.replace('信函', '普通')}${must}`,
}
type Room = Pick<typeof paper, 'faultsOf' | 'parsePaper'>
const passes = ({ faultsOf, parsePaper }: Room, text = '') => faultsOf('termination', parsePaper(text)).length === 0

describe('the check of a text', () => {
  test('as it is, finds each', () => {
    expect(passes(paper, head + must)).toBe(true)
    expect(Object.keys(wrong).filter(name => passes(paper, wrong[name]))).toEqual([])
  })

  test.each([
    ['an unknown fact', 'faults.ts', 'if (!fact) return name === rowNumber && row ? [] :', 'if (!fact) return name.length > 0 ? [] :'],
    [
      'an unguarded fact',
      'faults.ts',
      'if (fact.optional !== true || guards.includes(name) || row) return []',
      'if (row || !row) return []',
    ],
    ['a silent paper', 'faults.ts', '.filter(zh => !named.has(zh))', '.filter(zh => named.has(zh.slice(1)))'],
    ['a level out of order', 'heading.ts', 'if (deep)', 'if (deep && level > 9)'],
    ['a number that skips', 'heading.ts', 'if (number === wanted || number === 0) return []', 'if (number >= 0) return []'],
    ['no head', 'faults.ts', "...(numbered && form === 'plain' ? [headless] : []),", ''],
  ])('6.4 without its line %s passes', async (name, file, line, instead) => {
    const room: Room = await import(pathToFileURL(join(broken('../../core/paper', file, line, instead), 'index.ts')).href)
    expect(passes(room, head + must)).toBe(true)
    expect(passes(room, wrong[name])).toBe(true)
  })
})

describe('words of people', () => {
  const words = '*粗* #(1+1) = 标题'
  const printedBy = async (templates?: string) => {
    const press = openPress(templates === undefined ? {} : { templates })
    try {
      return textOf(await printOfficial(letterOf({ findings: [words] }), press)).join('')
    } finally {
      press.close()
    }
  }

  test('6.6 are printed letter by letter, and are not where the template evaluates them', async () => {
    expect(await printedBy()).toContain(words.replace(/\s/g, ''))
    const evaluated = broken(
      '../../documents/templates',
      'paper.typ',
      '#let words(text) = kept(text)',
      '#let words(text) = eval(text, mode: "markup")',
    )
    expect(await printedBy(evaluated)).not.toContain(words.replace(/\s/g, ''))
  })

  test('6.6 a fact is filled in after the text was read: filled in before, a name would be a placeholder', () => {
    const { parsePaper, faultsOf } = paper
    const named = `${head}${must}`.replace('{姓名}', '{名子}')
    expect(faultsOf('termination', parsePaper(named)).length).toBeGreaterThan(0)
    const { blocks } = letterOf({ name: '{名子}[{工作单位}]' })
    expect(JSON.stringify(blocks.body[0])).toContain('{名子}[{工作单位}]')
  })
})
