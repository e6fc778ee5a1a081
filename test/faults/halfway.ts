/** What a deed leaves in the database, as numbers: the same deed on the next dossier leaves the same, so that half of it is told from none and all. */
import type { ClientBase } from 'pg'

export type Numbers = Readonly<Record<string, number>>

const tablesText = "select tablename from pg_tables where schemaname = 'public' order by tablename"
const dossiersText =
  "select subject || ' ' || status as name, count(*)::int as number from dossier group by 1 union all select 'entries told of', sum(n)::int from dossier"
const countersText =
  "select 'balance of ' || regexp_replace(name, '(racer|sum|later|citizen-)[0-9a-f]+', '\\1#', 'g') as name, sum(balance)::bigint as number from counter group by 1"

/** Rows of every table, dossiers by status, balances by account; dossiers that differ by their number only are one. */
export const numbersOf = async (owner: ClientBase): Promise<Numbers> => {
  const { rows: tables } = await owner.query<{ tablename: string }>(tablesText)
  const counts = tables.map(({ tablename }) => `select 'rows of ${tablename}' as name, count(*)::bigint as number from "${tablename}"`)
  const { rows } = await owner.query<{ name: string; number: number }>([...counts, dossiersText, countersText].join(' union all '))
  return Object.fromEntries(rows.map(({ name, number }) => [name, Number(number)]))
}

const busyText = `select count(*)::int as busy from pg_stat_activity
where datname = current_database() and usename = 'tepei_app' and state is distinct from 'idle'`
/** What PostgreSQL still does for a caller who is gone, it ends first. */
export const settled = async (owner: ClientBase): Promise<void> => {
  while ((await owner.query<{ busy: number }>(busyText)).rows[0]?.busy !== 0);
}

/** What has changed, without what hasn't. */
export const between = (before: Numbers, after: Numbers): Numbers =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .map(name => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
      .filter(([, change]) => change !== 0),
  )

const same = (a: Numbers, b: Numbers) => JSON.stringify(a) === JSON.stringify(b)

/** None or all, and all where somebody was told so. Undefined when it is right. */
export const findHalf = (told: boolean, left: Numbers, whole: Numbers): string | undefined => {
  if (same(left, whole)) return undefined
  if (told) return `told that it was done, and left ${JSON.stringify(left)}`
  return Object.keys(left).length === 0 ? undefined : `left ${JSON.stringify(left)}`
}
