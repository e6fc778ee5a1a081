// R04: one bad row for every invariant of the database. It is refused by the invariant that it breaks and by no other, and taken where that one is gone.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../server/database.ts'
import { figure } from '../faults/figures.ts'
import { freshDatabase } from '../postgres.ts'

type Column = { readonly name: string; readonly type: string; readonly needed: boolean }
type Invariant = {
  readonly name: string
  readonly table: string
  readonly kind: 'c' | 'u' | 'p' | 'f'
  readonly columns: readonly string[] | null
  /** The index that keeps it, where it is no constraint. */
  readonly index: boolean
}

let owner: Client
const tables = new Map<string, readonly Column[]>()
const invariants: Invariant[] = []

const columnsText = `
select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as needed
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = '' order by a.attnum`
const invariantsText = `
select k.conname as name, k.conrelid::regclass::text as table, k.contype as kind, false as index,
  (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
from pg_constraint k where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'u', 'p', 'f')
union all
select i.relname, x.indrelid::regclass::text, 'u', true, null
from pg_index x join pg_class i on i.oid = x.indexrelid
where i.relnamespace = 'public'::regnamespace and x.indisunique and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
order by 2, 1`

beforeAll(async () => {
  const url = await freshDatabase()
  await migrate(url)
  owner = new Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query<Column & { table: string }>(columnsText)
  for (const [table, columns] of Map.groupBy(rows, row => row.table)) tables.set(table, columns)
  const found = (await owner.query<Invariant>(invariantsText)).rows
  // A number that only the database itself gives can't be given twice by anybody.
  invariants.push(...found.filter(({ table, columns }) => columns?.some(name => columnOf(table, name) === undefined) !== true))
  // What triggers guard is broken in tests of its own; here a row is to reach the invariants.
  for (const table of tables.keys()) await owner.query(`alter table "${table}" disable trigger user`)
})
afterAll(() => owner.end())

const plain: Readonly<Record<string, readonly unknown[]>> = {
  text: ['x', '', 'X'.repeat(300), 'a/b', 'fen/a'],
  integer: [1, 0, -1, 2_000_000_000],
  smallint: [1, 0, -1, 30_000],
  bigint: ['1', '0', '-1', '9223372036854775807'],
  boolean: [false, true],
  'timestamp with time zone': ['2022-03-03T00:00:00Z'],
  date: ['2022-03-03', '1900-01-01'],
  bytea: [Buffer.alloc(3), Buffer.alloc(32)],
  jsonb: ['{}', '[]'],
  json: ['{}'],
  xid8: ['1'],
  'text[]': ['{}'],
  uuid: ['00000000-0000-0000-0000-000000000000'],
}
const valuesOf = ({ type, needed }: Column): readonly unknown[] => [...(plain[type] ?? ['1']), ...(needed ? [] : [null])]

const columnOf = (table: string, name: string) => tables.get(table)?.find(column => column.name === name)
const nothing: Column = { name: '', type: '', needed: true }

type Row = Readonly<Record<string, unknown>>
const filled = (table: string): Row =>
  Object.fromEntries((tables.get(table) ?? []).filter(({ needed }) => needed).map(column => [column.name, valuesOf(column)[0]]))
const insert = (table: string, row: Row) => {
  const names = Object.keys(row)
  const slots = names.map((_, i) => `$${i + 1}`)
  return owner.query(
    `insert into "${table}" (${names.map(name => `"${name}"`).join(', ')}) values (${slots.join(', ')})`,
    Object.values(row),
  )
}

/** The invariant that refused it, or undefined where it was taken. Nothing of it stays. */
const refusedBy = async (table: string, rows: readonly Row[]): Promise<string | undefined> => {
  await owner.query('savepoint tried')
  try {
    for (const row of rows) await insert(table, row)
    return undefined
  } catch (error) {
    return String(Reflect.get(Object(error), 'constraint') ?? error)
  } finally {
    await owner.query('rollback to savepoint tried')
  }
}

/** Every row that differs from the plain one in the columns that the invariant reads. */
const variants = ({ table, columns }: Invariant): readonly Row[] => {
  const read = (tables.get(table) ?? []).filter(({ name }) => columns?.includes(name))
  return read.reduce<readonly Row[]>(
    (rows, column) => rows.flatMap(row => valuesOf(column).map(value => ({ ...row, [column.name]: value }))).slice(0, 4_000),
    [filled(table)],
  )
}

const dropText = ({ name, table, index }: Invariant) =>
  index ? `drop index "${name}"` : `alter table "${table}" drop constraint "${name}" cascade`

/** Rows that only this invariant refuses: for a check one that it finds bad, for a key the same twice, for a reference one that leads nowhere. */
const badRows = (invariant: Invariant): readonly (readonly Row[])[] => {
  const { table, kind } = invariant
  if (kind === 'c') return [...handmade(invariant), ...variants(invariant)].map(row => [row])
  const plainest = Object.fromEntries((tables.get(table) ?? []).map(column => [column.name, valuesOf(column)[0]]))
  // An index reads the lines of the registry as what they are.
  const whole: Row = table === 'registry' ? { ...plainest, line: '{}' } : plainest
  if (kind === 'f') {
    const nowhere = (invariant.columns ?? []).map(name => [name, valuesOf(columnOf(table, name) ?? nothing)[3] ?? whole[name]] as const)
    return [[{ ...whole, ...Object.fromEntries(nowhere) }]]
  }
  const open = { ...whole, ended: null, ended_at: null, until: null, state: table === 'run_line' ? 'held' : whole.state }
  const own = Object.fromEntries(Object.entries(open).filter(([name]) => tables.get(table)?.some(column => column.name === name)))
  return [
    [whole, whole],
    [own, own],
    [filled(table), filled(table)],
  ]
}

/** What no single odd value brings about. */
const handmade = ({ name, table }: Invariant): readonly Row[] => {
  if (name === 'never_more_back_than_asked')
    return [{ ...filled(table), subject: 'payment', state: JSON.stringify({ amountFen: 1, received: [{ amountFen: 2 }], waived: [] }) }]
  return []
}

/** Alone on its table, each invariant refuses a bad row; without it the row is taken. */
const isKept = async (invariant: Invariant): Promise<boolean> => {
  await owner.query('begin')
  try {
    const others = invariants.filter(
      one =>
        one.table === invariant.table && one.name !== invariant.name && (invariant.kind !== 'f' || one.kind === 'c' || one.kind === 'f'),
    )
    // A reference may lean on a key of its own table.
    for (const other of others)
      await owner.query(
        dropText(other)
          .replace(/^drop index/, 'drop index if exists')
          .replace('drop constraint', 'drop constraint if exists'),
      )
    for (const rows of badRows(invariant)) {
      if ((await refusedBy(invariant.table, rows)) !== invariant.name) continue
      await owner.query(dropText(invariant))
      return (await refusedBy(invariant.table, rows)) === undefined
    }
    return false
  } finally {
    await owner.query('rollback')
  }
}

test('R04 every check, key and reference of the database refuses its bad row, and only it does', async () => {
  const missing: string[] = []
  for (const invariant of invariants) if (!(await isKept(invariant))) missing.push(`${invariant.table}: ${invariant.name}`)
  figure({
    id: 'R04',
    what: 'invariants of the database that let their bad row in',
    seed: 'every invariant',
    n: invariants.length,
    wrong: missing.length,
  })
  expect(missing).toEqual([])
  expect(invariants.length).toBeGreaterThan(100)
})
