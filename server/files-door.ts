/** The doors of files: one comes in whole, and goes out to those who may see a dossier that names it. */
import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isSubjectName } from '../core/facts.ts'
import { askingOf } from './answers.ts'
import { Digest, heldFolder, kinds, mostBytes, pathOf } from './files.ts'
import type { Door } from './http.ts'
import { issueOf, takeIn } from './intake/take.ts'
import { isShownToExpert } from './questions/expert.ts'
import { findLook } from './questions/look.ts'
import type { Session } from './session.ts'

/** Word files come in only to be told what to send instead. */
const comingTypes = [
  ...kinds.map(({ type }) => type),
  ...['application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
]

const upload = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const { body } = request
  const taken = await takeIn(door.site, session.account.id, Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  return taken.kind === 'kept' ? reply.send(taken.kept) : reply.code(400).send({ issues: [issueOf(taken.why)] })
}

type Found = {
  readonly type: string
  readonly owner: string
  readonly intake: 'taken' | 'unscanned' | 'infected'
  readonly subject: string | null
  readonly id: string | null
}
const findText = `
select f.type, f.owner, f.intake, u.subject, u.id from file f left join file_use u on u.sha256 = f.sha256 where f.sha256 = $1
order by f.intake = 'taken' desc limit 50`

/** Who brought a file may have it back; everybody else must see a dossier that names it, and the look is written down. */
const mayRead = (door: Door, session: Session, sha256: string): Promise<Found | undefined> =>
  askingOf(door.site, session, 'own', async asking => {
    const found = await asking.query<Found>(findText, [sha256])
    const own = found.find(({ owner }) => owner === session.account.id)
    if (own) return own
    for (const one of found) {
      const { subject, id } = one
      if (subject === 'application' && id !== null && (await isShownToExpert(asking, id, sha256))) return one
      const look = subject !== null && id !== null && isSubjectName(subject) ? await findLook(asking, subject, id) : undefined
      if (!look) continue
      await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
        session.account.id,
        'file',
        subject,
        id,
      ])
      return one
    }
    return undefined
  })

/** Opened by itself, which no page of ours does, it has no origin, runs nothing and fetches nothing. */
const filePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

const download = async (door: Door, request: FastifyRequest, reply: FastifyReply, sha256: string) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const found = Digest.safeParse(sha256).success ? await mayRead(door, session, sha256) : undefined
  if (!found) return reply.callNotFound()
  const { type, intake, owner } = found
  if (intake === 'infected') return reply.code(410).send({ error: 'The virus scanner refused this file after it had come.' })
  if (intake === 'unscanned' && owner !== session.account.id)
    return reply.code(423).send({ error: 'This file is not checked yet; try again in a few minutes.' })
  const extension = kinds.find(kind => kind.type === type)?.extension ?? 'bin'
  const { filesFolder } = door.site
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${sha256.slice(0, 12)}.${extension}"`)
    .header('content-security-policy', filePolicy)
  return reply.send(createReadStream(pathOf(intake === 'unscanned' ? heldFolder(filesFolder) : filesFolder, sha256)))
}

export const addFiles = (app: FastifyInstance, door: Door): void => {
  app.addContentTypeParser(comingTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/api/files', { bodyLimit: mostBytes }, (request, reply) => upload(door, request, reply))
  app.get<{ Params: { sha256: string } }>('/api/files/:sha256', (request, reply) => download(door, request, reply, request.params.sha256))
}
