/** What was read on uploaded files, kept so that each is read once and never while a decision waits. */
import { z } from 'zod'
import type { Scanned } from '../../core/facts.ts'
import type { Query } from '../database.ts'
import { heldFolder, readKept } from '../files.ts'
import type { Site } from '../questions/asking.ts'
import { readScan } from './read-code.ts'

type Row = Scanned & { readonly sha256: string }

const ownText = `
select f.sha256 from file f where f.sha256 = any($1) and f.owner = $2 and f.intake <> 'infected' and not exists (select from scan s where s.sha256 = f.sha256)`
const keepText = 'insert into scan (sha256, codes, pictures) values ($1, $2, $3) on conflict do nothing'

/** Reads the files of an owner that were not read yet. One that can't be read shows nothing. */
export const learnScans = async ({ house: { database }, filesFolder }: Site, owner: string, digests: readonly string[]): Promise<void> => {
  const unread = await database.query<{ sha256: string }>(ownText, [digests, owner])
  for (const { sha256 } of unread) {
    const bytes = (await readKept(filesFolder, sha256)) ?? (await readKept(heldFolder(filesFolder), sha256))
    const read = await readScan(bytes ?? Buffer.alloc(0))
    const { codes, pictures } = read.kind === 'read' ? read : { codes: [], pictures: 1 }
    await database.query(keepText, [sha256, [...codes], pictures])
  }
}

/** What is known of files, in the order in which they are named; one that nobody has read is left out. */
export const findReadings = async (query: Query, digests: readonly string[]): Promise<readonly Scanned[]> => {
  const rows = await query<Row>('select sha256, codes, pictures from scan where sha256 = any($1)', [digests])
  return digests.flatMap(digest => {
    const row = rows.find(({ sha256 }) => sha256 === digest)
    return row ? [{ codes: row.codes, pictures: row.pictures }] : []
  })
}

const broughtText = `
select f.sha256, coalesce(s.codes, '{}') as codes, coalesce(s.pictures, 1) as pictures from file f left join scan s on s.sha256 = f.sha256
where f.sha256 = any($1) and f.owner = $2`

/** The same of those that this owner has brought, read or not: whoever names a file that is nobody's, or another's, shows nothing by it. */
export const findBrought = async (query: Query, owner: string, digests: readonly string[]): Promise<readonly Scanned[]> =>
  (await query<Row>(broughtText, [digests, owner])).map(({ codes, pictures }) => ({ codes, pictures }))

const Named = z.object({ scans: z.array(z.string()).max(30).optional(), sealedPage: z.string().optional(), scan: z.string().optional() })
/** The scans that an input names. */
export const scansIn = (input: unknown): readonly string[] => {
  const { scans = [], sealedPage, scan } = Named.safeParse(input).data ?? {}
  return [...scans, sealedPage, scan].filter(digest => digest !== undefined)
}
