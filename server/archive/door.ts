/** The doors of archive packages: asked for under a passphrase, stopped, fetched; for the office that runs the programme, and each is written down. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ArchiveAsked } from '../../core/archive/questions.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { sitsAt } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import type { Session } from '../session.ts'
import { bodyOf } from '../sign-in.ts'
import { beginArchive, packageOf, stopArchive } from './jobs.ts'

/** Whether the round is run by an office in which somebody sits who may pack it; and the deed, written down. */
const mayPack = (door: Door, session: Session, round: string, deed: string): Promise<boolean> =>
  askingOf(door.site, session, 'own', async asking => {
    const found = await findRound(asking.site.house, asking.query, round)
    if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return false
    const text = "insert into access_log (account, asked, subject, id, reason) values ($1, 'archive', 'round', $2, $3)"
    await asking.query(text, [session.account.id, round, deed])
    return true
  })

const begin = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const asked = bodyOf(request, reply, ArchiveAsked)
  if (!asked) return reply
  if (!(await mayPack(door, session, asked.round, 'ask'))) return reply.callNotFound()
  const id = await beginArchive(door.site, session.account.id, asked.round, asked.passphrase)
  return id === undefined ? reply.code(409).send({ error: 'A package of this round is being made already.' }) : reply.send({ id })
}

type Job = { readonly round: string; readonly size: number | null; readonly ended: Date | null }
const jobText = 'select round, size, ended from archive_job where id = $1'

/** The job, where whoever asks may have it. */
const findJob = async (door: Door, session: Session, id: string, deed: string): Promise<Job | undefined> => {
  const [job] = await door.site.house.database.query<Job>(jobText, [id])
  return job && (await mayPack(door, session, job.round, deed)) ? job : undefined
}

const stop = async (door: Door, request: FastifyRequest, reply: FastifyReply, id: string) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  if (!(await findJob(door, session, id, 'stop'))) return reply.callNotFound()
  return (await stopArchive(door.site, id)) ? reply.send({ id }) : reply.code(409).send({ error: 'It has ended.' })
}

const fetchPackage = async (door: Door, request: FastifyRequest, reply: FastifyReply, id: string) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const job = await findJob(door, session, id, 'fetch')
  const path = packageOf(door.site, id)
  const there = job?.size === null ? undefined : await stat(path).catch(() => undefined)
  if (!job || !there) return reply.callNotFound()
  return reply
    .type('application/octet-stream')
    .header('content-length', there.size)
    .header('content-disposition', `attachment; filename="archive-${encodeURIComponent(job.round)}.zip.sealed"`)
    .send(createReadStream(path))
}

export const addArchives = (app: FastifyInstance, door: Door): void => {
  app.post('/api/archives/begin', (request, reply) => begin(door, request, reply))
  app.post<{ Params: { id: string } }>('/api/archives/:id/stop', (request, reply) => stop(door, request, reply, request.params.id))
  app.get<{ Params: { id: string } }>('/api/archives/:id/file', (request, reply) => fetchPackage(door, request, reply, request.params.id))
}
