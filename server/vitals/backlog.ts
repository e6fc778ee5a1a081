/** What waits to be done behind the pages: a number that only grows is somebody who waits for nothing. */
import type { Database } from '../database.ts'

export const backlogs = ['post', 'texts', 'batches', 'papers', 'archives'] as const
export type Backlog = Readonly<Record<(typeof backlogs)[number], number>>

/** Counted to a thousand: more is as bad, and costs no more to find. */
const backlogText = `
select (select count(*)::int from (select from cursor c, journal j where c.name = 'post' and (j.tx, j.seq) > (c.tx, c.seq) limit 1000) p) as post,
  (select count(*)::int from (select from outgoing where state = 'waiting' and not_before < clock_timestamp() limit 1000) t) as texts,
  (select count(*)::int from (select from batch where ended is null and due < clock_timestamp() limit 1000) b) as batches,
  (select count(*)::int from (select from paper_job where ended is null limit 1000) p) as papers,
  (select count(*)::int from (select from archive_job where ended is null limit 1000) a) as archives`

export const findBacklog = async (database: Database): Promise<Backlog> => {
  const [found] = await database.transaction('everything', query => query<Backlog>(backlogText))
  if (!found) throw new Error('a count without a row')
  return found
}
