/** The Merkle tree over the lines of one checkpoint (RFC 6962), and the path of one of them to its root. */
import { hash } from 'node:crypto'

const sha = (mark: number, ...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat([Buffer.of(mark), ...parts]), 'buffer')

/** The largest power of two below n. */
const half = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves
  if (!only) return hash('sha256', '', 'buffer')
  if (leaves.length === 1) return only
  const at = half(leaves.length)
  return sha(1, rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)))
}

const pathOf = (leaves: readonly Buffer[], i: number): readonly string[] => {
  if (leaves.length < 2) return []
  const at = half(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return i < at ? [...pathOf(left, i), `r${rootOf(right).toString('hex')}`] : [...pathOf(right, i - at), `l${rootOf(left).toString('hex')}`]
}

const hashed = (texts: readonly string[]): readonly Buffer[] => texts.map(text => sha(0, Buffer.from(text)))

export const merkleRoot = (texts: readonly string[]): string => rootOf(hashed(texts)).toString('hex')

/** From the leaf upwards: on which side the other one stands, and its hash. */
export const merklePath = (texts: readonly string[], i: number): readonly string[] => pathOf(hashed(texts), i)
