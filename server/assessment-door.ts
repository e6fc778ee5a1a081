/** `/api/assessment/…`: the sheet of a host's grades, and the minutes of those who are named, to be printed and signed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { partsOf } from '../core/training/assessment/assessment.ts'
import { printMinutes } from '../documents/minutes.ts'
import type { InParts } from '../policy/assessment.ts'
import { askingOf } from './answers.ts'
import { type Here, minutesFacts, writeGradeSheet } from './assessment-papers.ts'
import type { Door } from './http.ts'
import { answer, door as described, failures, json, text } from './openapi-parts.ts'
import { readCandidates } from './questions/assessment.ts'
import { bodyOf } from './sign-in.ts'

const Id = z.string().min(1).max(120)
const Which = z.object({ round: Id, host: Id.optional() })
const MinutesAsked = z.strictObject({ round: Id, host: Id.optional(), ids: z.array(Id).min(1).max(500), on: z.iso.date() })

type Asked = { readonly round: string; readonly host?: string | undefined; readonly ids?: readonly string[] }
type Found = { readonly here: Here; readonly parts: InParts; readonly madeAt: string }

/** What the asker sees of it; undefined where there are no parts, or nobody of theirs. */
const findHere = async (door: Door, request: FastifyRequest, asked: Asked): Promise<Found | 'signIn' | undefined> => {
  const session = await door.session(request)
  if (!session) return 'signIn'
  return askingOf(door.site, session, 'own', async asking => {
    const here = await readCandidates(asking, asked.round, asked.host, asked.ids)
    const parts = here && partsOf(here.law)
    return here && parts && here.people.length > 0 ? { here, parts, madeAt: asking.at.toISOString() } : undefined
  })
}

const answering = async (
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  send: (found: Found) => Promise<FastifyReply>,
) => {
  const found = await findHere(door, request, asked)
  if (found === 'signIn') return reply.code(401).send({ error: 'Sign in first.' })
  return found ? send(found) : reply.callNotFound()
}

const attached = (reply: FastifyReply, type: string, name: string, bytes: Uint8Array) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(bytes))
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const addAssessment = (app: FastifyInstance, door: Door): void => {
  app.get('/api/assessment/sheet', async (request, reply) => {
    const asked = Which.safeParse(request.query)
    if (!asked.success) return reply.callNotFound()
    return answering(door, request, reply, asked.data, async ({ here, parts }) =>
      attached(reply, xlsx, `grades-${asked.data.round}-${here.host.id}.xlsx`, writeGradeSheet(here, parts)),
    )
  })
  app.post('/api/assessment/minutes', async (request, reply) => {
    const asked = bodyOf(request, reply, MinutesAsked)
    if (!asked) return reply
    return answering(door, request, reply, asked, async ({ here, parts, madeAt }) => {
      const pdf = await printMinutes(minutesFacts(here, parts, asked.on, madeAt))
      return attached(reply, 'application/pdf', `minutes-${asked.round}-${here.host.id}.pdf`, pdf)
    })
  })
}

export const assessmentPaths = {
  '/api/assessment/sheet': {
    get: described(
      'gradeSheet',
      'The grades of a host’s people as a workbook, to be filled in and brought back.',
      { parameters: ['round', 'host'].map(name => ({ name, in: 'query', required: name === 'round', schema: text })) },
      { 200: answer('The workbook.') },
    ),
  },
  '/api/assessment/minutes': {
    post: described(
      'assessmentMinutes',
      'The minutes of those who are named, to be printed and signed.',
      { requestBody: { required: true, content: json(z.toJSONSchema(MinutesAsked, { io: 'input' })) } },
      { 200: answer('A PDF.'), 400: failures[400] },
    ),
  },
}
