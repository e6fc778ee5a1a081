/** `GET /api/{question}`: the catalogue of questions over HTTP; and `POST /api/ask/{question}`, where what is asked has words in it that no address may bear. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { shownBy } from '../core/shown.ts'
import type { Door } from './http.ts'
import { beyondToday, maySee, peopleIn, roundIn } from './people-seen.ts'
import { type Answering, type Asking, mayAsk, type Site } from './questions/asking.ts'
import { findQuestion } from './questions/index.ts'
import { dayOf, reachOf, type Session } from './session.ts'
import { shows } from './trail.ts'

const shownIn = new Map(Object.entries(shownBy))

/** Runs work in one transaction that sees what the asker may see. */
export const askingOf = <T>(
  site: Site,
  session: Session | undefined,
  reach: Answering['reach'],
  work: (asking: Asking) => Promise<T>,
): Promise<T> => {
  const { house } = site
  const rows = reach === 'everything' ? reach : session ? reachOf(session.actor) : { organisations: [] }
  return house.database.transaction(rows, async query => {
    const [clock] = await query<{ now: Date }>('select clock_timestamp() as now')
    if (!clock) throw new Error('the database told no time')
    const at = house.at(clock.now)
    return work({ site, session, query, at, today: dayOf(at) })
  })
}

const answer = async (door: Door, request: FastifyRequest, reply: FastifyReply, name: string, given: unknown) => {
  const asked = findQuestion(name)
  if (!asked) return reply.callNotFound()
  const session = await door.anyone(request)
  if (!mayAsk(asked.question, session)) {
    return session ? reply.callNotFound() : reply.code(401).send({ error: 'Sign in first.' })
  }
  const parsed = asked.parse({ ...Object(given) })
  if (parsed.kind === 'malformed') return reply.code(400).send({ issues: parsed.issues })
  shows(...(shownIn.get(name) ?? []))
  const found = await askingOf(door.site, session, asked.reach, parsed.give)
  if (found.kind === 'answer') {
    const [house, people] = [door.site.house, session ? peopleIn(found.answer, { ...Object(given) }) : new Set<string>()]
    const seen = !session || (await maySee({ house, session, round: roundIn(given, found.answer), people }))
    return seen ? reply.send(found.answer) : reply.code(409).send(beyondToday)
  }
  return found.kind === 'nothing' ? reply.callNotFound() : reply.code(400).send({ issues: found.issues })
}

export const addQuestions = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: { question: string } }>('/api/:question', (request, reply) =>
    answer(door, request, reply, request.params.question, request.query),
  )
  app.post<{ Params: { question: string } }>('/api/ask/:question', (request, reply) =>
    answer(door, request, reply, request.params.question, request.body),
  )
}
