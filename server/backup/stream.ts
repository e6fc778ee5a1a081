/** A backup as a stream: tar, packed, sealed. Nothing of it is ever whole in memory. */
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { openFile, type Source, unsealed } from '../../documents/archive-check/source.ts'
import { fileSink } from '../archive/sink.ts'
import { endBytes, headBytes, paddingOf } from './tar.ts'

export type Out = {
  readonly folder: (path: string) => Promise<void>
  readonly bytes: (path: string, content: Uint8Array | string) => Promise<void>
  /** As much as the file has when it is opened: what grows meanwhile is cut off, what shrinks is filled up, and the database's own log puts both right. */
  readonly file: (path: string, from: string) => Promise<void>
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}

const step = 1 << 20

type Write = (bytes: Uint8Array) => Promise<void>

const copyFile = async (write: Write, name: string, from: string): Promise<void> => {
  const handle = await open(from, 'r')
  try {
    const { size } = await handle.stat()
    await write(headBytes({ path: name, size, folder: false }))
    for (let at = 0; at < size; at += step) {
      const piece = Buffer.alloc(Math.min(step, size - at))
      await handle.read(piece, 0, piece.length, at)
      await write(piece)
    }
    await write(Buffer.alloc(paddingOf(size)))
  } finally {
    await handle.close()
  }
}

export const openOut = async (path: string, passphrase: string): Promise<Out> => {
  const sink = await fileSink(path, passphrase)
  const gzip = createGzip({ level: 1 })
  const pumped = (async () => {
    for await (const chunk of gzip) await sink.write(chunk)
  })()
  // Told where it is awaited; a failure meanwhile must not end the process.
  pumped.catch(() => undefined)
  const write: Write = async bytes => {
    if (bytes.length > 0 && !gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), pumped])
  }
  return {
    folder: name => write(headBytes({ path: name, size: 0, folder: true })),
    bytes: async (name, content) => {
      const buffer = Buffer.from(content)
      await write(headBytes({ path: name, size: buffer.length, folder: false }))
      await write(buffer)
      await write(Buffer.alloc(paddingOf(buffer.length)))
    },
    file: (name, from) => copyFile(write, name, from),
    finish: async () => {
      await write(endBytes)
      gzip.end()
      await pumped
      await sink.close()
    },
    abandon: async () => {
      gzip.destroy()
      await sink.abandon()
    },
  }
}

const piecesOf = async function* (source: Source): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.size; at += step) yield source.read(at, Math.min(step, source.size - at))
}

/** Gives out exactly so many bytes as are asked for; less is a backup that was cut off. */
const takerOf = (chunks: AsyncIterable<Buffer>) => {
  const from = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  return async (most: number): Promise<Buffer> => {
    if (held.length === 0) {
      const next = await from.next()
      if (next.done) throw new Error('the backup ends before it should')
      held = next.value
    }
    const given = held.subarray(0, most)
    held = held.subarray(given.length)
    return given
  }
}

export type In = { readonly take: (most: number) => Promise<Buffer>; readonly close: () => Promise<void> }

/** Throws `Wrong` where the passphrase is another, or a byte of the file. */
export const openIn = async (path: string, passphrase: string): Promise<In> => {
  const source = await openFile(path)
  const gunzip = createGunzip()
  const feed = async () => {
    for await (const piece of piecesOf(await unsealed(source, passphrase))) if (!gunzip.write(piece)) await once(gunzip, 'drain')
    gunzip.end()
  }
  feed().catch(error => gunzip.destroy(error))
  return {
    take: takerOf(gunzip),
    close: async () => {
      gunzip.destroy()
      await source.close()
    },
  }
}
