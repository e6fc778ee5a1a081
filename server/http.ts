/** The web server: limits, headers, errors and the order of its doors. */

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { z } from 'zod'
import { DocumentFailed } from '../documents/failure.ts'
import { failures } from '../words/failures.ts'
import { keepAccessLog, nameCaller } from './access-log.ts'
import { addActions } from './actions.ts'
import { addAgeingSheet } from './ageing-sheet.ts'
import { addQuestions } from './answers.ts'
import { addArchives } from './archive/door.ts'
import { addAssessment } from './assessment-door.ts'
import { addBatches } from './batch-door.ts'
import { addBooks } from './books/door.ts'
import { sessionOf } from './cookie.ts'
import { isAway } from './database.ts'
import { addDay } from './day.ts'
import { addDocuments } from './documents.ts'
import { entriesOf, guardDoors } from './doors.ts'
import { addDrafts } from './drafts.ts'
import { addInvitations } from './enter/invitations.ts'
import { addLinks } from './enter/links-door.ts'
import { addPhoneDoor } from './enter/phone-door.ts'
import { addExports } from './export.ts'
import { addFiles } from './files-door.ts'
import { floodsOf } from './fleet/floods.ts'
import { findFault } from './json.ts'
import { addMoneySheets } from './money-sheets.ts'
import { addMyData } from './my-data-door.ts'
import { addNoticeText } from './notice-door.ts'
import { addOffice } from './office.ts'
import { addPaperPreview } from './official/preview.ts'
import { describe } from './openapi.ts'
import { addPageReports } from './page-reports/door.ts'
import { addPages } from './pages.ts'
import { addPaperJobs } from './paper-jobs-door.ts'
import { addParcels } from './parcels/door.ts'
import { closeSlow, type Patience, shedCrowd, usualPatience } from './patience.ts'
import { addPlans } from './plan-door.ts'
import { addPublicPages } from './public/index.ts'
import type { Site } from './questions/asking.ts'
import { addRuns } from './runs/door.ts'
import { addRunPapers } from './runs/papers-door.ts'
import { addStatements } from './runs/statement-door.ts'
import { loggedOf } from './said.ts'
import type { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { addSheets } from './sheets/door.ts'
import { addOwnDoors } from './sign-in/own-doors.ts'
import { addPasskeyDoors } from './sign-in/passkey-doors.ts'
import { addProof } from './sign-in/proof.ts'
import { addRecovery } from './sign-in/recovery.ts'
import { addSso } from './sign-in/sso-doors.ts'
import { addSignInSteps } from './sign-in/steps.ts'
import { addSignIn } from './sign-in.ts'
import { isCut } from './statement-time.ts'
import { apiPolicy, sayUnreadable } from './unreadable.ts'
import { addUploads } from './uploads.ts'
import { addVitals, refuseWithoutRoom } from './vitals/door.ts'

/** What every door is given: the site, and who stands before it. */
export type Door = {
  readonly site: Site
  readonly https: boolean
  /** Who is signed in. Somebody who came by a link is nobody at a door that does not expect them. */
  readonly session: (request: FastifyRequest) => Promise<Session | undefined>
  /** The same, and whoever came by a link: the door sees to it that they stay at their one application. */
  readonly anyone: (request: FastifyRequest) => Promise<Session | undefined>
}

const Package = z.object({ version: z.string() })
export const programVersion = Package.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))).version

const make = ({ logLevel, trustedProxies }: Settings, { headMs }: Patience): FastifyInstance =>
  fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel, serializers: { req: requestLine, err: loggedError } },
    logController: new LogController({ disableRequestLogging: logLevel !== 'debug' }),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    genReqId: () => randomUUID(),
    bodyLimit: 256 * 1024,
    // Fifteen megabytes of evidence at two megabits a second; a head has to come faster.
    requestTimeout: 60_000,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: headMs, connectionsCheckingInterval: headMs / 4 },
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: sayUnreadable,
  })

const loggedError = (error: unknown) => ({ ...loggedOf(error) })

/** A log names the method and the door, never what was asked of it: an address may hold anything that somebody types. */
const requestLine = ({ method, routeOptions }: FastifyRequest) => ({ method, path: routeOptions.url ?? '(no door)' })

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** True when a browser says that another site made this request. Clients that are no browser send neither header. */
const comesFromElsewhere = ({ headers, host, protocol }: FastifyRequest, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  return origin !== undefined && origin !== publicUrl && origin !== `${protocol}://${host}`
}

/** What a page of any other site can send without asking first; no door of the API reads it. */
const isForm = ({ url, headers }: FastifyRequest): boolean =>
  url.startsWith('/api/') &&
  /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(headers['content-type'] ?? '')

const addGuards = (app: FastifyInstance, site: Site): void => {
  app.removeContentTypeParser('text/plain')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    parse(request, String(body), (error, value) => {
      const fault = error ? undefined : findFault(value)
      // The parser's own words would repeat a piece of the body.
      const unread = error && Object.assign(new Error('is no JSON'), { statusCode: 400 })
      done(fault ? Object.assign(new Error(fault.message), { statusCode: 400, path: fault.path }) : unread, value)
    })
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', apiPolicy)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (request.url.includes('%00')) return reply.code(400).send({ issues: [{ path: '(address)', message: 'holds a NUL character' }] })
    if (!safeMethods.has(request.method) && isForm(request))
      return reply.code(415).send({ issues: [{ path: '(body)', message: 'must be JSON' }] })
    if (!safeMethods.has(request.method) && comesFromElsewhere(request, site.publicUrl()))
      return reply.code(403).send({ error: 'This request came from another site.' })
    await refuseWithoutRoom(request, reply, site)
  })
}

/** A paper is opened in a window of its own, so that why it isn't there is said in a sentence. */
const sayWhyNoPaper = ({ kind }: DocumentFailed, reply: FastifyReply) => {
  const said = (words: (typeof failures)['zh' | 'en']) => new Map(Object.entries(words)).get(kind) ?? words.other
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send(`${said(failures.zh)}\n${said(failures.en)}\n`)
}

/** PostgreSQL's own word for a full disk. */
const statusOf = (error: FastifyError) => {
  if (error.code === '53100') return 507
  return isAway(error) || isCut(error) ? 503 : (error.statusCode ?? 500)
}

const explain = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const status = statusOf(error)
  if (status >= 500) {
    request.log.error({ err: error }, 'a request failed')
    // What was asked for may be done or not: the same key gets the one answer.
    if (isAway(error)) reply.header('retry-after', '1')
    if (error instanceof DocumentFailed) return sayWhyNoPaper(error, reply)
    if (isCut(error))
      return reply.code(503).send({ error: 'The answer took too long and was cut: ask for less of it.', request: request.id })
    return reply.code(status).send({ error: status === 503 ? 'Too busy; try again.' : 'Something went wrong here.', request: request.id })
  }
  if (status === 429) return reply.code(429).send({ error: 'Too many requests.' })
  return reply.code(status).send({ issues: [{ path: String(Reflect.get(error, 'path') ?? '(body)'), message: error.message }] })
}

const addDescription = (app: FastifyInstance, described: ReturnType<typeof describe>): void => {
  // Whoever asks for it sixty times on one line costs no more than sixty small answers.
  const description = Buffer.from(JSON.stringify(described))
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(description))
}

/** The doors, room by room. */
const rooms: readonly ((app: FastifyInstance, door: Door) => unknown)[] = [
  addVitals,
  addPageReports,
  addProof,
  addSignIn,
  addSignInSteps,
  addOwnDoors,
  addPasskeyDoors,
  addSso,
  addRecovery,
  addPhoneDoor,
  addLinks,
  addInvitations,
  addDay,
  addFiles,
  addUploads,
  addDrafts,
  addMyData,
  addNoticeText,
  addSheets,
  addAssessment,
  addDocuments,
  addPaperPreview,
  addExports,
  addAgeingSheet,
  addMoneySheets,
  addBooks,
  addOffice,
  addBatches,
  addPaperJobs,
  addArchives,
  addPlans,
  addRuns,
  addRunPapers,
  addStatements,
  addParcels,
  addActions,
  addQuestions,
]

/** Who is asking is asked of the database once, however many look. */
const oncePerRequest = (find: Door['anyone']): Door['anyone'] => {
  const found = new WeakMap<FastifyRequest, ReturnType<Door['anyone']>>()
  return request => {
    const known = found.get(request) ?? find(request)
    found.set(request, known)
    return known
  }
}

/** Makes the server, ready to listen. */
export const openDoors = async (site: Site, settings: Settings, patience = usualPatience): Promise<FastifyInstance> => {
  const app = make(settings, patience)
  site.traces?.follow(app, settings.trustedProxies.length > 0)
  closeSlow(app, patience)
  const https = settings.publicUrl?.startsWith('https:') === true
  const anyone = oncePerRequest(async request => {
    const found = await sessionOf(request, site.house, https)
    nameCaller(request, found, https)
    return found
  })
  const session: Door['session'] = async request => {
    const found = await anyone(request)
    return found?.actor.only === undefined ? found : undefined
  }
  const door: Door = { site, https, session, anyone }
  app.setErrorHandler<FastifyError>(explain)
  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: https, crossOriginEmbedderPolicy: false })
  await app.register(underPressure, { maxEventLoopDelay: settings.busyMs })
  await app.register(rateLimit, { global: false, store: floodsOf(site.house.database) })
  keepAccessLog(app, site.house, anyone)
  addGuards(app, site)
  // After whatever else is done when an answer is made.
  shedCrowd(app, settings.poolSize, settings.busyMs === 0 ? { ...patience, halfMs: Number.POSITIVE_INFINITY } : patience)
  const described = describe(programVersion)
  guardDoors(app, entriesOf(described), anyone)
  for (const add of rooms) add(app, door)
  addDescription(app, described)
  addPublicPages(app, door)
  await addPages(app, https)
  return app
}
