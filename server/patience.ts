/**
 * How long the house waits for somebody, and how many it serves at once. Who brings a request by drops or doesn't take what they asked for holds a line that others
 * need; and where more come than can be served, some are told at once to come again, instead of all waiting for ever.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Patience = {
  /** Within this the head of a request has to come. */
  readonly headMs: number
  /** So often each line is looked at, on which we wait for the other side. */
  readonly lookMs: number
  /** What has to move between two looks: 5 kB in five seconds are far below the slowest phone. */
  readonly leastBytes: number
  /** How many looks in a row may find less. */
  readonly looks: number
  /** How many requests are under way at once at most, for each connection to the database. */
  readonly atOnce: number
  /** Where more are under way than there are connections, and half of them for longer than this, more would only wait for each other: an answer takes twice as long. With TEPEI_BUSY=0 it is not asked. */
  readonly halfMs: number
}
export const usualPatience: Patience = { headMs: 8_000, lookMs: 5_000, leastBytes: 5_000, looks: 3, atOnce: 32, halfMs: 400 }

type Line = { moved: number; idle: number; rested: number; request?: IncomingMessage; answer?: ServerResponse }

/** What has really come and gone: bytes that wait in our own memory have not gone. */
const movedOn = (socket: Socket) => socket.bytesRead + socket.bytesWritten - socket.writableLength
/** We wait for the other side: the body is being read and isn't whole, or what was answered isn't taken. */
const waitsFor = (socket: Socket, request: IncomingMessage | undefined) =>
  socket.writableLength > 0 || (request !== undefined && !request.complete && request.readableFlowing === true)

/** Closes lines on which nothing moves while the other side is to move, and those that were answered and bring nothing but line ends, which keep them alive for Node. */
export const closeSlow = (app: FastifyInstance, { lookMs, leastBytes, looks }: Patience): void => {
  const lines = new Map<Socket, Line>()
  app.server.on('connection', socket => {
    lines.set(socket, { moved: 0, idle: 0, rested: 0 })
    socket.once('close', () => lines.delete(socket))
  })
  app.addHook('onRequest', async ({ raw }, reply) => {
    const line = lines.get(raw.socket)
    if (line) Object.assign(line, { request: raw, answer: reply.raw, rested: 0 })
  })
  const look = (line: Line, socket: Socket) => {
    const moved = movedOn(socket)
    line.idle = waitsFor(socket, line.request) && moved - line.moved < leastBytes ? line.idle + 1 : 0
    line.moved = moved
    line.rested = line.request?.complete && line.answer?.writableFinished ? line.rested + 1 : 0
    if (line.idle >= looks || line.rested > looks) socket.destroy()
  }
  const timer = setInterval(() => lines.forEach(look), lookMs)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
}

/** Is the house alive, and who is here: asked most when it is fullest. */
const alwaysOpen = /^\/(healthz|readyz|metrics|api\/session)([/?]|$)/

/** Since when each request is under way, the oldest first: from when it has come whole until its answer is made, so that slow lines are nobody's wait. */
const openBook = () => {
  const since = new Map<FastifyRequest, number>()
  return {
    enter: (request: FastifyRequest) => since.set(request, performance.now()),
    leave: (request: FastifyRequest) => since.delete(request),
    size: () => since.size,
    halfFor: () => {
      const middle = [...since.values()][Math.floor(since.size / 2)]
      return middle === undefined ? 0 : performance.now() - middle
    },
  }
}

/**
 * Turns away what comes while so many are under way, or while those that are wait for long. Nothing was begun of it; the same key is good for the next try.
 * Whoever is not turned away is served within a second or so, however many come.
 */
export const shedCrowd = (app: FastifyInstance, connections: number, { atOnce, halfMs }: Patience): void => {
  const underWay = openBook()
  const isFull = () => underWay.size() >= atOnce * connections || (underWay.size() > connections && underWay.halfFor() > halfMs)
  app.addHook('preValidation', async (request, reply) => {
    if (isFull() && !alwaysOpen.test(request.url)) return reply.code(503).header('retry-after', '2').send({ error: 'Too busy; try again.' })
    underWay.enter(request)
    // Gone before it was answered.
    reply.raw.once('close', () => underWay.leave(request))
    return undefined
  })
  app.addHook('onSend', async request => {
    underWay.leave(request)
  })
}
