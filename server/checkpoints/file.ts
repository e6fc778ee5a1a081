/** The file outside the database: only ever appended to, forced to disk, and looked at before, whether it is still the one that we wrote. */
import { hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { sync } from '../sync.ts'
import type { Signed } from './body.ts'

/** What the file says that the database does not: somebody set one of them back, or wrote another. */
export class Disagreement extends Error {}

/** Longer than the longest line: its leaves are 5,000 of some 200 bytes. */
const tailBytes = 4 * 1024 * 1024

type Handle = Awaited<ReturnType<typeof open>>

export const tailOf = async (handle: Handle): Promise<string> => {
  const { size } = await handle.stat()
  const length = Math.min(size, tailBytes)
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.toString('utf8')
}

const bodyIn = (line: string): string | undefined => {
  try {
    const body: unknown = Reflect.get(Object(JSON.parse(line)), 'body')
    return typeof body === 'string' ? body : undefined
  } catch {
    return undefined
  }
}

/** The number and the text of the last checkpoint that stands there whole; 0 in an empty file. */
export const lastIn = (tail: string): { readonly n: number; readonly body: string } => {
  const body =
    tail
      .split('\n')
      .reverse()
      .map(bodyIn)
      .find(one => one !== undefined) ?? ''
  return { n: Number(body.split('\n')[1] ?? 0), body }
}

const nextText = 'select n, from_line as "from", size, digest, body, signature from checkpoint where n >= $1 order by n limit 20'
const leavesText = 'select leaf from leaf where place >= $1 and place < $2 order by place'

export const lineOf = async (query: Query, { body, signature, from, size }: Signed): Promise<string> => {
  const leaves = await query<{ leaf: string }>(leavesText, [from, size])
  return JSON.stringify({ body, signature, leaves: leaves.map(({ leaf }) => leaf) })
}

const mustAgree = (path: string, last: { readonly n: number; readonly body: string }, known: readonly Signed[]) => {
  if (last.n === 0) return
  const [same] = known
  // A record that was set back knowingly goes on from what the file knows last.
  if (same?.n === last.n + 1 && same.body.includes(`\n${hash('sha256', last.body, 'hex')}\n`)) return
  if (same?.n !== last.n)
    throw new Disagreement(`${path} knows checkpoint ${last.n}, which the database does not: it was set back. See npx tepei audit resume.`)
  if (same.body !== last.body) throw new Disagreement(`${path} and the database have different checkpoints ${last.n}`)
}

const appendTo = async ({ database }: House, path: string, handle: Handle): Promise<number> => {
  const tail = await tailOf(handle)
  const last = lastIn(tail)
  let ends = tail === '' || tail.endsWith('\n')
  for (let n = last.n, written = 0; ; ) {
    const known = await database.transaction('everything', query => query<Signed>(nextText, [n]))
    if (n === last.n) mustAgree(path, last, known)
    const fresh = known.filter(one => one.n > n)
    for (const one of fresh) {
      const line = await database.transaction('everything', query => lineOf(query, one))
      // A line that a crash cut off stays as it is; the next one begins on a line of its own and says it whole.
      await handle.appendFile(`${ends ? '' : '\n'}${line}\n`)
      ends = true
      written += 1
      n = one.n
    }
    if (fresh.length === 0) return written
  }
}

/** Appends what the file lacks; returns how many checkpoints. The file is made where there is none, and may belong to another user as long as we may append. */
export const appendCheckpoints = async (house: House, path: string): Promise<number> => {
  const handle = await open(path, 'a+', 0o640)
  try {
    const written = await appendTo(house, path, handle)
    await handle.sync()
    return written
  } finally {
    await handle.close()
    await sync(dirname(path))
  }
}
