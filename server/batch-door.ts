/** The doors of acts on several files: what each row would come to, then the act itself, which can be taken back for a while. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getSubject } from '../core/catalogue.ts'
import { Batch, type Foreseen } from '../core/desk/batch.ts'
import { Key, malformed } from './actions.ts'
import { askingOf } from './answers.ts'
import { beginBatch, stopBatch } from './batches.ts'
import type { Door } from './http.ts'
import { type Answer, tryAll } from './perform.ts'
import type { Asking } from './questions/asking.ts'
import { hasDuty } from './questions/form.ts'
import { findLook, pastFor } from './questions/look.ts'
import type { Session } from './session.ts'
import { bodyOf } from './sign-in.ts'
import { drawView, slipOf } from './views.ts'

const visibleText = 'select id from dossier where subject = $1 and id = any($2)'

/** The files that the asker sees, each with the slip of what the list shows of it. */
const seenOf = async (asking: Asking, { subject, rows }: Batch): Promise<ReadonlyMap<string, string | undefined>> => {
  const { session, site, query, at } = asking
  const visible = await query<{ id: string }>(visibleText, [subject, rows.map(({ id }) => id)])
  const slips = new Map<string, string | undefined>()
  for (const { id } of visible) {
    const look = await findLook(asking, subject, id)
    if (!look || !session) continue
    if (subject !== 'application' || !hasDuty(asking, look)) slips.set(id, undefined)
    else {
      const past = await pastFor(asking, look)
      const { view } = await drawView(site.house, query, { ...look, past }, 'list', at.toISOString())
      slips.set(id, slipOf(site.house, session.account.id, id, view))
    }
  }
  return slips
}

const json = (value: unknown) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
const foreseen = (id: string, slip: string | undefined, answer: Answer | undefined): Foreseen => ({
  id,
  ...(slip !== undefined && { slip }),
  does: answer?.kind === 'done' ? answer.receipt.status : null,
  refusals: answer?.kind === 'refused' ? answer.refusals.map(r => ({ ...r, found: json(r.found), wants: json(r.wants) })) : [],
  issues: answer?.kind === 'malformed' ? [...answer.issues] : [],
})

/** A file that the asker may not see is answered as one that is not there: with neither a status nor a reason. */
const preview = async (door: Door, session: Session, batch: Batch): Promise<readonly Foreseen[]> => {
  const slips = await askingOf(door.site, session, 'own', asking => seenOf(asking, batch))
  const { subject, action, input } = batch
  const ids = batch.rows.map(({ id }) => id).filter(id => slips.has(id))
  const own = new Map(batch.rows.map(row => [row.id, row.input]))
  const requests = ids.map(id => ({ subject, id, action, input: own.get(id) ?? input ?? {}, actor: session.actor, seen: slips.get(id) }))
  const answers = await tryAll(door.site.house, requests)
  return batch.rows.map(({ id }) => foreseen(id, slips.get(id), slips.has(id) ? answers[ids.indexOf(id)] : undefined))
}

type Work = (request: FastifyRequest, reply: FastifyReply, session: Session) => Promise<unknown>
const signedIn = (door: Door, work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  return session ? work(request, reply, session) : reply.code(401).send({ error: 'Sign in first.' })
}

const batchIn = (request: FastifyRequest, reply: FastifyReply): Batch | undefined => {
  const batch = bodyOf(request, reply, Batch)
  if (!batch) return undefined
  if (getSubject(batch.subject).actions[batch.action] !== undefined) return batch
  malformed(reply, [{ path: 'action', message: `is no action of ${batch.subject}` }])
  return undefined
}

export const addBatches = (app: FastifyInstance, door: Door): void => {
  const { house } = door.site
  app.post(
    '/api/batches/preview',
    signedIn(door, async (request, reply, session) => {
      const batch = batchIn(request, reply)
      return batch ? reply.send({ rows: await preview(door, session, batch) }) : reply
    }),
  )
  app.post(
    '/api/batches/begin',
    signedIn(door, async (request, reply, session) => {
      const batch = batchIn(request, reply)
      if (!batch) return reply
      const key = Key.safeParse(request.headers['idempotency-key'])
      if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 128 visible characters' }])
      const begun = await beginBatch(house, session.account.id, key.data, batch)
      if (begun.kind === 'begun') return reply.send({ id: begun.id })
      return reply.code(422).send({ error: `The Idempotency-Key ${key.data} was used for another batch.` })
    }),
  )
  app.post<{ Params: { id: string } }>('/api/batches/:id/stop', async (request, reply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    const stopped = await stopBatch(house, session.account.id, request.params.id)
    return stopped
      ? reply.send({ id: request.params.id })
      : reply.code(409).send({ error: 'It has ended, or there is no such batch of yours.' })
  })
}
