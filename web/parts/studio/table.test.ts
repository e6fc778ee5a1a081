// A quota table copied from a spreadsheet: rows are known by code or by name, headings and sums are passed over, and nothing is guessed.
import { expect, test } from 'vitest'
import { cellsOf, editsFrom } from './table.ts'

const rows = [
  { body: '150100', name: { zh: '呼和浩特市', en: 'Hohhot' } },
  { body: '150200', name: { zh: '包头市', en: 'Baotou' } },
]
const read = (pasted: string) =>
  editsFrom(pasted, rows, (row, column) => `places.bodies.${row}.places.${column}`, { idKey: 'body', columns: ['outside', 'inside'] })

test('each number goes to the row that its line names, by code or by name', () => {
  expect(read('150200\t4\t5\r\n呼和浩特市\t3\t2\n')).toEqual({
    rows: 2,
    unknown: [],
    edits: [
      { path: 'places.bodies.1.places.outside', after: 4 },
      { path: 'places.bodies.1.places.inside', after: 5 },
      { path: 'places.bodies.0.places.outside', after: 3 },
      { path: 'places.bodies.0.places.inside', after: 2 },
    ],
  })
})

test('a heading is passed over, an unknown body is told', () => {
  expect(read('部门\t区外\t区内\n某市\t1\t1')).toEqual({ rows: 0, unknown: ['某市'], edits: [] })
})

test('thousands are read, words are not', () => {
  expect(read('包头市\t1,200\t若干').edits).toEqual([{ path: 'places.bodies.1.places.outside', after: 1200 }])
  expect(cellsOf('a\tb\n\n c\t d ')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})
