/** R32: no column without a purpose, a ground and a term. */
import { expect, test } from 'vitest'
import { freshHouse } from '../../test/house.ts'
import { type Column, faultsOf, readInventory } from './inventory.ts'

const columnsText = `
select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`

test('R32 every column of the database has its purpose, ground and term, and what is called sealed is', async () => {
  const house = await freshHouse()
  const found = await house.database.query<Column>(columnsText)
  expect(found.length).toBeGreaterThan(200)
  expect(faultsOf(readInventory(), found)).toEqual([])
  await house.close()
})

test.each<readonly [string, Column[], string]>([
  ['a column that nobody lists', [{ table: 't', column: 'phone', type: 'text' }], 't.phone has no line'],
  ['a line without its column', [{ table: 't', column: 'a', type: 'text' }], 't.b is not in the database'],
  ['a sealed column that anybody can read', [{ table: 't', column: 'b', type: 'text' }], 't.b is not sealed'],
])('R32 %s is found', (_what, found, said) => {
  const text = { zh: '事', en: 'it' }
  const none = { secret: [], blind: [], personal: [] }
  const inventory = {
    purposes: { it: { about: text, basis: '', kept: text } },
    tables: { t: { purpose: 'it', sealed: ['b'], other: ['a'], ...none } },
  }
  expect(faultsOf(inventory, found)).toContain(said)
})
