/** A wire to PostgreSQL that dies at a chosen statement: no failpoint stands in the program, the connection itself goes. */
import { connect, createServer, type Socket } from 'node:net'
import { lineBook, listening } from './relay.ts'

/**
 * `before`: the statement never reaches the database; `after`: it does, and whether it was done is never heard. Counted from the moment the wire is
 * armed, over whatever connection comes first; or the first commit that is asked for in plain words.
 */
export type Cut = { readonly at: number | 'commit'; readonly when: 'before' | 'after' }

export type Wire = {
  readonly url: string
  readonly arm: (cut: Cut) => void
  readonly disarm: () => void
  /** Whether it has died since it was armed. */
  readonly died: () => boolean
  readonly close: () => Promise<void>
}

const executes = 'E'.charCodeAt(0)
const simple = 'Q'.charCodeAt(0)
/** PostgreSQL works a statement off when it is told to: with the end of the message comes the end of the line. */
const sync = Buffer.from([0x53, 0, 0, 0, 4])

/** The messages of a frontend after its start-up: one byte of kind, four of length. */
const messagesIn = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = []
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1)
    if (end > bytes.length) break
    found.push(bytes.subarray(at, end))
    at = end
  }
  return found
}

/** Cuts what frontends say into messages, the start-up first, which has no kind. */
const reader = () => {
  let come = Buffer.alloc(0)
  let started = false
  return (piece: Buffer): readonly Buffer[] => {
    come = Buffer.concat([come, piece])
    const start = started || come.length < 4 || come.length < come.readUInt32BE(0) ? [] : [come.subarray(0, come.readUInt32BE(0))]
    started ||= start.length > 0
    if (!started) return []
    come = come.subarray(start[0]?.length ?? 0)
    const messages = messagesIn(come)
    come = come.subarray(messages.reduce((sum, { length }) => sum + length, 0))
    return [...start, ...messages]
  }
}

type Armed = { cut: Cut | undefined; passed: number; died: boolean }

/** Passes a message on, or lets the wire die at it; false when it died. */
const carry = (armed: Armed, message: Buffer, near: Socket, far: Socket): boolean => {
  const { cut } = armed
  const counts = cut !== undefined && (message[0] === executes || message[0] === simple)
  if (counts) armed.passed += 1
  const meant = cut?.at === 'commit' ? message.subarray(5, -1).toString('utf8') === 'commit' : armed.passed === cut?.at
  if (!counts || !meant) {
    far.write(message)
    return true
  }
  armed.cut = undefined
  armed.died = true
  near.resetAndDestroy()
  if (cut.when === 'before') far.resetAndDestroy()
  else far.end(Buffer.concat([message, sync]))
  return false
}

export const openWire = async (databaseUrl: string): Promise<Wire> => {
  const to = new URL(databaseUrl)
  const { keep, close } = lineBook()
  const armed: Armed = { cut: undefined, passed: 0, died: false }
  const server = createServer(near => {
    const far = keep(connect(Number(to.port), to.hostname))
    const read = reader()
    far.on('data', answer => near.writable && near.write(answer)).once('close', () => near.destroy())
    keep(near)
      .once('close', () => far.end())
      .on('data', piece => read(piece).every(message => carry(armed, message, near, far)))
  })
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(await listening(server))
  return {
    url: url.href,
    arm: cut => Object.assign(armed, { cut, passed: 0, died: false }),
    disarm: () => {
      armed.cut = undefined
    },
    died: () => armed.died,
    close: () => close(server),
  }
}
