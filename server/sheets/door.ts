/** `/api/sheets/…`: a clerk's own sheet comes in, is compared with what their organisation has in hand, and goes out again. Nothing is opened here: that is `startFor`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { helperRoles, type OnBehalf } from '../../core/application/helping.ts'
import { readSheet } from '../../documents/xlsx-child.ts'
import { limits } from '../../documents/xlsx-package.ts'
import { askingOf } from '../answers.ts'
import { refuseBeyond, takeAtOnce } from '../bulk.ts'
import type { Door } from '../http.ts'
import type { Asking } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import type { Session } from '../session.ts'
import { bodyOf } from '../sign-in.ts'
import { employersNamed, openForms, placesFor, rememberedHeads, rememberHeads } from './rows.ts'
import { Bad, Heads, Id, Known, mostRows, Versions } from './shapes.ts'
import { wordsOf } from './words.ts'
import { writeBad, writeInHand } from './written.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sendSheet = (reply: FastifyReply, bytes: Uint8Array, name: string) =>
  reply.type(xlsx).header('content-disposition', `attachment; filename="${name}.xlsx"`).send(Buffer.from(bytes))

const isClerk = ({ seats }: Session) => seats.some(({ role }) => helperRoles.some(one => one === role))
/** Hosts bring sheets of grades, and open no forms with them. */
const bringsSheets = (session: Session) => isClerk(session) || session.seats.some(({ role }) => role === 'host')
const sitsAs = ({ seats }: Session, { role, organisation }: OnBehalf) =>
  seats.some(seat => seat.role === role && seat.organisation === organisation)

type Work = (session: Session, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
/** Every door asks for a clerk of an employer or a body, the two that open nothing for a host too; for everybody else there is none. */
const forClerks =
  (door: Door, work: Work, may = isClerk) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    return may(session) ? work(session, request, reply) : reply.callNotFound()
  }
/** The same with a body that names the organisation on whose behalf it is asked. */
const onBehalf = <T extends z.ZodType<{ readonly helper: OnBehalf }>>(
  door: Door,
  shape: T,
  work: (asking: Asking, given: z.output<T>) => Promise<unknown>,
) =>
  forClerks(door, async (session, request, reply) => {
    const given = bodyOf(request, reply, shape)
    if (!given) return reply
    if (!sitsAs(session, given.helper)) return reply.callNotFound()
    return reply.send(await askingOf(door.site, session, 'own', asking => work(asking, given)))
  })

const Asked = z.object({ sheet: z.string().max(60).optional() })

const read: Work = async (_session, request, reply) => {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const came = await readSheet(new Uint8Array(bytes), Asked.safeParse(request.query).data?.sheet)
  if (came.kind === 'unreadable')
    return reply.code(422).send({ code: came.code, detail: came.detail.slice(0, 200), words: wordsOf(came.code) })
  const { rows, ...sheet } = came.sheet
  const filled = [...rows].map(([n, cells]) => ({ n, cells: Array.from(cells, cell => cell ?? null) }))
  return reply.send({ ...sheet, rows: filled })
}

const Export = z.object({ round: Id, role: z.enum(helperRoles), organisation: Id })

const exportHere =
  (door: Door): Work =>
  async (session, request, reply) => {
    const asked = Export.safeParse(request.query)
    if (!asked.success || !sitsAs(session, asked.data)) return reply.callNotFound()
    const { round, ...helper } = asked.data
    const made = await askingOf(door.site, session, 'own', async asking => {
      const found = await findRound(door.site.house, asking.query, round)
      if (!found) return undefined
      const newest = await openForms(asking, round, helper, undefined, mostRows)
      const bytes = writeInHand(found.law, newest, `${found.law.policy.year}年度在办申报（离线修改后可传回）`)
      return { bytes, people: newest.length }
    })
    if (!made) return reply.callNotFound()
    const taking = { house: door.site.house, account: session.account.id, round }
    if (made.people > 0 && !(await takeAtOnce(taking, made.people, 'forms in hand'))) return refuseBeyond(reply)
    return sendSheet(reply, made.bytes, `${round}-${helper.organisation}`)
  }

const giveBack: Work = async (_session, request, reply) => {
  const given = bodyOf(request, reply, Bad)
  return given ? sendSheet(reply, writeBad(given.title, given.heads, given.rows, given.reason), 'bad-rows') : reply
}

export const addSheets = (app: FastifyInstance, door: Door): void => {
  app.register(async room => {
    room.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: limits.fileBytes }, (_request, body, done) =>
      done(null, body),
    )
    room.post('/api/sheets/read', { bodyLimit: limits.fileBytes }, forClerks(door, read, bringsSheets))
  })
  app.get('/api/sheets/in-hand', forClerks(door, exportHere(door)))
  app.post(
    '/api/sheets/known',
    { bodyLimit: 1 << 20 },
    onBehalf(door, Known, async (asking, { round, helper, numbers, employers, heads }) => ({
      places: await placesFor(asking, round, helper, numbers),
      employers: await employersNamed(asking, employers),
      heads: await rememberedHeads(asking, helper.organisation, heads),
    })),
  )
  app.post(
    '/api/sheets/heads',
    onBehalf(door, Heads, async (asking, { helper, heads }) => {
      await rememberHeads(asking, helper.organisation, heads)
      return {}
    }),
  )
  app.post(
    '/api/sheets/versions',
    { bodyLimit: 1 << 20 },
    onBehalf(door, Versions, async (asking, { round, helper, rows }) => ({
      forms: await openForms(asking, round, helper, new Map(rows.map(({ id, version }) => [id, version])), mostRows),
    })),
  )
  app.post('/api/sheets/bad', { bodyLimit: 4 << 20 }, forClerks(door, giveBack, bringsSheets))
}
