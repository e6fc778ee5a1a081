/** Files that were taken: told apart by their first bytes, and kept on disk under their digest. */
import { hash, randomBytes } from 'node:crypto'
import { access, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { sync } from './sync.ts'

export const mostBytes = 10 * 1024 * 1024
export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

export const kinds = [
  { type: 'image/png', start: Buffer.from('89504e470d0a1a0a', 'hex'), extension: 'png' },
  { type: 'image/jpeg', start: Buffer.from('ffd8ff', 'hex'), extension: 'jpg' },
  { type: 'application/pdf', start: Buffer.from('%PDF-'), extension: 'pdf' },
] as const

/** By its first bytes, whatever it is called. */
export const kindOf = (bytes: Buffer) => kinds.find(({ start }) => bytes.subarray(0, start.length).equals(start))

export type Kept = { readonly sha256: string; readonly size: number; readonly type: string }

/** Where the file of a digest lies. */
export const pathOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256)
/** What the scanner has not answered for yet lies apart: nothing that looks for a file finds it. */
export const heldFolder = (folder: string) => join(folder, 'held')

/** The bytes of a file under its digest; undefined when there is none. */
export const readKept = (folder: string, sha256: string): Promise<Buffer | undefined> =>
  readFile(pathOf(folder, sha256)).catch((error: unknown) => {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return undefined
    throw error
  })

/** Written aside, forced to disk, then given its name: a file under its digest is whole, whatever happens. */
export const writeWhole = async (folder: string, sha256: string, bytes: Buffer): Promise<void> => {
  const path = pathOf(folder, sha256)
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (exists) return
  await mkdir(join(path, '..'), { recursive: true })
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(aside, path)
  await sync(join(path, '..'))
  await sync(folder)
}

/** Who writes a file and who sweeps it away wait for each other, so that a row never stands without its bytes. */
export const holdFile = (query: Query, sha256: string) => query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [sha256])

/** Whoever brings a file again brings it now: else one that had long waited would be swept away before it is named. */
const keepText = `
insert into file as f (sha256, owner, size, type, came, intake) values ($1, $2, $3, $4, $5, $6) on conflict (sha256, owner) do update
set at = now(), came = excluded.came, intake = case when f.intake = 'taken' then f.intake else excluded.intake end`

export type Keeping = {
  /** The digest of the bytes as they came, where these were written anew. */
  readonly came?: string | undefined
  /** The scanner has not answered: nobody but its owner opens it until then. */
  readonly held?: boolean
}

/** Keeps a file for its owner; undefined when it is of no kind that is taken. The same bytes are kept once. What strangers send goes through `takeIn` first. */
export const keepFile = async (
  house: House,
  folder: string,
  owner: string,
  bytes: Buffer,
  { came, held = false }: Keeping = {},
): Promise<Kept | undefined> => {
  const kind = kindOf(bytes)
  if (!kind) return undefined
  const sha256 = hash('sha256', bytes, 'hex')
  const lies = held ? heldFolder(folder) : folder
  await mkdir(lies, { recursive: true })
  await house.database.transaction({ organisations: [], account: owner }, async query => {
    await holdFile(query, sha256)
    await writeWhole(lies, sha256, bytes)
    await query(keepText, [sha256, owner, bytes.length, kind.type, came ?? null, held ? 'unscanned' : 'taken'])
  })
  return { sha256, size: bytes.length, type: kind.type }
}

const keptText = `
select sha256, size::int as size, type from file where owner = $2 and (sha256 = $1 or came = $1) and intake <> 'infected' order by at desc limit 1`
/** The file if this owner has brought it before, as it is or as it came. */
export const findKept = async (query: Query, owner: string, sha256: string): Promise<Kept | undefined> =>
  (await query<Kept>(keptText, [sha256, owner]))[0]

const digestsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return Digest.safeParse(value).success ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(digestsIn)
}

/** Remembers which files a request names, if the actor brought them: naming somebody else's opens nothing. */
export const nameFiles = async (
  query: Query,
  request: { subject: string; id: string; input: unknown; actor: { id: string } },
): Promise<void> => {
  const { subject, id, input, actor } = request
  const digests = digestsIn(input)
  if (digests.length === 0) return
  await query(
    'insert into file_use (sha256, subject, id) select sha256, $2, $3 from file where sha256 = any($1) and owner = $4 on conflict do nothing',
    [digests, subject, id, actor.id],
  )
}
