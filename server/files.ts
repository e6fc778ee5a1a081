/** Uploaded files: told apart by their first bytes, kept on disk under their digest, and given to those who may see a dossier that names them. */
import { hash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isSubjectName } from '../core/facts.ts'
import { askingOf } from './answers.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Door } from './http.ts'
import { isShownToExpert } from './questions/expert.ts'
import { findLook } from './questions/look.ts'
import type { Session } from './session.ts'

export const mostBytes = 10 * 1024 * 1024
const Digest = z.string().regex(/^[0-9a-f]{64}$/)

const kinds = [
  { type: 'image/png', start: Buffer.from('89504e470d0a1a0a', 'hex'), extension: 'png' },
  { type: 'image/jpeg', start: Buffer.from('ffd8ff', 'hex'), extension: 'jpg' },
  { type: 'application/pdf', start: Buffer.from('%PDF-'), extension: 'pdf' },
] as const

export const takenTypes: readonly string[] = kinds.map(k => k.type)
/** They come in only to be told what to send instead. */
const wordTypes = ['application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']

/** Why a file of none of these kinds is not taken. What was edited in Word is never read, whoever signed it. */
export const refusalOf = (bytes: Buffer): string => {
  const start = bytes.subarray(0, 4).toString('hex')
  const isOffice = start === '504b0304' || start === 'd0cf11e0'
  const taken = `must be ${takenTypes.join(', ')}`
  return isOffice ? `a Word or Excel file is not taken as evidence: sign it, then send it as PDF or a photograph; ${taken}` : taken
}

/** By its first bytes, whatever it is called. */
export const kindOf = (bytes: Buffer) => kinds.find(({ start }) => bytes.subarray(0, start.length).equals(start))

export type Kept = { readonly sha256: string; readonly size: number; readonly type: string }

/** Where the file of a digest lies. */
export const pathOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256)
const syncFolder = async (folder: string) => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

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
  await syncFolder(join(path, '..'))
  await syncFolder(folder)
}

/** Who writes a file and who sweeps it away wait for each other, so that a row never stands without its bytes. */
export const holdFile = (query: Query, sha256: string) => query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [sha256])

/** Whoever brings a file again brings it now: else one that had long waited would be swept away before it is named. */
const keepText = `
insert into file (sha256, owner, size, type) values ($1, $2, $3, $4) on conflict (sha256, owner) do update set at = now()`

/** Keeps a file for its owner; undefined when it is of no kind that is taken. The same bytes are kept once. */
export const keepFile = async (house: House, folder: string, owner: string, bytes: Buffer): Promise<Kept | undefined> => {
  const kind = kindOf(bytes)
  if (!kind) return undefined
  const sha256 = hash('sha256', bytes, 'hex')
  await mkdir(folder, { recursive: true })
  await house.database.transaction({ organisations: [], account: owner }, async query => {
    await holdFile(query, sha256)
    await writeWhole(folder, sha256, bytes)
    await query(keepText, [sha256, owner, bytes.length, kind.type])
  })
  return { sha256, size: bytes.length, type: kind.type }
}

const keptText = 'select sha256, size::int as size, type from file where sha256 = $1 and owner = $2'
/** The file if this owner has brought it before. */
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

const upload = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const { body } = request
  const kept = Buffer.isBuffer(body) ? await keepFile(door.site.house, door.site.filesFolder, session.account.id, body) : undefined
  return kept
    ? reply.send(kept)
    : reply.code(400).send({ issues: [{ path: '(body)', message: refusalOf(Buffer.isBuffer(body) ? body : Buffer.alloc(0)) }] })
}

type Found = { readonly type: string; readonly owner: string; readonly subject: string | null; readonly id: string | null }
const findText = `
select f.type, f.owner, u.subject, u.id from file f left join file_use u on u.sha256 = f.sha256 where f.sha256 = $1 limit 50`

/** Who brought a file may have it back; everybody else must see a dossier that names it, and the look is written down. */
const mayRead = (door: Door, session: Session, sha256: string): Promise<string | undefined> =>
  askingOf(door.site, session, 'own', async asking => {
    const found = await asking.query<Found>(findText, [sha256])
    if (found.some(({ owner }) => owner === session.account.id)) return found[0]?.type
    for (const { subject, id, type } of found) {
      if (subject === 'application' && id !== null && (await isShownToExpert(asking, id, sha256))) return type
      const look = subject !== null && id !== null && isSubjectName(subject) ? await findLook(asking, subject, id) : undefined
      if (!look) continue
      await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
        session.account.id,
        'file',
        subject,
        id,
      ])
      return type
    }
    return undefined
  })

const download = async (door: Door, request: FastifyRequest, reply: FastifyReply, sha256: string) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const type = Digest.safeParse(sha256).success ? await mayRead(door, session, sha256) : undefined
  if (type === undefined) return reply.callNotFound()
  const extension = kinds.find(kind => kind.type === type)?.extension ?? 'bin'
  reply.type(type).header('content-disposition', `attachment; filename="${sha256.slice(0, 12)}.${extension}"`)
  return reply.send(createReadStream(pathOf(door.site.filesFolder, sha256)))
}

export const addFiles = (app: FastifyInstance, door: Door): void => {
  app.addContentTypeParser([...takenTypes, ...wordTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/api/files', { bodyLimit: mostBytes }, (request, reply) => upload(door, request, reply))
  app.get<{ Params: { sha256: string } }>('/api/files/:sha256', (request, reply) => download(door, request, reply, request.params.sha256))
}
