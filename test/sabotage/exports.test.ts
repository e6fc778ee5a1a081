// What an export does for a spreadsheet, and what the form is asked of added fields, turns its check red once it is taken away.
import { expect, test } from 'vitest'
import { misfits } from '../../core/application/added.ts'
import { csvLine } from '../../documents/csv.ts'
import { type RosterFacts, rosterHash } from '../../documents/roster-facts.ts'
import { roster } from '../../documents/samples.ts'
import { adding, addingAll, answers, language, topic } from '../added.ts'
import { broken, digest, form, on, openRound, personOf, round } from '../given.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

/** Cells that a spreadsheet would compute, or read as a number and so cut. */
const harmsIn = (line: string): readonly string[] =>
  line
    .trimEnd()
    .split(',')
    .map(cell => cell.replace(/^"/, ''))
    .filter(cell => /^[=+\-@＝＋－＠]/.test(cell) || /^\d{12,}[\dXx]?$/.test(cell))

const typed = ['=1+1', '+86', '@A1', '＝A1', '159900199005060113', '15990019900506011X']

test('4.2 F16 without its marks a line of a CSV holds formulas and numbers that lose their end', () => {
  expect(harmsIn(csvLine(typed))).toEqual([])
  expect(harmsIn(typed.join(','))).toEqual(typed)
})

test('4.2 without the added cells in it the hash of a roster would not tell one paper from another', () => {
  const shown = (words: string): RosterFacts => ({
    ...roster,
    added: ['外语水平'],
    rows: roster.rows.map(row => ({ ...row, added: [words] })),
  })
  const bare = ({ added: _, rows, ...facts }: RosterFacts) => rosterHash({ ...facts, rows: rows.map(({ added: __, ...row }) => row) })
  expect(rosterHash(shown('中级'))).not.toBe(rosterHash(shown('高级')))
  expect(bare(shown('中级'))).toBe(bare(shown('高级')))
})

const handingIn = (added: object) => () => {
  const w = openRound(addingAll)
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: { ...form({}), added } })
  return on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
}

test.each([
  ['a missing answer', {}],
  ['a choice that is none', { ...answers, language: 'c2' }],
  ['a number beyond its bounds', { ...answers, hours: 41 }],
  ['a file that is only a name', { ...answers, letter: '推荐信.pdf' }],
  ['an answer that nobody asked', { ...answers, shoeSize: 42 }],
])('4.1 without addedFieldsFit %s would be handed in', (_name, added) => {
  expect(isRefusedBy(handingIn(added), 'addedFieldsFit')).toBe(true)
  expect(withoutRule('application', 'submit', 'addedFieldsFit', () => broken(handingIn(added)()))).toEqual([])
})

test('4.1 a field that is not required any more, or longer than before, is judged by the law of the day', () => {
  const answer = { topic: '草原退化的若干问题及其对策研究' }
  expect(misfits(adding([topic]).policy, answer).map(({ fault }) => fault)).toEqual(['tooLong'])
  expect(misfits(adding([{ ...topic, maxLength: 40 }]).policy, answer)).toEqual([])
  expect(misfits(adding([{ ...language, required: false }]).policy, {})).toEqual([])
  expect(misfits(adding([]).policy, { letter: { sha256: digest('e'), name: 'x' } }).map(({ fault }) => fault)).toEqual(['notAsked'])
})
