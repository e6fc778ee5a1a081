/** A virus scanner that the operator runs: clamd, spoken to by INSTREAM, so that it needs no folder in common with us. */
import type { Socket } from 'node:net'
import { outboundTo, type Surroundings } from '../outbound/client.ts'

/** `away` is a scanner that gave no answer, or one that tells nothing of the file. */
export type Scanned = 'clean' | { readonly found: string } | { readonly away: string }
export type Scanner = (bytes: Buffer) => Promise<Scanned>

const pieceBytes = 64 * 1024
const most = 4096

const framed = function* (bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield piece
  }
  yield Buffer.alloc(4)
}

/** Answers `stream: OK` or `stream: NAME FOUND`; everything else is none. */
const readAnswer = (said: string): Scanned => {
  const line = said.split('\0')[0]?.trim() ?? ''
  if (line === 'stream: OK') return 'clean'
  const found = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1]
  return found === undefined ? { away: `it said ${JSON.stringify(line.slice(0, 100))}` } : { found }
}

const send = (socket: Socket, bytes: Buffer): void => {
  for (const part of framed(bytes)) socket.write(part)
}

/** `address` is host:port, or the path of a socket. */
export const clamd = (address: string, patienceMs = 20_000, surroundings: Surroundings = {}): Scanner => {
  const outbound = outboundTo([address], surroundings)
  return bytes =>
    new Promise(resolve => {
      const socket = outbound.open(address)
      let said = ''
      const end = (scanned: Scanned) => {
        clearTimeout(timer)
        socket.destroy()
        resolve(scanned)
      }
      const timer = setTimeout(() => end({ away: `no answer in ${patienceMs / 1000} s` }), patienceMs)
      socket.on('connect', () => send(socket, bytes))
      socket.on('data', chunk => {
        said += chunk.toString('latin1')
        if (said.includes('\0') || said.length > most) end(readAnswer(said))
      })
      socket.on('end', () => end(readAnswer(said)))
      socket.on('error', error => end({ away: error.message }))
    })
}
