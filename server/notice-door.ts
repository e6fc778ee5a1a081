/** `POST /api/notice-text`: the text of a notice from the file that an office has. Nothing is kept; the officer lays the text beside a policy. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { issuesOf } from '../core/step.ts'
import type { Door } from './http.ts'
import { NoticeUnreadable, noticeLimits, textOfNotice } from './notice-text.ts'

const Asked = z.object({ name: z.string().min(1).max(255) })

const read = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  if (!session.seats.some(({ role }) => role === 'department')) return reply.callNotFound()
  const asked = Asked.safeParse(request.query)
  if (!asked.success) return reply.code(400).send({ issues: issuesOf(asked.error) })
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  try {
    return reply.send({ text: await textOfNotice(bytes, asked.data.name) })
  } catch (error) {
    if (error instanceof NoticeUnreadable) return reply.code(422).send({ code: error.code, words: error.words })
    throw error
  }
}

/** A door of its own, since a Word file is larger than a form. */
export const addNoticeText = (app: FastifyInstance, door: Door): void => {
  app.register(async room => {
    room.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: noticeLimits.fileBytes },
      (_request, body, done) => done(null, body),
    )
    room.post('/api/notice-text', { bodyLimit: noticeLimits.fileBytes }, (request, reply) => read(door, request, reply))
  })
}
