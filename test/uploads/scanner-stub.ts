/** A scanner on the loopback that speaks clamd's INSTREAM: it finds whatever holds its word, says nonsense, or says nothing. */
import { createServer, type Server, type Socket } from 'node:net'

export type Mood = 'scans' | 'silent' | 'nonsense'
export type Stub = { readonly address: string; readonly heard: () => readonly Buffer[]; mood: Mood; readonly close: () => Promise<void> }

const command = Buffer.from('zINSTREAM\0')
export const harmful = 'THIS-WORD-IS-HARMFUL'

/** The bytes that were sent once the last piece, of no length, is there. */
const wholeIn = (sent: Buffer): Buffer | undefined => {
  if (!sent.subarray(0, command.length).equals(command)) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(sent.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

export const openStub = async (): Promise<Stub> => {
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    let sent = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      sent = Buffer.concat([sent, chunk])
      const whole = wholeIn(sent)
      if (!whole || stub.mood === 'silent') return
      heard.push(whole)
      const said = stub.mood === 'nonsense' ? 'perhaps' : whole.includes(harmful) ? 'Test.Word FOUND' : 'OK'
      socket.end(`stream: ${said}\0`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const stub: Stub = {
    address: `127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    heard: () => heard,
    mood: 'scans',
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return stub
}
