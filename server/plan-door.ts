/**
 * The door by which a saved plan is carried out: each person is put forward for the seat that the plan holds for them, as rows of one batch. Only what
 * was saved goes out, of the version that was looked at; until the batch begins it can be taken back, and what is refused stays in the plan.
 */
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { planId } from '../core/plan/dossier.ts'
import { minimaCounted, missedMinima, shortAfter } from '../core/plan/minima.ts'
import type { Plan } from '../core/plan/plan.ts'
import type { Refusal } from '../core/rule.ts'
import type { Law } from '../policy/shape.ts'
import { Key, malformed } from './actions.ts'
import { askingOf } from './answers.ts'
import { beginBatch } from './batches.ts'
import type { Door } from './http.ts'
import { perform } from './perform.ts'
import { balancesOf, findPlan, readToPlace } from './plans.ts'
import { type Asking, sitsAt } from './questions/asking.ts'
import { findLook } from './questions/look.ts'
import type { Session } from './session.ts'
import { bodyOf } from './sign-in.ts'

export const Finalise = z.strictObject({
  round: z.string(),
  track: z.string(),
  version: z.int().positive(),
  people: z.array(z.string()).min(1).max(1000).readonly(),
  /** Why it is carried out though a minimum is missed; asked for where one is. */
  why: z.string().trim().min(1).max(400).optional(),
})
type Finalise = z.infer<typeof Finalise>

type Found = {
  readonly newest: number
  readonly clause: string
  readonly plan: Plan | undefined
  /** The minima that are missed once these people have their seats. */
  readonly missed: readonly Refusal[]
}

const missedBy = async ({ query }: Asking, law: Law, asked: Finalise, plan: Plan | undefined): Promise<readonly Refusal[]> => {
  const counters = minimaCounted(law, asked)
  if (!plan || counters.length === 0) return []
  const balances = await balancesOf(query, counters)
  const people = (await readToPlace(query, { ...asked, seats: {}, limits: {} })) ?? []
  return missedMinima(
    law,
    shortAfter(law, { ...asked, seats: plan.seats, people }, account => balances.get(account) ?? 0),
  )
}

/** The plan as it was saved, for whoever may see it in the office of its programme. */
const findSaved = async (asking: Asking, asked: Finalise): Promise<Found | undefined> => {
  const { round, track, version } = asked
  const id = planId(round, track)
  const look = await findLook(asking, 'plan', id)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  const plan = await findPlan(asking.query, asking.site.house.seals, id, version)
  const missed = await missedBy(asking, look.law, asked, plan)
  return { newest: Number(look.state.version), clause: look.law.policy.placement.adjustment.clause, plan, missed }
}

/** With a reason it is put on record first; a second try of the same order finds that it is. Gives why not, undefined where the actor may not see the plan. */
const allowMissed = async (door: Door, { actor }: Session, key: string, asked: Finalise): Promise<readonly Refusal[] | undefined> => {
  const { round, track, version, people, why } = asked
  const input = { round, track, version, people, why }
  const request = `short.${hash('sha256', key, 'hex')}`
  const answer = await perform(door.site.house, { subject: 'plan', id: planId(round, track), action: 'allowShort', input, actor, request })
  if (answer.kind === 'done' || answer.kind === 'reused') return []
  if (answer.kind !== 'refused') return undefined
  // What was missed a moment ago was filled meanwhile: nothing has to be allowed any more.
  return answer.refusals.filter(({ rule }) => rule !== 'minimaAreMissed')
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
  const refusals =
    found.missed.length === 0 ? [] : asked.why === undefined ? found.missed : await allowMissed(door, session, key.data, asked)
  if (!refusals) return reply.callNotFound()
  if (refusals.length > 0) return reply.code(409).send({ refusals })
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
