/** A wire to PostgreSQL that dies at a chosen statement: no failpoint stands in the program, the connection itself goes. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * `before`: the statement never reaches the database; `after`: it does, and whether it was done is never heard. Counted from the moment the wire is
 * armed, over whatever connection comes first.
 */
export type Cut = { readonly at: number; readonly when: 'before' | 'after' }

export type Wire = {
  readonly url: string
  readonly arm: (cut: Cut) => void
  readonly disarm: () => void
  /** How many statements have passed since it was armed, and whether it has died. */
  readonly state: () => { readonly passed: number; readonly cut: boolean }
  readonly close: () => Promise<void>
}

const executes = 'E'.charCodeAt(0)
const simple = 'Q'.charCodeAt(0)

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

export const openWire = async (databaseUrl: string): Promise<Wire> => {
  const to = new URL(databaseUrl)
  const lines = new Set<Socket>()
  let armed: Cut | undefined
  let passed = 0
  let cut = false

  /** Passes a message on, or lets the wire die at it. */
  const carry = (message: Buffer, near: Socket, far: Socket): boolean => {
    const counts = armed !== undefined && (message[0] === executes || message[0] === simple)
    if (counts) passed += 1
    if (!counts || passed !== armed?.at) {
      far.write(message)
      return true
    }
    const { when } = armed
    armed = undefined
    cut = true
    near.resetAndDestroy()
    if (when === 'before') far.resetAndDestroy()
    // PostgreSQL works a statement off when it is told to: with the end of the message comes the end of the line.
    else far.end(Buffer.concat([message, Buffer.from([0x53, 0, 0, 0, 4])]))
    return false
  }
  const server = createServer(near => {
    const far = connect(Number(to.port), to.hostname)
    for (const line of [near, far]) {
      lines.add(line)
      line.on('error', () => undefined).once('close', () => lines.delete(line))
    }
    let started = false
    let come = Buffer.alloc(0)
    far.on('data', answer => near.writable && near.write(answer)).once('close', () => near.destroy())
    near.once('close', () => far.end())
    near.on('data', piece => {
      come = Buffer.concat([come, piece])
      if (!started) {
        if (come.length < 4 || come.length < come.readUInt32BE(0)) return
        const length = come.readUInt32BE(0)
        far.write(come.subarray(0, length))
        come = come.subarray(length)
        started = true
      }
      const messages = messagesIn(come)
      come = come.subarray(messages.reduce((sum, { length }) => sum + length, 0))
      messages.every(message => carry(message, near, far))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    arm: next => {
      armed = next
      passed = 0
      cut = false
    },
    disarm: () => {
      armed = undefined
    },
    state: () => ({ passed, cut }),
    close: async () => {
      for (const line of lines) line.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
