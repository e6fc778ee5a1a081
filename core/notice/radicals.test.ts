// A PDF gives back radicals for characters: the text is the same once they are read as what they stand for.
import { expect, test } from 'vitest'
import { clausesOf, joinBrokenLines, propose } from './index.ts'
import { withoutRadicals } from './radicals.ts'

test('every Kangxi radical is the character that it stands for, and the text keeps its length', () => {
  const radicals = String.fromCodePoint(...Array.from({ length: 0x2fd5 - 0x2f00 + 1 }, (_, i) => 0x2f00 + i))
  const read = withoutRadicals(radicals)
  expect(read).toHaveLength(radicals.length)
  expect([...read].filter(letter => !/\p{Script=Han}/u.test(letter) || letter <= '\u{2fd5}')).toEqual([])
  expect(read.slice(0, 4)).toBe('一丨丶丿')
})

test('the radicals of the supplement that are whole characters are those characters', () =>
  expect(withoutRadicals('少数⺠族、⼈社部⻔、⻅附件、⼟⽊⼯程、⻓期、⻘年')).toBe('少数民族、人社部门、见附件、土木工程、长期、青年'))

test('what is no radical stays as it is', () => expect(withoutRadicals('李𠮷·〇ABC１２')).toBe('李𠮷·〇ABC１２'))

test('clauses and numbers of a text copied from a PDF are found like those of the text itself', () => {
  const plain = '关于开展2023年度示例计划的通知\n一、人数\n（一）计划培养学员80名。\n（二）年龄在45周岁以下。'
  const copied = plain.replace(/一/g, '⼀').replace(/二/g, '⼆').replace(/人/g, '⼈')
  const seen = (text: string) => ({
    clauses: clausesOf(joinBrokenLines(text)).map(c => [c.id, c.number]),
    values: propose(joinBrokenLines(text)).map(p => [p.path, p.value]),
  })
  expect(copied).not.toBe(plain)
  expect(seen(copied)).toEqual(seen(plain))
})
