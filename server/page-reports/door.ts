/** Takes what browsers report of pages that broke their policy. Whoever sends it is nobody: it is small, counted, and nothing that it quotes is kept. */
import type { FastifyInstance } from 'fastify'
import type { Door } from '../http.ts'
import { answer, failures } from '../openapi-parts.ts'
import { reportDoor } from '../page-policy.ts'
import { countPageReport } from './count.ts'
import { readPageReports } from './read.ts'

const forms = ['application/csp-report', 'application/reports+json']
const mostBytes = 16 * 1024
/** A page that breaks its policy breaks it at every turn. */
const perAddress = { rateLimit: { max: 30, timeWindow: 60_000 } }

const takeReports = (app: FastifyInstance, { site: { house } }: Door): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser(forms, { parseAs: 'string' }, (request, body, done) => {
    parse(request, String(body), (error, value) => {
      done(error && Object.assign(new Error('is no JSON'), { statusCode: 400 }), value)
    })
  })
  app.post(reportDoor, { config: perAddress, bodyLimit: mostBytes }, async (request, reply) => {
    const reports = readPageReports(request.body)
    if (!reports) return reply.code(400).send({ issues: [{ path: '(body)', message: 'is no report of a browser' }] })
    for (const report of reports) {
      const n = await countPageReport(house.database, report)
      // At the first and at each doubling: whoever sends thousands fills no log.
      if (Number.isInteger(Math.log2(n))) request.log.warn({ ...report, n }, 'a browser refused something of a page')
    }
    return reply.code(204).send()
  })
}

/** In a part of its own, so that no other door reads these forms. */
export const addPageReports = (app: FastifyInstance, door: Door): void => {
  app.register(async part => takeReports(part, door))
}

const content = Object.fromEntries(forms.map(form => [form, {}]))
export const pageReportPaths = {
  [reportDoor]: {
    post: {
      operationId: 'reportPage',
      tags: ['doors'],
      summary: 'What a browser refused of a page, as it reports it by itself; only page, directive and where it came from are counted.',
      requestBody: { required: true, content },
      responses: { 204: answer('Counted.'), 400: failures[400], 429: answer('Too many from one address.') },
    },
  },
}
