/** In a demonstration somebody may turn the calendar on, so that a whole year can be tried in an afternoon. A real house has no such door. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Door } from './http.ts'
import { bodyOf } from './sign-in.ts'

const Turn = z.strictObject({ day: z.iso.date() })

export const addDay = (app: FastifyInstance, { site }: Door): void => {
  const { turnTo, told } = site
  if (!site.demo || !turnTo) return
  app.post('/api/demo/day', async (request, reply) => {
    const turn = bodyOf(request, reply, Turn)
    if (!turn) return reply
    if (told() !== 100) return reply.code(409).send({ error: 'The story is still being told.' })
    turnTo(turn.day)
    return reply.send(turn)
  })
}
