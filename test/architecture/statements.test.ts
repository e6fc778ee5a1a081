// F26: no statement is made of pieces with values in them.
import { describe, expect, test } from 'vitest'
import { sourceOf, sources } from './source.ts'
import { madeOfPieces, takenAsTheyAre } from './statements.ts'

const all = new Map(sources.map(source => [source.path, source]))
/** Texts that are words of the program, which can't be seen where the statement is run: a loop over a table of them, or one that a function is handed. */
const judged: Readonly<Record<string, readonly string[]>> = {
  'hands on what it is handed, to a query that was looked at': [
    ...['server/archive/export.ts text', 'server/archive/export.ts text', 'server/fleet/presence.ts text', 'server/vitals/traces.ts text'],
    ...['server/archive/import.ts text', 'server/database.ts asked', 'server/database.ts begin'],
    'server/database.ts { name: nameOf(text), text, values: [...values] }',
  ],
  'what the builder of statements made, with its values beside it': ['server/questions/rows.ts text'],
  'a migration, as it lies in its folder': ["server/database.ts readFileSync(join(folder, name), 'utf8')"],
  'a number of the language': ['server/archive/import.ts pastText'],
  'in a loop over a table of words': [
    ...['server/backup/settle.ts table', 'server/backup/settle.ts table', 'server/backup/settle.ts table', 'server/backup/settle.ts table'],
    ...[
      'server/erasing/forget.ts step',
      'server/erasing/forget.ts step',
      'server/rare-names.ts text',
      'server/spelling.ts read',
      'server/spelling.ts write',
    ],
    ...['server/sealing/index-key.ts nextText', 'server/sealing/index-key.ts writeText', 'server/sealing/index-key.ts text'],
    "server/sealing/index-key.ts [...new Set(indexColumns.map(({ table }) => table))].join(', ')",
    ...[
      'server/sealing/rotate.ts nextText(table, after !== undefined)',
      'server/sealing/rotate.ts writeText(table)',
      'server/sealing/rotate.ts countText(table)',
    ],
  ],
  'of a name that is one of a few': [
    ...[
      'server/checkpoints/lines.ts text',
      'server/questions/oversight-rows.ts pageText(kind)',
      'server/questions/oversight-rows.ts countsText(kind)',
    ],
    ...['server/questions/party-account.ts textOf(party)', 'server/questions/hosting.ts putText(mine)', 'server/uploads.ts lock'],
    ...['server/sign-in/proceed.ts standingText(isDue(passwords))'],
  ],
  'the rows of the money, with a text of the program behind them': [
    ...[
      "server/money-sheets.ts ...overRows(law, round, everyoneText, last?.column ?? '', last?.id ?? '', last?.",
      'server/spending.ts ...overRows(law, round, totalsText)',
    ],
    ...['server/questions/money.ts ...overRows(law, round, linesText)', 'server/questions/money.ts ...overRows(law, round, hostsText)'],
    ...['server/questions/money.ts ...overRows(law, round, countText, ...narrow)', 'server/questions/statistics.ts text'],
    'server/questions/money.ts ...overRows(law, round, behindText, ...narrow, ...cursorAt(after), limit + 1)',
  ],
  'a password that is drawn in hexadecimal, in a statement that takes no values': [
    ...['server/postgres/roles.ts clusterPassword', 'server/postgres/roles.ts loginPassword(clusterPassword)'],
  ],
}
const withoutLine = (found: string) => found.replace(/:\d+ /, ' ')

test('F26 whatever stands in the text of a statement is a word of the program', () => {
  const found = sources.flatMap(source => madeOfPieces(source, all)).map(withoutLine)
  expect(found.toSorted()).toEqual(Object.values(judged).flat().toSorted())
})

test('F26 what the builder of statements takes as it is, is a word of the program', () => {
  expect(sources.flatMap(source => takenAsTheyAre(source, all))).toEqual([])
})

describe('F26 a statement that is made of pieces is told', () => {
  const written = (text: string) => text.replaceAll('#{', '$\u007b')
  const inFile = (text: string) => madeOfPieces(sourceOf('server/x.ts', written(text)), all)
  test.each([
    ["export const a = (query, login) => query(`select zh from account where login = '#{login}'`)"],
    ["export const a = (query, login) => query('select zh from account where login = ' + login)"],
    ["export const a = (query, order) => query('select 1 order by '.concat(order))"],
    ['export const a = (query, asked) => { const text = `select #{asked.column} from account`; return query(text) }'],
    ['const text = name => `select #{name} from account`; export const a = (query, name) => query(text(name))'],
    ['export const a = async query => { const [row] = await query(`select 1`); return query(`select #{row.name}`) }'],
    ["export const a = (query, wanted) => query(`select 1 where id in (#{wanted.map(one => `'#{one}'`).join(', ')})`)"],
    ['let text = process.argv[2]; export const a = query => query(text)'],
  ])('%s', text => expect(inFile(text)).toHaveLength(1))

  test.each([
    ['const most = 5; export const a = (query, id) => query(`select 1 from account where id = $1 limit #{most}`, [id])'],
    ["const tables = { a: 'account', b: 'seat' }; export const a = (query, of) => query(`select 1 from #{tables[of]}`)"],
    ["const columns = ['a', 'b']; export const a = query => query(`select #{columns.map(one => `x.#{one}`).join(', ')} from x`)"],
    ["export const a = (query, late) => query(`select 1 #{late ? 'for update' : ''}`)"],
  ])('and one that only joins its own words is not: %s', text => expect(inFile(text)).toEqual([]))

  test('words of somebody that the builder takes as they are', () => {
    expect(takenAsTheyAre(sourceOf('server/x.ts', written('export const a = name => part`select #{part.raw(name)}`')), all)).toHaveLength(1)
  })
})
