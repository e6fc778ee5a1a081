/** `/api/runs/…`: the bank's file goes out, the same bytes each time, and its answer comes in, however long it is. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mostContent, readResult } from '../../core/run/readResult.ts'
import { Key, malformed } from '../actions.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { answer, door, failures, json, ref, text } from '../openapi-parts.ts'
import { perform } from '../perform.ts'
import { sitsAt } from '../questions/asking.ts'
import { schemaOf } from '../questions/inputs.ts'
import { findLook } from '../questions/look.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import type { Session } from '../session.ts'

type At = { readonly Params: { readonly id: string } }
const fileText = "select sealed from record where subject = 'run' and id = $1 and kind = 'bankFile' and n = $2"
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'bankFile', 'run', $2)"

/** Who fetched it is on record before a byte goes out. */
const fetchFile = async ({ site }: Door, id: string, reply: FastifyReply, session: Session) => {
  const found = await askingOf(site, session, 'own', async asking => {
    const look = await findLook(asking, 'run', id)
    if (!look || !sitsAt(asking, look.law, 'finance')) return undefined
    const out = partIn(look.state, 'sent')
    const n = Number(partIn(out, 'n') ?? 0)
    const [row] = await asking.query<{ sealed: Buffer }>(fileText, [id, n])
    if (row) await asking.query(logText, [session.account.id, id])
    return row && { name: textIn(out, 'name') ?? id, kept: site.house.seals.open(placeOf('run', id, 'bankFile', n), row.sealed) }
  })
  if (!found) return reply.callNotFound()
  return reply
    .type('application/octet-stream')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${found.name.replace(/[^\w.-]/g, '_')}"`)
    .send(Buffer.from(textIn(found.kept, 'content') ?? '', 'base64'))
}

const takeResult = async ({ site }: Door, request: FastifyRequest<At>, reply: FastifyReply, session: Session) => {
  const { id } = request.params
  const key = Key.safeParse(request.headers['idempotency-key'])
  if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 128 visible characters' }])
  const seen = await askingOf(site, session, 'own', async asking => (await findLook(asking, 'run', id)) !== undefined)
  if (!seen) return reply.callNotFound()
  const asked = { subject: 'run', id, action: 'readResult', input: request.body ?? {}, actor: session.actor, request: key.data } as const
  const came = await perform(site.house, asked)
  if (came.kind === 'done') return reply.send({ receipt: came.receipt })
  if (came.kind === 'refused') return reply.code(409).send({ refusals: came.refusals })
  if (came.kind === 'malformed') return malformed(reply, came.issues)
  return came.kind === 'reused'
    ? reply.code(422).send({ error: 'This Idempotency-Key was used for another request.' })
    : reply.callNotFound()
}

export const addRuns = (app: FastifyInstance, door: Door): void => {
  const signedOut = (reply: FastifyReply) => reply.code(401).send({ error: 'Sign in first.' })
  app.get<At>('/api/runs/:id/file', async (request, reply) => {
    const session = await door.session(request)
    return session ? fetchFile(door, request.params.id, reply, session) : signedOut(reply)
  })
  app.post<At>('/api/runs/:id/result', { bodyLimit: mostContent + 4096 }, async (request, reply) => {
    const session = await door.session(request)
    return session ? takeResult(door, request, reply, session) : signedOut(reply)
  })
}

const id = { name: 'id', in: 'path', required: true, schema: text }
const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } }
export const runPaths = {
  '/api/runs/{id}/file': {
    get: door(
      'fetchBankFile',
      'The file for the bank as it was written when the run was sent, for finance. Who fetched it is written down.',
      { parameters: [id] },
      { 200: answer('The file, the same byte for byte each time.') },
    ),
  },
  '/api/runs/{id}/result': {
    post: door(
      'takeBankAnswer',
      'The same as the action `run.readResult`, for files of any length: what the bank says of each line. One wrong row, and nothing is taken.',
      { parameters: [id, key], requestBody: { required: true, content: json(schemaOf(readResult.input)) } },
      {
        200: answer('It is taken; the lines follow.'),
        400: failures[400],
        409: answer('Rows that are wrong, each with what is.', ref('Refused')),
      },
    ),
  },
}
