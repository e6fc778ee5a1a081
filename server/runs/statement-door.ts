/** The statement of a host on paper and as a workbook, for the host itself and the office. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { questions } from '../../core/question.ts'
import { moneySheet, mostOnPaper, printMoneyPaper } from '../../documents/money-paper.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { answer, door as described, text } from '../openapi-parts.ts'
import { mayAsk } from '../questions/asking.ts'
import { readStatement } from '../questions/hostStatement.ts'
import { findRound } from '../questions/law.ts'
import { statementSheet } from './statement.ts'

type At = { readonly Params: { readonly id: string; readonly as: string } }

/** Whoever came by a link reads it too: the rows that they see are their own host's. */
const found = async (door: Door, request: FastifyRequest<At>) => {
  const session = await door.anyone(request)
  if (!session) return 'signIn'
  if (!mayAsk(questions.hostStatement, session)) return undefined
  return askingOf(door.site, session, 'own', async asking => {
    const statement = await readStatement(asking, request.params.id)
    const round = statement && (await findRound(door.site.house, asking.query, statement.round))
    return round && { ...statementSheet(round.law, statement, asking.today), madeAt: asking.at.toISOString() }
  })
}

const give = async (door: Door, request: FastifyRequest<At>, reply: FastifyReply) => {
  const sheet = await found(door, request)
  if (sheet === 'signIn') return reply.code(401).send({ error: 'Sign in first.' })
  const { as, id } = request.params
  if (!sheet || (as !== 'pdf' && as !== 'xlsx')) return reply.callNotFound()
  const { head, rows, madeAt } = sheet
  reply.header('content-disposition', `attachment; filename="statement-${id.replace(/[^\w.-]/g, '_')}.${as}"`)
  if (as === 'pdf') {
    const pdf = await printMoneyPaper({ ...head, rows: rows.slice(0, mostOnPaper), madeAt })
    return reply.type('application/pdf').send(Buffer.from(pdf))
  }
  const pages = async function* () {
    yield rows
  }
  const bytes = Readable.from(moneySheet(head, pages()))
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(bytes)
}

export const addStatements = (app: FastifyInstance, door: Door): void => {
  app.get<At>('/api/hosts/:id/statement.:as', (request, reply) => give(door, request, reply))
}

export const statementPaths = {
  '/api/hosts/{id}/statement.{as}': {
    get: described(
      'hostStatementPaper',
      'The statement of a host in a round, to be printed (`pdf`) or opened in a sheet (`xlsx`), for the host and the office.',
      { parameters: ['id', 'as'].map(name => ({ name, in: 'path', required: true, schema: text })) },
      { 200: answer('A PDF, or a workbook.') },
    ),
  },
}
