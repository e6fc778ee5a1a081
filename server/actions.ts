/** `POST /api/{subject}/{id}/{action}`: the catalogue over HTTP. A dossier that the asker may not see is answered as if it were not there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getSubject } from '../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../core/facts.ts'
import { issuesOf } from '../core/step.ts'
import { askingOf } from './answers.ts'
import type { Door } from './http.ts'
import { type Answer, perform } from './perform.ts'
import type { Asking } from './questions/asking.ts'
import { isAskedToTake } from './questions/changesAsked.ts'
import { findLook } from './questions/look.ts'
import { learnScans, scansIn } from './scan/readings.ts'
import { onlyHosting, type Session } from './session.ts'

const Params = z.strictObject({
  subject: z.string(),
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/, 'letters, digits, dots and dashes'),
  action: z.string(),
})
/** The slip of what the caller had on screen, as it was given out with the page. */
const Seen = z.string().max(8000).optional()
export const Key = z.string().regex(/^[\x21-\x7e]{8,128}$/, '8 to 128 visible characters')

export const malformed = (reply: FastifyReply, issues: readonly { readonly path: string; readonly message: string }[]) =>
  reply.code(400).send({ issues })

type Asked = { readonly subject: SubjectName; readonly id: string; readonly action: string }

/** What a host that is asked to take a trainee does on a training that it doesn't see. */
const takerActs: readonly string[] = ['agreeToChange', 'refuseChange']
const answersForTaker = async (asking: Asking, { subject, id, action }: Asked): Promise<boolean> =>
  subject === 'training' && takerActs.includes(action) && (await isAskedToTake(asking, id))

/**
 * Whatever stands in the way is told only to those who may see the dossier, so that it and one that is not there look the same. An action that makes
 * a dossier has nothing to hide yet, unless the actor is not one who may.
 */
const hides = async (door: Door, session: Session, { subject, id, action }: Asked, answer: Answer): Promise<boolean> => {
  if (answer.kind !== 'refused' && answer.kind !== 'malformed') return false
  const makes = getSubject(subject).actions[action]?.from.includes(getSubject(subject).blank.status) === true
  if (makes && !(answer.kind === 'refused' && answer.refusals.some(({ rule }) => rule === 'by'))) return false
  return askingOf(door.site, session, 'own', async asking => {
    if (await answersForTaker(asking, { subject, id, action })) return false
    return (await findLook(asking, subject, id)) === undefined
  })
}

const send = (reply: FastifyReply, answer: Answer) => {
  switch (answer.kind) {
    case 'done':
      return reply.send({ receipt: answer.receipt })
    case 'refused':
      return reply.code(409).send({ refusals: answer.refusals })
    case 'malformed':
      return malformed(reply, answer.issues)
    case 'left':
      return reply.code(401).send({ error: 'Sign in first.' })
    case 'absent':
      return reply.callNotFound()
    case 'reused':
      return reply.code(422).send({ error: 'This Idempotency-Key was used for another request.' })
  }
}

const readsScans = ['nomination.seal', 'application.consent', 'application.signOnPaper']
/** What a host's contact does of a day; money, assessment and cases are for the host's own people. */
const daily: readonly string[] = ['enrol', 'reportNoShow', 'grantLeave', 'refuseLeave', 'comeBack', 'recordAbsence']
/** What an employer's contact does for its people in training. */
const staffActs: readonly string[] = ['confirmUndertakings', 'logVisit', 'askHelp', 'followUp']
/** What an employer's contact does with what its people claim of it: the money is the employer's own. */
const staffPayments: readonly string[] = ['settle', 'refuseClaim']
/** What is done on a training by each kind of link; whoever is asked by a link to one training answers that. */
const actsOnTraining = (only: string): readonly string[] => {
  if (only.startsWith('hosting/')) return daily
  return only.startsWith('staff/') ? staffActs : ['followUp']
}
/** A link to an application is for that one; a host's is for what it offers, for the people who are put to it in that round, and for their days there. */
const isInLink = async (door: Door, session: Session, { subject, id, action }: Asked): Promise<boolean> => {
  const { only = '' } = session.actor
  if (subject === 'application') return id === only
  if (subject === 'hosting') return onlyHosting(id) === only
  if (await askingOf(door.site, session, 'own', asking => answersForTaker(asking, { subject, id, action }))) return true
  const settles = subject === 'payment' && only.startsWith('staff/') && staffPayments.includes(action)
  if (subject !== 'placement' && !settles && !(subject === 'training' && actsOnTraining(only).includes(action))) return false
  return askingOf(door.site, session, 'own', async asking => (await findLook(asking, subject, id)) !== undefined)
}

const act = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const params = Params.safeParse(request.params)
  if (!params.success) return malformed(reply, issuesOf(params.error))
  const { subject, id, action } = params.data
  if (!isSubjectName(subject) || getSubject(subject).actions[action] === undefined) return reply.callNotFound()
  const key = Key.safeParse(request.headers['idempotency-key'])
  if (!key.success) return malformed(reply, [{ path: '(header).Idempotency-Key', message: 'is required: 8 to 128 visible characters' }])
  const seen = Seen.safeParse(request.headers.seen)
  if (!seen.success) return malformed(reply, [{ path: '(header).Seen', message: 'is one slip' }])
  const { actor } = session
  if (actor.only !== undefined && !(await isInLink(door, session, { subject, id, action }))) return reply.callNotFound()
  // A scan is read before the dossier is locked: reading takes longer than anybody should wait for a lock.
  if (readsScans.includes(`${subject}.${action}`)) await learnScans(door.site, actor.id, scansIn(request.body))
  const answer = await perform(door.site.house, {
    subject,
    id,
    action,
    input: request.body ?? {},
    actor,
    request: key.data,
    seen: seen.data,
  })
  if (await hides(door, session, { subject, id, action }, answer)) return reply.callNotFound()
  return send(reply, answer)
}

export const addActions = (app: FastifyInstance, door: Door): void => {
  app.post('/api/:subject/:id/:action', (request, reply) => act(door, request, reply))
}
