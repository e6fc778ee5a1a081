/** The answer of the ministry's desk, tied to the people of its parcel: never to the wrong one, and nothing dropped without a word. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caas, codeOf, knownOf, personOfParcel, pku } from '../../test/parcels.ts'
import type { Cell, Grid } from '../twin/grid.ts'
import { noWords, programmeWord } from './seats.ts'
import { plain, readSheetOf } from './sheet.ts'
import { isReady, type Known, type Person, tieUp } from './tie.ts'

type Words = readonly (string | undefined)[]
const heads = ['行码', '姓名', '工作单位', '从事专业', '安排结果', '接收单位', '接收专业', '退回原因']
const gridOf = (lines: readonly Words[], merges: readonly string[] = []): Grid => ({
  ...{ merges, hiddenRows: [], hiddenColumns: [], others: [], from1904: false },
  rows: lines.map((words, i) => ({
    n: i + 1,
    cells: words.map((text): Cell | undefined => (text === undefined ? undefined : { text, kind: 'text' })),
  })),
})
const lineOf = ({ code, values }: Person, answer: Words = ['接收', '北京大学', '生物学']): Words => [
  code,
  values.name,
  values.employer,
  values.field,
  ...answer,
]
const tie = (known: Known, lines: readonly Words[], words = noWords, itsHeads: Words = heads) =>
  tieUp(known, readSheetOf(gridOf([['标题'], itsHeads, ...lines]), words.heads), words)
const verdictsOf = (known: Known, lines: readonly Words[], words = noWords) => tie(known, lines, words).rows.map(({ verdict }) => verdict)

const one = personOfParcel(1, '王明')
const other = personOfParcel(2, '包红梅')
const known = knownOf([one, other])

test('4.3 a row is tied by its code, wherever its columns have gone', () => {
  const moved = [7, 5, 1, 0, 6, 4, 3, 2]
  const at = (words: Words) => moved.map(i => words[i])
  const { rows, missing } = tie(known, [at(lineOf(other)), at(lineOf(one))], noWords, at(heads))
  expect(rows.map(({ person, verdict, seat }) => [person, verdict, seat?.programme])).toEqual([
    ['a2', 'place', 'pku-180'],
    ['a1', 'place', 'pku-180'],
  ])
  expect(missing).toEqual([])
})

test('4.3 a code beside another’s name ties nobody, and so does a name without a code', () => {
  expect(verdictsOf(known, [[one.code, ...lineOf(other).slice(1)]])).toEqual(['wrongName'])
  expect(
    verdictsOf(known, [
      ['', ...lineOf(one).slice(1)],
      [undefined, '王明'],
    ]),
  ).toEqual(['noCode', 'noCode'])
  expect(
    verdictsOf(known, [
      [codeOf(2, 'a1'), ...lineOf(one).slice(1)],
      [codeOf(1, 'a9'), '王明'],
    ]),
  ).toEqual(['otherParcel', 'noCode'])
})

test('4.3 two of one name whose codes changed places are noticed by whatever else came back', () => {
  const twins = knownOf([personOfParcel(1, '王明'), personOfParcel(2, '王 明')])
  const [a, b] = twins.people
  if (!a || !b) throw new Error('there are two')
  expect(verdictsOf(twins, [lineOf(a), lineOf(b)])).toEqual(['place', 'place'])
  expect(
    verdictsOf(twins, [
      [b.code, ...lineOf(a).slice(1)],
      [a.code, ...lineOf(b).slice(1)],
    ]),
  ).toEqual(['wrongName', 'wrongName'])
})

test('4.3 a row that is there twice is neither; one that is missing is named', () => {
  const { rows, missing } = tie(known, [lineOf(one), lineOf(one)])
  expect(rows.map(({ verdict }) => verdict)).toEqual(['twice', 'twice'])
  expect(missing).toEqual(['a2'])
})

test('4.3 a host named otherwise is asked about, and known once somebody has said which it is', () => {
  const answer = ['接收', '北大', '生物科学']
  expect(tie(known, [lineOf(one, answer)]).rows).toMatchObject([{ verdict: 'hostUnknown' }])
  const hosts = { [plain('北大')]: 'pku' }
  expect(tie(known, [lineOf(one, answer)], { ...noWords, hosts }).rows).toMatchObject([{ verdict: 'programmeUnknown', host: 'pku' }])
  const words = { ...noWords, hosts, programmes: { [programmeWord('pku', '生物科学')]: 'pku-180' } }
  expect(tie(known, [lineOf(one, answer)], words).rows).toMatchObject([{ verdict: 'place', seat: { host: 'pku', programme: 'pku-180' } }])
})

test('4.3 a host of the ministry’s own needn’t stand in the catalogue; who is not willing goes nowhere else', () => {
  const answer = ['接收', '中国农业科学院', '农学']
  expect(tie(known, [lineOf(one, answer)]).rows).toMatchObject([{ verdict: 'place', seat: { host: 'caas', programme: 'caas-210' } }])
  const unwilling = knownOf([personOfParcel(1, '王明', { willing: false })])
  expect(tie(unwilling, [lineOf(one, answer)]).rows).toMatchObject([
    { verdict: 'refused', refusals: [{ rule: 'wishedOrWilling', clause: '4.3' }] },
  ])
})

test('4.3 what came back of a person otherwise is told, and the host is taken all the same', () => {
  const changed = [one.code, '王明', '另一单位', '生物学', '接收', '北京大学', '生物学']
  expect(tie(known, [changed]).rows).toMatchObject([
    { verdict: 'place', changed: [{ column: 'employer', was: '示例单位1', is: '另一单位' }] },
  ])
})

test.each([
  ['sent back', ['退回', '', '', '没有合适单位'], 'return'],
  ['not answered', ['', '', '', ''], 'open'],
  ['a host and no result', ['', '北京大学', '生物学'], 'place'],
  ['sent back and placed', ['退回', '北京大学', ''], 'contradicts'],
  ['placed with a reason to send back', ['接收', '北京大学', '生物学', '其他'], 'contradicts'],
  ['placed nowhere', ['接收', '', '生物学'], 'noHost'],
  ['placed without a programme', ['接收', '北京大学', ''], 'noProgramme'],
  ['a result that nobody knows', ['待定', '', ''], 'noResult'],
  ['a reason that nobody knows', ['退回', '', '', '再说'], 'reasonUnknown'],
])('4.3 a row that is %s', (_what, answer, verdict) => {
  expect(verdictsOf(known, [lineOf(one, answer)])).toEqual([verdict])
})

test.each([
  ['withdrawn meanwhile', { status: 'cancelled' }, 'withdrawn'],
  ['back with the department', { status: 'opened' }, 'elsewhere'],
  ['in a later parcel', { batch: 2 }, 'elsewhere'],
  ['answered so before', { status: 'welcomed', seat: { host: 'pku', programme: 'pku-180' } }, 'same'],
  ['answered otherwise before', { status: 'confirmed', seat: { host: 'caas', programme: 'caas-210' } }, 'otherwise'],
])('4.3 an answer for somebody who is %s changes nothing', (_what, more, verdict) => {
  const person = personOfParcel(1, '王明', more)
  const { rows, missing } = tie(knownOf([person]), [lineOf(person)])
  expect([rows.map(row => row.verdict), missing]).toEqual([[verdict], []])
})

test('4.3 one host for several rows in a merged cell is read for each; a code in a formula is not believed', () => {
  const lines = [['标题'], heads, lineOf(one, ['接收', '北京大学', '生物学']), lineOf(other, ['接收', undefined, '生物学'])]
  const sheet = readSheetOf(gridOf(lines, ['F3:F4']), {})
  expect(tieUp(known, sheet, noWords).rows.map(({ verdict }) => verdict)).toEqual(['place', 'place'])
  const grid = gridOf([heads, lineOf(one)])
  const formula = {
    ...grid,
    rows: grid.rows.map(row => ({
      ...row,
      cells: row.cells.map((cell, i) => (row.n === 2 && i === 5 && cell ? { ...cell, formula: true } : cell)),
    })),
  }
  expect(tieUp(known, readSheetOf(formula, {}), noWords).rows.map(({ verdict }) => verdict)).toEqual(['formula'])
})

test('4.3 a sheet without the columns that tie it says which, and two that claim the same are neither', () => {
  expect(
    readSheetOf(
      gridOf([
        ['姓名', '接收单位'],
        ['王明', '北京大学'],
      ]),
      {},
    ).lacking,
  ).toEqual(['code'])
  expect(readSheetOf(gridOf([['行码', '姓名', '接收单位', '接收单位']]), {}).lacking).toEqual(['host'])
  expect(readSheetOf(gridOf([['行码', '姓名', '录取单位']]), { [plain('录取单位')]: 'host' }).lacking).toEqual([])
  expect(readSheetOf(gridOf([]), {}).lacking).toEqual(['code', 'name', 'host'])
})

/** A sheet as a careless hand leaves it. */
type Damage = {
  readonly kind: 'drop' | 'double' | 'swapCodes' | 'swapNames' | 'typo' | 'shuffle' | 'clear' | 'stray'
  readonly a: number
  readonly b: number
}
const anyDamage = fc.record({
  kind: fc.constantFrom<Damage['kind'][]>('drop', 'double', 'swapCodes', 'swapNames', 'typo', 'shuffle', 'clear', 'stray'),
  a: fc.nat(30),
  b: fc.nat(30),
})
const swapped = (lines: readonly Words[], i: number, j: number, column: number) =>
  lines.map((line, at) => (at === i ? line.with(column, lines[j]?.[column]) : at === j ? line.with(column, lines[i]?.[column]) : line))

const damaged = (lines: readonly Words[], { kind, a, b }: Damage): readonly Words[] => {
  if (lines.length === 0) return lines
  const [i, j] = [a % lines.length, b % lines.length]
  const line = lines[i] ?? []
  if (kind === 'drop') return lines.toSpliced(i, 1)
  if (kind === 'double') return lines.toSpliced(j, 0, line)
  if (kind === 'swapCodes') return swapped(lines, i, j, 0)
  if (kind === 'swapNames') return swapped(lines, i, j, 1)
  if (kind === 'typo') return lines.with(i, line.with(0, `${line[0] ?? ''}`.replace(/.(?=.{3}$)/, 'Q')))
  if (kind === 'clear') return lines.with(i, line.with(b % 7, undefined))
  if (kind === 'stray') return lines.toSpliced(j, 0, lineOf({ ...one, code: '', values: { name: '合计' } }, [`${a}`, '', '', '']))
  return lines.toSpliced(i, 1).toSpliced(j, 0, line)
}

test('4.3 however the sheet is damaged, an answer goes to nobody but whose code and name stand on its row, and nothing is dropped', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(anyDamage, { maxLength: 8 }), (count, damages) => {
      const people = Array.from({ length: count }, (_, i) => personOfParcel(i, i % 3 === 0 ? '王明' : `示例${i}`))
      // Their field of work stays with the row whatever is done to code and name.
      const own = people.map((person, i) => lineOf({ ...person, values: { ...person.values, field: `专业${i}` } }))
      const marked = knownOf(people.map((person, i) => ({ ...person, values: { ...person.values, field: `专业${i}` } })))
      const lines = damages.reduce(damaged, own).filter(line => line.some(cell => cell !== undefined))
      const { rows, missing } = tie(marked, lines)
      expect(rows).toHaveLength(lines.length)
      const ready = rows.filter(({ verdict }) => isReady(verdict))
      expect(new Set(ready.map(({ person }) => person)).size).toBe(ready.length)
      for (const row of ready) {
        const person = people.find(({ id }) => id === row.person)
        expect([row.cells.code, row.cells.name]).toEqual([person?.code, person?.values.name])
        // Only where code and name both stand on another's row, and then the rest of it is told as changed.
        const whose = people.findIndex((_, i) => row.cells.field === `专业${i}`)
        if (whose !== -1 && people[whose]?.id !== row.person) expect(row.changed).not.toEqual([])
      }
      const spoken = new Set([...rows.map(({ person }) => person), ...missing])
      for (const { id } of people) expect(spoken.has(id)).toBe(true)
      expect(missing.filter(id => rows.some(({ person }) => person === id))).toEqual([])
    }),
  ))

test('hosts are found by what they are called and never by likeness', () => {
  expect(verdictsOf(knownOf([one], [pku, { ...caas, names: ['北京大学'] }]), [lineOf(one)])).toEqual(['hostUnknown'])
  expect(verdictsOf(known, [lineOf(one, ['接收', ' PEKING university ', '生物学'])])).toEqual(['place'])
})
