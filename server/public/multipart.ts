/** What a form without a script sends along with files: texts by name, and files with their bytes. Everything else, and everything too much, is refused. */
import type { FastifyRequest } from 'fastify'
import { findFault } from '../json.ts'

export type Sent = {
  readonly texts: ReadonlyMap<string, string>
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** How many files at a time, how large each, and the whole with its texts. */
export const bounds = { files: 3, fileBytes: 5 * 1024 * 1024, bytes: 15 * 1024 * 1024 + 64 * 1024, parts: 30 } as const

const bytesOf = async (file: File) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })

/** Undefined where the body is no form, or one that can't be kept. */
export const readSent = async ({ body, headers }: FastifyRequest): Promise<Sent | undefined> => {
  if (!Buffer.isBuffer(body)) return undefined
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => undefined)
  const entries = form && [...form.entries()]
  if (!entries || entries.length > bounds.parts) return undefined
  const texts = new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replace(/\r\n/g, '\n')]] : [])))
  // A field for files that nobody used comes as one file without a name and without a byte.
  const files = entries.flatMap(([, value]) => (value instanceof File && (value.size > 0 || value.name !== '') ? [value] : []))
  return findFault([...texts]) ? undefined : { texts, files: await Promise.all(files.map(bytesOf)) }
}
