/** A loopback relay that does to a request what a network can: each request says in a header what befalls it, so that a schedule is played again exactly. */
import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * `unsent`: reset before anything is passed on; `torn`: half of the request arrives; `swallowed`: done, and reset before the answer; `broken`: half of the
 * answer; `silent`: passed on over a line that hears nothing and never ends, while the caller loses patience; `late`: the answer waits; `twice`: the
 * request arrives on two lines; `held`: the request waits, so that later ones overtake it.
 */
export const fates = ['pass', 'unsent', 'torn', 'swallowed', 'broken', 'silent', 'late', 'twice', 'held'] as const
export type Fate = (typeof fates)[number]

export type Relay = { readonly port: number; readonly close: () => Promise<void> }
type Delays = { readonly lateMs: number; readonly heldMs: number }

const isFate = (text: string | undefined): text is Fate => fates.some(fate => fate === text)
const fateIn = (head: string): Fate => {
  const named = /^fate: (\w+)\r$/im.exec(head)?.[1]
  return isFate(named) ? named : 'pass'
}

/** A request is whole when its head has come and as much body as the head says. */
const wholeLength = (bytes: Buffer): number | undefined => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const length = end + 4 + Number(/^content-length: (\d+)\r$/im.exec(bytes.subarray(0, end + 2).toString('latin1'))?.[1] ?? 0)
  return bytes.length < length ? undefined : length
}

/** The port on which something of this process listens. */
export const portOf = (server: Server): number => {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('it does not listen')
  return address.port
}
export const listening = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}

/** All lines that are open, so that none is left behind. */
export const lineBook = () => {
  const lines = new Set<Socket>()
  const keep = (line: Socket): Socket => {
    lines.add(line)
    return line.on('error', () => undefined).once('close', () => lines.delete(line))
  }
  const close = async (server: Server): Promise<void> => {
    for (const line of lines) line.resetAndDestroy()
    await new Promise(resolve => server.close(resolve))
  }
  return { keep, close }
}
type LineBook = ReturnType<typeof lineBook>

/** What befalls one request that has come on a line. */
const meet = (to: number, near: Socket, bytes: Buffer, keep: LineBook['keep'], { lateMs, heldMs }: Delays): void => {
  /** One more line to the server, with what is to be done with all that it answers. */
  const pass = (heard: (answer: Buffer, line: Socket) => void): Socket => {
    const far = keep(connect(to, '127.0.0.1'))
    far.write(bytes)
    return far.on('data', answer => heard(answer, far))
  }
  const reset = (...more: readonly Socket[]) => {
    for (const line of [near, ...more]) line.resetAndDestroy()
  }
  const give = (answer: Buffer) => void near.write(answer)
  const deeds: Readonly<Record<Fate, () => unknown>> = {
    pass: () => pass(give),
    unsent: () => reset(),
    torn: () => {
      const far = keep(connect(to, '127.0.0.1'))
      far.write(bytes.subarray(0, bytes.length >> 1), () => reset(far))
    },
    swallowed: () => pass((_answer, far) => reset(far)),
    broken: () => pass((answer, far) => near.write(answer.subarray(0, answer.length >> 1), () => reset(far))),
    silent: () => {
      keep(connect({ port: to, host: '127.0.0.1', allowHalfOpen: true }).pause()).write(bytes)
      setTimeout(() => near.resetAndDestroy(), heldMs)
    },
    late: () => pass(answer => setTimeout(give, lateMs, answer)),
    twice: () => [pass(give), pass(() => undefined)],
    held: () => setTimeout(() => pass(give), heldMs),
  }
  deeds[fateIn(bytes.toString('latin1'))]()
}

/** Relays to a port of this machine. What is left open at the end is reset by `close`. */
export const openRelay = async (to: number, delays: Delays): Promise<Relay> => {
  const { keep, close } = lineBook()
  const server = createServer(near => {
    let come = Buffer.alloc(0)
    keep(near).on('data', piece => {
      come = Buffer.concat([come, piece])
      const length = wholeLength(come)
      if (length === undefined) return
      const whole = come.subarray(0, length)
      come = come.subarray(length)
      meet(to, near, whole, keep, delays)
    })
  })
  return { port: await listening(server), close: () => close(server) }
}
