// F25: the connection of a migration dies at each of its steps. The database is then in the old form or in the new one, and the next start goes on from there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { freshDatabase } from '../postgres.ts'
import { figure } from './figures.ts'
import { type Cut, openWire } from './wire.ts'

const folder = join(import.meta.dirname, '../../server/migrations')
const files = readdirSync(folder).sort()

/** Everything that a migration can make, in words: tables, columns, constraints, indexes, functions, triggers, policies and grants. */
const formText = `
select md5(string_agg(line, E'\\n' order by line)) as form from (
  select 'relation ' || c.relname || ' ' || c.relkind || ' ' || c.relrowsecurity || ' ' || coalesce(c.relacl::text, '') as line
    from pg_class c where c.relnamespace = 'public'::regnamespace
  union all select 'column ' || a.attrelid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || coalesce(a.attacl::text, '')
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'function ' || md5(pg_get_functiondef(oid)) || coalesce(proacl::text, '') from pg_proc where pronamespace = 'public'::regnamespace
  union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies where schemaname = 'public'
) lines`
type Form = { readonly known: number; readonly form: string }
const formOf = (url: string): Promise<Form> =>
  withClient(url, async client => {
    const known = await client.query<{ known: number }>('select count(*)::int as known from migration')
    const form = await client.query<{ form: string }>(formText)
    return { known: known.rows[0]?.known ?? 0, form: form.rows[0]?.form ?? '' }
  })

/** The form after each migration, where nothing went wrong. */
const rightForms = async (): Promise<readonly string[]> => {
  const url = await freshDatabase()
  const forms: string[] = []
  await withClient(url, client => client.query('create table migration (name text primary key, at timestamptz not null default now())'))
  forms.push((await formOf(url)).form)
  for (const name of files) {
    await withClient(url, client => client.query(readFileSync(join(folder, name), 'utf8')))
    forms.push((await formOf(url)).form)
  }
  return forms
}

/** The steps of one migration, after the lock, the table and the look at what is known: begin, the text, the note, commit. */
const steps = [4, 5, 6, 7]
const cutsOf = (everywhere: boolean): readonly Cut[] =>
  everywhere
    ? steps.flatMap(at => [{ at, when: 'before' } as const, { at, when: 'after' } as const])
    : [
        { at: 6, when: 'before' },
        { at: 7, when: 'after' },
      ]

const isBetween = (forms: readonly string[], { known, form }: Form) => forms[known] !== form

test(`F25 a migration that dies at any step leaves the old form or the new one (all ${files.length})`, { timeout: 900_000 }, async () => {
  const forms = await rightForms()
  const url = await freshDatabase()
  const wire = await openWire(url)
  const cuts = cutsOf(process.env.FAULT_EVERYWHERE !== undefined)
  const between: string[] = []
  let n = 0
  for (const name of files)
    for (const cut of cuts) {
      wire.arm(cut)
      await migrate(wire.url).catch(() => undefined)
      expect(wire.state().cut, `${name} was cut ${cut.when} step ${cut.at}`).toBe(true)
      n += 1
      // The next who migrates waits for the one who died.
      await withClient(url, client => client.query('select pg_advisory_lock(20220303)'))
      if (isBetween(forms, await formOf(url))) between.push(`${name}, cut ${cut.when} step ${cut.at}`)
    }
  await wire.close()
  figure({ id: 'F25', what: 'migrations cut at a step that left a form between two', seed: 'every step', n, wrong: between.length })
  expect(between).toEqual([])
  expect(await migrate(url)).toEqual([])
  expect(await formOf(url)).toEqual({ known: files.length, form: forms.at(-1) })
})

test('F25 a migration without its transaction is found between two forms', async () => {
  const forms = await rightForms()
  const url = await freshDatabase()
  await withClient(url, client => client.query('create table migration (name text primary key, at timestamptz not null default now())'))
  expect(isBetween(forms, await formOf(url))).toBe(false)
  await withClient(url, client => client.query(readFileSync(join(folder, files[0] ?? ''), 'utf8')))
  expect(isBetween(forms, await formOf(url))).toBe(true)
})
