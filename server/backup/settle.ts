/**
 * After a database was copied row by row into another cluster: its rows bear numbers of transactions that the new cluster has yet to reach. Whoever reads the
 * journal by (tx, seq) would wait for the old rows for years, and step over the new ones. Each row is put below every transaction of the new cluster, on
 * the same side of every reader as it was.
 */
import { withClient } from '../postgres/check.ts'

const aheadText = `
select greatest((select max(tx) from journal), (select max(tx) from access_log), (select max(tx) from cursor)) >= pg_snapshot_xmax(pg_current_snapshot()) as ahead`

/** 1 is what came from an archive and 2 the beginning of a reader: both stay. Among the rest a reader's place is told by how many readers stand before it. */
const places = `(select distinct tx, seq from cursor where tx > '2'::xid8) c`
const rankOf = (row: string) => `(3 + (select count(*) from ${places} where (c.tx, c.seq) < (${row}.tx, ${row}.seq)))::text::xid8`
const tables = ['journal', 'access_log'] as const

/** Returns how many rows were moved; 0 where the cluster is the one that wrote them. For the role that owns the tables. */
export const settle = (ownerUrl: string): Promise<number> =>
  withClient(ownerUrl, async client => {
    await client.query('begin')
    const { rows } = await client.query<{ ahead: boolean | null }>(aheadText)
    if (rows[0]?.ahead !== true) {
      await client.query('rollback')
      return 0
    }
    let moved = 0
    for (const table of tables) {
      await client.query(`lock table ${table} in access exclusive mode`)
      await client.query(`alter table ${table} disable trigger user`)
      const done = await client.query(`update ${table} r set tx = ${rankOf('r')} where r.tx > '2'::xid8`)
      moved += done.rowCount ?? 0
      await client.query(`alter table ${table} enable trigger user`)
    }
    // Whatever is in a reader's rank or below has been read, and what is above has not.
    await client.query(`update cursor r set tx = ${rankOf('r')}, seq = 9007199254740991 where r.tx > '2'::xid8`)
    await client.query('commit')
    return moved
  })

/** Whether rows bear transactions that this cluster has not come to. */
export const isAhead = (url: string): Promise<boolean> =>
  withClient(url, async client => {
    await client.query("select set_config('tepei.everything', 'on', false)")
    return (await client.query<{ ahead: boolean | null }>(aheadText)).rows[0]?.ahead === true
  })
