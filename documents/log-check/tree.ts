/** The Merkle tree of RFC 6962: a leaf and a node are hashed apart, and the left half is the largest power of two. */
import { createHash } from 'node:crypto'

const digest = (...parts: readonly (Buffer | string)[]): Buffer => {
  const sha = createHash('sha256')
  for (const part of parts) sha.update(part)
  return sha.digest()
}
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

export const leafHash = (text: string): Buffer => digest(leafMark, text)
const join = (left: Buffer, right: Buffer): Buffer => digest(nodeMark, left, right)

/** Level by level: an odd one at the end moves up as it is, which is the same tree. */
export const rootOf = (texts: readonly string[]): string => {
  let level = texts.map(leafHash)
  if (level.length === 0) return digest().toString('hex')
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]]
      if (left) above.push(right ? join(left, right) : left)
    }
    level = above
  }
  return level[0]?.toString('hex') ?? ''
}

/** The root that a leaf and its path lead to; each step names the side on which the other stands. */
export const rootFrom = (text: string, path: readonly string[]): string | undefined => {
  let at = leafHash(text)
  for (const step of path) {
    const [, side, hex = ''] = /^([lr])([0-9a-f]{64})$/.exec(step) ?? []
    if (side === undefined) return undefined
    const other = Buffer.from(hex, 'hex')
    at = side === 'l' ? join(other, at) : join(at, other)
  }
  return at.toString('hex')
}
