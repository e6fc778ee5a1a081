/** The sheet of a rehearsal is safe to open, and says what the report says. */
import { expect, test } from 'vitest'
import { peopleOf, rehearse } from '../../../core/rehearsal/index.ts'
import { eligiblePerson } from '../../../test/criteria.ts'
import { law2022 } from '../../../test/house.ts'
import { zh as wordsZh } from '../../../words/zh.ts'
import type { Texts } from '../../texts.ts'
import { zh } from '../../words/zh.ts'
import { cell, csvOf } from './csv.ts'
import { tellingOf } from './telling.ts'

const texts: Texts = {
  language: 'zh',
  t: zh,
  w: wordsZh,
  pick: text => text.zh,
  action: (_subject, action) => action,
  status: (_subject, status) => status,
  role: role => role,
  rule: rule => rule,
  field: name => name,
  value: value => value,
  document: kind => kind,
}

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-cmd', "'-cmd"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
])('the text %j becomes %j, so that no spreadsheet runs it', (text, safe) => expect(cell(text)).toBe(safe))

test('a number stays a number, below nothing too', () => expect([cell(-3), cell(0.5)]).toEqual(['-3', '0.5']))

test('every body with its places, the money and the days are in the sheet, and a name that is a formula does nothing', () => {
  const law = structuredClone(law2022)
  const [first] = law.places.bodies
  if (first) first.name = { zh: '=HYPERLINK("http://x")', en: 'x' }
  const { report } = rehearse(law, law, peopleOf([{ ...eligiblePerson, body: first?.body }]))
  const sheet = csvOf(report, tellingOf(texts, law, law))
  expect(sheet.startsWith('\uFEFF政策预演,')).toBe(true)
  expect(sheet).toContain('包头市')
  expect(sheet).toContain('1320000,1320000,0')
  expect(sheet).toContain('2022-03-03 – 2022-03-25')
  expect(sheet).not.toMatch(/(^|,|")=HYPERLINK/m)
})
