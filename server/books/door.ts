/** The doors of the books: vouchers, statements, figures, an auditor's lines and samples. What names people goes out with a reason that is on record first. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { questions } from '../../core/question.ts'
import { issuesOf } from '../../core/step.ts'
import { bookHeads } from '../../words/books.ts'
import { oversightHeads } from '../../words/oversight.ts'
import { askingOf } from '../answers.ts'
import { sendCounted } from '../bulk.ts'
import { sendSheet } from '../export-sheet.ts'
import type { Door } from '../http.ts'
import { type Asking, mayAsk } from '../questions/asking.ts'
import { readableIn } from '../questions/money.ts'
import { overseenIn } from '../questions/oversight.ts'
import { findSample, frozenList, sampleIn } from '../questions/samples.ts'
import { statementOf } from '../questions/statement.ts'
import { statisticsOf } from '../questions/statistics.ts'
import type { Session } from '../session.ts'
import { chartsOf } from './charts.ts'
import { FiguresAsked, figureHeads, figureRows } from './figures.ts'
import { OversightExportAsked, oversightRows, oversightSheetHeads } from './oversight-sheet.ts'
import { drawnAgain, printSample, SamplePaperAsked, sampleSheet } from './sample-papers.ts'
import { printStatement, StatementAsked, StatementsAsked, statementHeads, statementRows } from './statements.ts'
import { booksOf, numberVouchers, type Paged, VouchersAsked, voucherHeads, voucherRows } from './vouchers.ts'

type Asked<T> = {
  readonly session: Session
  readonly asked: T
  readonly paged: Paged
  readonly reply: FastifyReply
  readonly site: Door['site']
}

/** Signed in, and what is asked has its shape; else the answer says what is wrong. */
const asking =
  <Shape extends z.ZodType>(door: Door, shape: Shape, answer: (given: Asked<z.output<Shape>>) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    const parsed = shape.safeParse(request.method === 'GET' ? { ...Object(request.query) } : (request.body ?? {}))
    if (!parsed.success) return reply.code(400).send({ issues: issuesOf(parsed.error) })
    const paged: Paged = work => askingOf(door.site, session, 'own', work)
    return answer({ session, asked: parsed.data, paged, reply, site: door.site })
  }

const logText = 'insert into access_log (account, asked, subject, id, reason) values ($1, $2, $3, $4, $5)'
const log = ({ query, session }: Asking, what: string, round: string, reason: string) =>
  query(logText, [session?.account.id, what, 'round', round, reason])

const sendVouchers = async ({ asked, paged, reply, site }: Asked<VouchersAsked>) => {
  const chart = chartsOf(site.house).get(asked.chart)
  if (!chart) return reply.code(400).send({ issues: [{ path: 'chart', message: 'is no chart of accounts that is known here' }] })
  if (asked.from > asked.until) return reply.code(400).send({ issues: [{ path: 'until', message: 'is before the first day' }] })
  const made = await paged(async one => {
    const law = await booksOf(one, asked.round, 'finance')
    if (!law) return undefined
    await log(one, 'exportVouchers', asked.round, asked.reason)
    return { law, export: await numberVouchers(one, chart, asked) }
  })
  if (!made) return reply.callNotFound()
  const { language, as, round, from, until } = asked
  const sheet = { name: bookHeads[language].vouchers, as, heads: voucherHeads(language), file: `vouchers-${round}-${from}-${until}` }
  return sendSheet(reply, sheet, voucherRows(paged, { asked, chart, ...made }))
}

const sendStatements = async ({ asked, paged, reply, session, site }: Asked<StatementsAsked>) => {
  const law = await paged(async one => {
    const found = await booksOf(one, asked.round, 'finance', 'auditor')
    if (found) await log(one, 'exportStatements', asked.round, asked.reason)
    return found
  })
  if (!law) return reply.callNotFound()
  const { language, as, round, year } = asked
  const sheet = { name: bookHeads[language].statement, as, heads: statementHeads(language), file: `statements-${round}-${year}` }
  return sendCounted(reply, { house: site.house, account: session.account.id, round }, sheet, statementRows(paged, asked))
}

const sendOwnStatement = async ({ asked, paged, reply, session }: Asked<z.output<typeof StatementAsked>>, year: number) => {
  const { person, name } = session.account
  if (person === null || !mayAsk(questions.statement, session) || !Number.isInteger(year) || year < 1990 || year > 2200)
    return reply.callNotFound()
  const found = await paged(async one => {
    const [own] = await one.query<{ name: string }>('select name from person where id = $1', [person])
    return { at: one.at.toISOString(), name: own?.name ?? name.zh, ...(await statementOf(one, person, year)) }
  })
  const office = bookHeads[asked.language].payers.fund
  const pdf = await printStatement({ ...found, year }, asked.language, found.at, office)
  return reply.type('application/pdf').header('content-disposition', `attachment; filename="statement-${year}.pdf"`).send(Buffer.from(pdf))
}

const sendFigures = async ({ asked, paged, reply }: Asked<FiguresAsked>, round: string) => {
  const { as, language, outside: _, ...filters } = asked
  const found = await paged(async one => {
    const law = await readableIn(one, round)
    return law && statisticsOf(one, law, { ...filters, round })
  })
  if (!found) return reply.callNotFound()
  const pages = async function* () {
    yield figureRows(found, asked)
  }
  return sendSheet(reply, { name: bookHeads[language].statistics, as, heads: figureHeads(asked), file: `statistics-${round}` }, pages())
}

const sendOversight = async ({ asked, paged, reply, session, site }: Asked<OversightExportAsked>) => {
  const { round, kind, language, as, reason } = asked
  const law = await paged(async one => {
    const found = await overseenIn(one, round)
    if (found) await log(one, 'exportOversight', round, reason)
    return found
  })
  if (!law) return reply.callNotFound()
  const sheet = { name: oversightHeads[language].kinds[kind], as, heads: oversightSheetHeads(language), file: `${kind}-${round}` }
  return sendCounted(reply, { house: site.house, account: session.account.id, round }, sheet, oversightRows(law, paged, asked))
}

const sendSample = async ({ asked, paged, reply }: Asked<z.output<typeof SamplePaperAsked>>, id: string) => {
  const found = await paged(async one => {
    const look = await findSample(one, id)
    return look && { law: look.law, sample: await sampleIn(one, look), list: await frozenList(one, id), at: one.at.toISOString() }
  })
  if (!found) return reply.callNotFound()
  const { law, sample, list, at } = found
  const { as, language } = asked
  // The list tells what could be drawn, and only once nobody can choose any more.
  if (as === 'json') return sample.secret === null ? reply.callNotFound() : sendJson(reply, id, drawnAgain(sample, list))
  if (as === 'xlsx') {
    const { rows, ...sheet } = sampleSheet(sample, law, language)
    return sendSheet(reply, { ...sheet, as, file: id }, rows)
  }
  const pdf = await printSample(sample, law, language, at)
  return reply.type('application/pdf').header('content-disposition', `attachment; filename="${id}.pdf"`).send(Buffer.from(pdf))
}
const sendJson = (reply: FastifyReply, id: string, content: object) =>
  reply
    .type('application/json')
    .header('content-disposition', `attachment; filename="${id}.json"`)
    .send(JSON.stringify(content, null, 1))

export const addBooks = (app: FastifyInstance, door: Door): void => {
  app.post('/api/exports/vouchers', asking(door, VouchersAsked, sendVouchers))
  app.post('/api/exports/statements', asking(door, StatementsAsked, sendStatements))
  app.post('/api/exports/oversight', asking(door, OversightExportAsked, sendOversight))
  app.get<{ Params: { year: string } }>('/api/statements/:year', (request, reply) =>
    asking(door, StatementAsked, given => sendOwnStatement(given, Number(request.params.year)))(request, reply),
  )
  app.get<{ Params: { round: string } }>('/api/statistics-sheets/:round', (request, reply) =>
    asking(door, FiguresAsked, given => sendFigures(given, request.params.round))(request, reply),
  )
  app.get<{ Params: { id: string } }>('/api/sample-papers/:id', (request, reply) =>
    asking(door, SamplePaperAsked, given => sendSample(given, request.params.id))(request, reply),
  )
}
