/**
 * The one way out of the house. A client reaches the hosts that it was made for, which settings name, and no other: it follows nowhere, looks a name up
 * once and calls the very address that it looked at, and waits and reads only so much.
 */
import { lookup } from 'node:dns/promises'
import { Agent, type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { mayLie, type Named, namedBy, namedByPort } from './addresses.ts'

/** Nothing of what was to be said has left the house. */
export class NotReached extends Error {
  override readonly name = 'NotReached'
}
/** Something has left, and no whole answer came. */
export class BrokeOff extends Error {
  override readonly name = 'BrokeOff'
}

export type Look = (host: string) => Promise<readonly string[]>
/** `networks`: those of the operator's own in which a named host may lie. `look`: the resolver. */
export type Surroundings = { readonly networks?: readonly string[]; readonly look?: Look }
export type Limits = { readonly patienceMs?: number | undefined; readonly mostBytes?: number | undefined }
export type Asked = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  readonly signal?: AbortSignal | undefined
}
export type Outbound = {
  /** One request and its whole answer; one that leads on is an answer like any other. Throws NotReached or BrokeOff. */
  readonly ask: (address: string, asked: Asked, limits?: Limits) => Promise<Response>
  /** For a library that asks by itself: it opens no connection that `ask` wouldn't. */
  readonly agentFor: (protocol: string) => Agent
  /** For what speaks no HTTP. */
  readonly open: (address: string) => Socket
}

const resolved: Look = async host => (await lookup(host, { all: true })).map(({ address }) => address)

const notNamed = (what: string) => new NotReached(`${what} is not what the settings name`)

/** Looks a name up once, and gives on what it found only where all of it may be called. */
const checkedLookup =
  ({ networks = [], look = resolved }: Surroundings): LookupFunction =>
  (host, options, done) => {
    look(host).then(
      found => {
        const [first] = found
        const astray = found.find(ip => !mayLie(ip, host, networks))
        if (first === undefined || astray !== undefined)
          return done(new NotReached(`${host} leads to ${astray ?? 'nowhere'}, which the settings do not open`), '', 4)
        if (options.all) return done(null, [...found.map(address => ({ address, family: isIP(address) }))])
        return done(null, first, isIP(first))
      },
      (error: Error) => done(error, '', 4),
    )
  }

/** An agent that looks, at the moment that a connection is opened, where it leads. */
const guarded = <A extends Agent>(agent: A, protocol: Named['protocol'], named: readonly Named[], surroundings: Surroundings): A => {
  const open = agent.createConnection.bind(agent)
  const looked = checkedLookup(surroundings)
  agent.createConnection = (options, done) => {
    const host = String(options.host)
    const isNamed = named.some(one => one.protocol === protocol && one.host === host && one.port === Number(options.port))
    if (isNamed && !options.socketPath) return open({ ...options, lookup: looked }, done)
    process.nextTick(() => Reflect.apply(done ?? (() => {}), undefined, [notNamed(`${host}:${options.port}`)]))
    return undefined
  }
  return agent
}

const codeOf = (error: unknown): string => {
  if (error instanceof NotReached) return error.message
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : 'the connection broke'
}

const wholeOf = async (answer: IncomingMessage, mostBytes: number): Promise<Response> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of answer) {
    const piece = Buffer.from(part)
    length += piece.length
    if (length > mostBytes) throw new BrokeOff(`the answer is longer than ${mostBytes} bytes`)
    parts.push(piece)
  }
  const status = answer.statusCode ?? 0
  const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  const body = [204, 205, 304].includes(status) ? null : Buffer.concat(parts)
  return new Response(body, { status, headers })
}

/** Says whether anything can have left: nothing does before the line stands, with its encryption. */
const whenItStands = (asking: ClientRequest, secure: boolean): (() => boolean) => {
  const standing = { now: false }
  asking.once('socket', socket => {
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      standing.now = true
    })
  })
  return () => standing.now
}

/** A header that would be two is refused before anything leaves. */
const begun = (by: typeof request, url: URL, options: RequestOptions): ClientRequest => {
  try {
    return by(url, options)
  } catch (error) {
    throw new NotReached(codeOf(error))
  }
}

const ask = async (options: RequestOptions, url: URL, { body, signal }: Asked, { patienceMs = 10_000, mostBytes = 1_048_576 }: Limits) => {
  const late = AbortSignal.timeout(patienceMs)
  const secure = url.protocol === 'https:'
  const ended = signal ? AbortSignal.any([signal, late]) : late
  const asking = begun(secure ? secureRequest : request, url, { ...options, signal: ended })
  const stands = whenItStands(asking, secure)
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      asking.on('response', resolve)
      asking.on('error', reject)
      asking.end(body)
    })
    return await wholeOf(answer, mostBytes)
  } catch (error) {
    if (error instanceof BrokeOff) throw error
    const why = ended.aborted ? 'no answer in time' : codeOf(error)
    throw stands() ? new BrokeOff(why) : new NotReached(why)
  } finally {
    asking.destroy()
  }
}

const openTo = (address: string, named: readonly Named[], surroundings: Surroundings): Socket => {
  const wanted = namedByPort(address)
  const found = named.find(one => one.protocol === 'tcp:' && one.host === wanted?.host && one.port === wanted.port)
  if (found === undefined) throw notNamed(address)
  return connect({ host: found.host, port: found.port, lookup: checkedLookup(surroundings) })
}

/** A client for the hosts of these addresses, each `http://…`, `https://…`, `host:port` or the path of a socket. Throws where one can't be named so. */
export const outboundTo = (addresses: readonly string[], surroundings: Surroundings = {}): Outbound => {
  const sockets = addresses.filter(address => address.startsWith('/'))
  const named = addresses.flatMap(address => {
    if (sockets.includes(address)) return []
    const found = namedBy(address) ?? namedByPort(address)
    if (found === undefined) throw new Error(`${address.replace(/\/\/.*@/, '//…@')} is no address that may be called.`)
    return [found]
  })
  const plain = guarded(new Agent(), 'http:', named, surroundings)
  const secure = guarded(new SecureAgent(), 'https:', named, surroundings)
  const agentFor = (protocol: string) => (protocol === 'https:' ? secure : plain)
  return {
    agentFor,
    ask: async (address, asked, limits = {}) => {
      const wanted = namedBy(address)
      if (!named.some(one => one.protocol === wanted?.protocol && one.host === wanted.host && one.port === wanted.port))
        throw notNamed(address)
      const url = new URL(address)
      const headers = { 'accept-encoding': 'identity', ...asked.headers }
      return ask({ method: asked.method, headers, agent: agentFor(url.protocol) }, url, asked, limits)
    },
    open: address => (sockets.includes(address) ? connect({ path: address }) : openTo(address, named, surroundings)),
  }
}
