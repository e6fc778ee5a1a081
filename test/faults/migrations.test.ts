// F25: the connection of a migration dies at its steps (with FAULT_EVERYWHERE at each). The database is then in the old form or in the new one, and the next start goes on from there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
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
  select 'relation ' || c.relname || ' ' || c.relkind::text || ' ' || c.relrowsecurity || ' ' || coalesce(c.relacl::text, '') as line
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
const formOf = async (owner: Client): Promise<Form> => {
  const known = await owner.query<{ known: number }>('select count(*)::int as known from migration')
  const form = await owner.query<{ form: string }>(formText)
  return { known: known.rows[0]?.known ?? 0, form: form.rows[0]?.form ?? '' }
}
const tableText = 'create table migration (name text primary key, at timestamptz not null default now())'

/** The form after each migration, where nothing went wrong. */
const rightForms = async (): Promise<readonly string[]> =>
  withClient(await freshDatabase(), async owner => {
    await owner.query(tableText)
    const forms = [(await formOf(owner)).form]
    for (const name of files) {
      await owner.query(readFileSync(join(folder, name), 'utf8'))
      forms.push((await formOf(owner)).form)
    }
    return forms
  })

let forms: readonly string[]
beforeAll(async () => {
  forms = await rightForms()
})

const everywhere = process.env.FAULT_EVERYWHERE !== undefined
/** Without the long programme, each migration's commit is cut off from its answer, and every fifth one's before it is asked for too. */
const cutsOf = (i: number): readonly Cut[] => {
  if (everywhere) return Array.from({ length: 40 }, (_, n) => ({ at: (n >> 1) + 1, when: n % 2 === 0 ? 'before' : 'after' }))
  const unheard = { at: 'commit', when: 'after' } as const
  return i % 5 === 0 ? [{ at: 'commit', when: 'before' }, unheard] : [unheard]
}

const isBetween = ({ known, form }: Form) => forms[known] !== form

/** The next who migrates waits for the one who died. */
const holdText = 'select pg_advisory_lock(20220303), pg_advisory_unlock(20220303)'

test(`F25 a migration that dies at any step leaves the old form or the new one (all ${files.length})`, { timeout: 900_000 }, async () => {
  const url = await freshDatabase()
  const wire = await openWire(url)
  const between: string[] = []
  let n = 0
  await withClient(url, async owner => {
    await owner.query(tableText)
    for (const [i, name] of files.entries())
      for (const cut of cutsOf(i)) {
        wire.arm(cut)
        await migrate(wire.url).catch(() => undefined)
        expect(wire.died(), `${name} was cut ${cut.when} step ${cut.at}`).toBe(true)
        n += 1
        await owner.query(holdText)
        const form = await formOf(owner)
        if (isBetween(form)) between.push(`${name}, cut ${cut.when} step ${cut.at}`)
        // It was done, and only its answer was lost.
        if (form.known > i) break
      }
    await wire.close()
    figure({ id: 'F25', what: 'migrations cut at a step that left a form between two', seed: 'every step', n, wrong: between.length })
    expect(between).toEqual([])
    expect(await migrate(url)).toEqual([])
    expect(await formOf(owner)).toEqual({ known: files.length, form: forms.at(-1) })
  })
})

test('F25 a migration without its transaction is found between two forms', async () => {
  const url = await freshDatabase()
  await withClient(url, async owner => {
    await owner.query(tableText)
    expect(isBetween(await formOf(owner))).toBe(false)
    await owner.query(readFileSync(join(folder, files[0] ?? ''), 'utf8'))
    expect(isBetween(await formOf(owner))).toBe(true)
  })
})
