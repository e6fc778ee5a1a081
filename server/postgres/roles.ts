/** The role that the server logs in as: it owns nothing, makes nothing, and no row's own security lets it by. */
import { hash } from 'node:crypto'
import type { ClientBase } from 'pg'

/** What a login may be that the server must not: a superuser, the owner of a table or of the database, a maker of tables, roles or databases. */
const mightText = `
select r.rolname as role, array_remove(array[
    case when r.rolsuper then 'is a superuser' end,
    case when r.rolbypassrls then 'bypasses row-level security' end,
    case when r.rolcreaterole then 'makes roles' end,
    case when r.rolcreatedb then 'makes databases' end,
    case when r.rolreplication then 'replicates' end,
    case when pg_has_role(r.oid, d.datdba, 'member') then 'owns the database' end,
    case when has_database_privilege(r.oid, d.oid, 'create') then 'makes schemas' end,
    case when has_database_privilege(r.oid, d.oid, 'temporary') then 'makes temporary tables' end,
    case when has_schema_privilege(r.oid, n.oid, 'create') then 'makes tables' end,
    case when exists (select from pg_class c where c.relnamespace = n.oid and pg_has_role(r.oid, c.relowner, 'member')) then 'owns tables' end,
    case when exists (select from pg_proc f where f.pronamespace = n.oid and pg_has_role(r.oid, f.proowner, 'member')) then 'owns functions' end,
    case when not pg_has_role(r.oid, 'tepei_app', 'usage') then 'is not in the role tepei_app' end
  ], null) as might
from pg_roles r, pg_database d, pg_namespace n
where r.rolname = session_user and d.datname = current_database() and n.nspname = 'public'`

/** Throws, in one sentence, when the role of a connection could pass by what the database itself guards. */
export const refuseMighty = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ role: string; might: readonly string[] }>(mightText)
  const [found] = rows
  if (found && found.might.length > 0)
    throw new Error(
      `The server may not log in as ${found.role}, which ${found.might.join(', ')}: it needs a role that owns nothing (docs/handbook/operator.md).`,
    )
}

/** The password of the server's login is made of the cluster's, so that there is no second file to lose; the other way round it can't be found. */
export const loginPassword = (clusterPassword: string): string => hash('sha256', `login of the server\n${clusterPassword}`, 'hex')

/** As the superuser of a cluster of our own: the role that owns the database and migrates it, and the one that the server logs in as. */
export const makeRoles = async (client: ClientBase, clusterPassword: string): Promise<void> => {
  // One at a time: two processes may open a new cluster at the same moment.
  await client.query("select pg_advisory_lock(hashtext('tepei'))")
  const { rows } = await client.query<{ rolname: string }>("select rolname from pg_roles where rolname in ('tepei', 'tepei_app')")
  const has = (name: string) => rows.some(({ rolname }) => rolname === name)
  if (!has('tepei')) await client.query(`create role tepei login createdb createrole password '${clusterPassword}'`)
  if (!has('tepei_app')) await client.query('create role tepei_app')
  await client.query(
    `alter role tepei_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${loginPassword(clusterPassword)}'`,
  )
  // What the server's own statements fail with is told by the server, without what was given; PostgreSQL's words would quote it.
  await client.query("alter role tepei_app set log_min_messages = 'log'")
  // The owner may look at what the server sees; the server has no way to the owner.
  await client.query('grant tepei_app to tepei')
  const databases = await client.query("select 1 from pg_database where datname = 'tepei'")
  if (databases.rows.length === 0) await client.query('create database tepei owner tepei')
}
