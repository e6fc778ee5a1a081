/** Files that arrive in pieces over a bad line: asked where it stopped, the sender goes on from there; only a whole one gets its digest as a name. */
import { hash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { visitorActor } from '../core/roles.ts'
import type { Query } from './database.ts'
import { findKept, heldFolder, holdFile, type Kept, pathOf as keptPath, mostBytes } from './files.ts'
import type { House } from './house.ts'
import type { Door } from './http.ts'
import { sweepRefused } from './intake/apart.ts'
import type { Refusal } from './intake/limits.ts'
import { issueOf, takeIn } from './intake/take.ts'
import { type Loop, startLoop } from './loop.ts'
import type { Site } from './questions/asking.ts'
import type { Session } from './session.ts'
import { bodyOf } from './sign-in.ts'

/** What one account may have half sent at once, how long it is waited for, and the most that comes in one piece. */
export const bounds = { unfinished: 24, unfinishedBytes: 120 * 1024 * 1024, idleHours: 168, pieceBytes: 1024 * 1024 } as const

const Begin = z.strictObject({
  size: z.int().min(1).max(mostBytes),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
const Id = z.string().regex(/^[0-9a-f]{32}$/)
const Offset = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

type Upload = { readonly id: string; readonly size: number; readonly sha256: string | null; readonly received: number }

const folderOf = (filesFolder: string) => join(filesFolder, 'coming')
const pathOf = (filesFolder: string, id: string) => join(folderOf(filesFolder), id)
const everything = <T>(house: House, work: (query: Query) => Promise<T>) => house.database.transaction('everything', work)

const findText = 'select id, size, sha256, received from upload where id = $1 and owner = $2'
const find = async (query: Query, id: string, owner: string, lock = ''): Promise<Upload | undefined> =>
  (await query<Upload>(`${findText} ${lock}`, [id, owner]))[0]

const sameText = `update upload set seen = now() where id = (
  select id from upload where owner = $1 and sha256 = $2 and size = $3 order by received desc limit 1) returning id, size, sha256, received`
const heldText = 'select count(*)::int as many, coalesce(sum(size), 0)::int as bytes from upload where owner = $1'
const beginText = 'insert into upload (id, owner, size, sha256) values ($1, $2, $3, $4)'

type Begun =
  | { readonly kind: 'open'; readonly id: string; readonly offset: number }
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'full' }

/** The same file of the same sender is gone on with, also after its page was closed; one that is here already needs no sending. */
const begin = (house: House, owner: string, { size, sha256 }: z.output<typeof Begin>): Promise<Begun> =>
  everything(house, async query => {
    await query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [owner])
    const kept = sha256 === undefined ? undefined : await findKept(query, owner, sha256)
    if (kept) return { kind: 'kept', kept }
    const [same] = sha256 === undefined ? [] : await query<Upload>(sameText, [owner, sha256, size])
    if (same) return { kind: 'open', id: same.id, offset: same.received }
    const [held] = await query<{ many: number; bytes: number }>(heldText, [owner])
    if ((held?.many ?? 0) >= bounds.unfinished || (held?.bytes ?? 0) + size > bounds.unfinishedBytes) return { kind: 'full' }
    const id = randomBytes(16).toString('hex')
    await query(beginText, [id, owner, size, sha256 ?? null])
    return { kind: 'open', id, offset: 0 }
  })

/** Written at its place and forced to disk before the row counts it: after a crash the row never says more than the disk holds. */
const writePiece = async (filesFolder: string, id: string, offset: number, piece: Buffer): Promise<void> => {
  await mkdir(folderOf(filesFolder), { recursive: true })
  const path = pathOf(filesFolder, id)
  const handle = await open(path, 'r+').catch(() => open(path, 'wx+', 0o600))
  try {
    await handle.write(piece, 0, piece.length, offset)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const countText = 'update upload set received = $2, seen = now() where id = $1'

type Added =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'elsewhere'; readonly offset: number }
  | { readonly kind: 'absent' }

/** One piece, at exactly the place where the last one ended; two senders of one file wait for each other at its row. */
const addPiece = (house: House, filesFolder: string, owner: string, id: string, offset: number, piece: Buffer): Promise<Added> =>
  everything(house, async query => {
    const upload = await find(query, id, owner, 'for update')
    if (!upload) return { kind: 'absent' }
    if (offset !== upload.received || offset + piece.length > upload.size) return { kind: 'elsewhere', offset: upload.received }
    await writePiece(filesFolder, id, offset, piece)
    await query(countText, [id, offset + piece.length])
    return { kind: 'at', offset: offset + piece.length }
  })

const forget = async (house: House, filesFolder: string, id: string) => {
  await everything(house, query => query('delete from upload where id = $1', [id]))
  await rm(pathOf(filesFolder, id), { force: true })
}

type Finished =
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'early'; readonly offset: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'absent' }

/** Whole and with the digest that its sender gave, it becomes a file; otherwise nothing of it stays. */
const finish = async (site: Site, owner: string, id: string): Promise<Finished> => {
  const { house, filesFolder } = site
  const upload = await everything(house, query => find(query, id, owner))
  if (!upload) return { kind: 'absent' }
  if (upload.received < upload.size) return { kind: 'early', offset: upload.received }
  const bytes = (await readFile(pathOf(filesFolder, id)).catch(() => Buffer.alloc(0))).subarray(0, upload.size)
  const isWhole = bytes.length === upload.size && (upload.sha256 === null || hash('sha256', bytes, 'hex') === upload.sha256)
  const taken = isWhole ? await takeIn(site, owner, bytes) : { kind: 'other' as const }
  await forget(house, filesFolder, id)
  return taken
}

const staleText = 'delete from upload where seen < now() - make_interval(hours => $1) returning id'
const knownText = 'select id from upload'

/** Takes away what nobody goes on with, and what lies in the folder without a row, as after a crash between the two. */
export const sweepUploads = async (house: House, filesFolder: string): Promise<number> => {
  const names = await readdir(folderOf(filesFolder)).catch(() => [])
  const stale = await everything(house, query => query<{ id: string }>(staleText, [bounds.idleHours]))
  const known = new Set((await everything(house, query => query<{ id: string }>(knownText))).map(({ id }) => id))
  const lost = names.filter(name => !known.has(name))
  for (const name of lost) await rm(pathOf(filesFolder, name), { force: true })
  return stale.length + lost.length
}

const strayFrom =
  "from file f where f.owner = $1 and f.at < now() - interval '1 day' and not exists (select from file_use u where u.sha256 = f.sha256)"
const strayText = `select f.sha256 ${strayFrom}`
const takeText = `
delete ${strayFrom} and f.sha256 = $2 returning exists (select from file o where o.sha256 = f.sha256 and o.owner <> f.owner) as shared`

/** Looked at once more while nobody else writes it: it may have been brought again since. */
const takeStray = ({ database }: House, filesFolder: string, sha256: string): Promise<boolean> =>
  database.transaction('house', async query => {
    await holdFile(query, sha256)
    const [taken] = await query<{ shared: boolean }>(takeText, [visitorActor.id, sha256])
    if (taken && !taken.shared)
      for (const folder of [filesFolder, heldFolder(filesFolder)]) await rm(keptPath(folder, sha256), { force: true })
    return taken !== undefined
  })

/** Takes away what came through the public page and belongs to no objection, as where the law refused it or the server stopped between the two. */
export const sweepVisitors = async (house: House, filesFolder: string): Promise<number> => {
  const stray = await house.database.query<{ sha256: string }>(strayText, [visitorActor.id])
  let taken = 0
  for (const { sha256 } of stray) if (await takeStray(house, filesFolder, sha256)) taken += 1
  return taken
}

const sweepEveryMs = 3_600_000
export const startSweep = (house: House, filesFolder: string): Loop =>
  startLoop('uploads', sweepEveryMs, async () => {
    await sweepUploads(house, filesFolder)
    await sweepVisitors(house, filesFolder)
    await sweepRefused(house, filesFolder)
  })

type Inside = { readonly owner: string; readonly id: string }
const malformed = (reply: FastifyReply, path: string, message: string, code = 400) => reply.code(code).send({ issues: [{ path, message }] })

/** Every door below asks for a session and, where it names one, for an upload of one's own. */
const inside =
  (door: Door, work: (inside: Inside, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const session: Session | undefined = await door.anyone(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    const id = Id.safeParse(Reflect.get(Object(request.params), 'id') ?? '0'.repeat(32))
    return id.success ? work({ owner: session.account.id, id: id.data }, request, reply) : reply.callNotFound()
  }

const beginHere = (door: Door) =>
  inside(door, async ({ owner }, request, reply) => {
    const given = bodyOf(request, reply, Begin)
    if (!given) return reply
    const begun = await begin(door.site.house, owner, given)
    if (begun.kind === 'full') return reply.code(429).send({ error: 'Too much is half sent; finish it or wait until it is swept.' })
    return reply.send(begun.kind === 'kept' ? { kept: begun.kept } : { id: begun.id, offset: begun.offset })
  })

const tellOffset = (door: Door) =>
  inside(door, async ({ owner, id }, _request, reply) => {
    const upload = await everything(door.site.house, query => find(query, id, owner))
    if (!upload) return reply.callNotFound()
    return reply
      .header('upload-offset', upload.received)
      .header('upload-length', upload.size)
      .send({ offset: upload.received, size: upload.size })
  })

const addHere = (door: Door) =>
  inside(door, async ({ owner, id }, request, reply) => {
    const offset = Offset.safeParse(request.headers['upload-offset'])
    const { body } = request
    if (!offset.success) return malformed(reply, '(header).Upload-Offset', 'is required: where this piece begins')
    if (!Buffer.isBuffer(body)) return malformed(reply, '(body)', 'must be application/offset+octet-stream')
    const { house, filesFolder } = door.site
    const added = await addPiece(house, filesFolder, owner, id, offset.data, body)
    if (added.kind === 'absent') return reply.callNotFound()
    return reply
      .code(added.kind === 'at' ? 200 : 409)
      .header('upload-offset', added.offset)
      .send({ offset: added.offset })
  })

const finishHere = (door: Door) =>
  inside(door, async ({ owner, id }, _request, reply) => {
    const finished = await finish(door.site, owner, id)
    if (finished.kind === 'kept') return reply.send(finished.kept)
    if (finished.kind === 'early') return reply.code(409).header('upload-offset', finished.offset).send({ offset: finished.offset })
    if (finished.kind === 'absent') return reply.callNotFound()
    if (finished.kind === 'other') return malformed(reply, 'sha256', 'the bytes that came are not those of this digest; send it again', 422)
    return reply.code(400).send({ issues: [issueOf(finished.why)] })
  })

export const addUploads = (app: FastifyInstance, door: Door): void => {
  app.addContentTypeParser('application/offset+octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/api/uploads', beginHere(door))
  app.get('/api/uploads/:id', tellOffset(door))
  app.patch('/api/uploads/:id', { bodyLimit: bounds.pieceBytes }, addHere(door))
  app.post('/api/uploads/:id/finish', finishHere(door))
}
