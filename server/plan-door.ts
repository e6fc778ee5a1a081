/**
 * The door by which a saved plan is carried out: each person is put forward for the seat that the plan holds for them, as rows of one batch. Only what
 * was saved goes out, of the version that was looked at; until the batch begins it can be taken back, and what is refused stays in the plan.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { planId } from '../core/plan/dossier.ts'
import type { Plan } from '../core/plan/plan.ts'
import { Key, malformed } from './actions.ts'
import { askingOf } from './answers.ts'
import { beginBatch } from './batches.ts'
import type { Door } from './http.ts'
import { findPlan } from './plans.ts'
import { type Asking, sitsAt } from './questions/asking.ts'
import { findLook } from './questions/look.ts'
import type { Session } from './session.ts'
import { bodyOf } from './sign-in.ts'

export const Finalise = z.strictObject({
  round: z.string(),
  track: z.string(),
  version: z.int().positive(),
  people: z.array(z.string()).min(1).max(1000).readonly(),
})
type Finalise = z.infer<typeof Finalise>

type Found = { readonly newest: number; readonly clause: string; readonly plan: Plan | undefined }

/** The plan as it was saved, for whoever may see it in the office of its programme. */
const findSaved = async (asking: Asking, { round, track, version }: Finalise): Promise<Found | undefined> => {
  const id = planId(round, track)
  const look = await findLook(asking, 'plan', id)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  const plan = await findPlan(asking.query, asking.site.house.seals, id, version)
  return { newest: Number(look.state.version), clause: look.law.policy.placement.adjustment.clause, plan }
}

const finalise = async (door: Door, request: FastifyRequest, reply: FastifyReply, session: Session) => {
  const asked = bodyOf(request, reply, Finalise)
  if (!asked) return reply
  const key = Key.safeParse(request.headers['idempotency-key'])
  if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 128 visible characters' }])
  const found = await askingOf(door.site, session, 'own', asking => findSaved(asking, asked))
  if (!found) return reply.callNotFound()
  const { newest, clause, plan } = found
  if (asked.version !== newest || !plan)
    return reply.code(409).send({ refusals: [{ rule: 'planIsNewest', clause, found: asked.version, wants: newest }] })
  const stray = asked.people.findIndex(id => plan.seats[id] === undefined)
  if (stray !== -1) return malformed(reply, [{ path: `people.${stray}`, message: 'has no seat in the plan' }])
  const rows = asked.people.flatMap(id => {
    const seat = plan.seats[id]
    return seat ? [{ id, input: { host: seat.host, programme: seat.programme } }] : []
  })
  const batch = { subject: 'placement', action: 'propose', rows, input: {} } as const
  const begun = await beginBatch(door.site.house, session.account.id, key.data, batch)
  if (begun.kind === 'begun') return reply.send({ id: begun.id })
  return reply.code(422).send({ error: `The Idempotency-Key ${key.data} was used for another batch.` })
}

export const addPlans = (app: FastifyInstance, door: Door): void => {
  app.post('/api/plans/finalise', async (request, reply) => {
    const session = await door.session(request)
    return session ? finalise(door, request, reply, session) : reply.code(401).send({ error: 'Sign in first.' })
  })
}
