/** The digest of an input: what was frozen, and what a result is the result of. The order of the people in the file is of no effect, nor is the layout. */
import { canonicalAsSent } from '../../canonical.ts'
import type { Head, Person } from './shape.ts'

type Hash = (text: string) => string

/** The line of one person in the digest. */
export const personDigest = (sha256: Hash, person: Person): string => sha256(canonicalAsSent(person))

/** SHA-256 over the head without its lottery, then the digest of each person in the order of their names, line by line. */
export const inputDigest = (sha256: Hash, { lottery: _, ...head }: Head, ids: readonly string[], digests: readonly string[]): string => {
  const order = Array.from(ids, (_id, i) => i).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
  return sha256([canonicalAsSent(head), ...order.map(i => digests[i] ?? '')].join('\n'))
}
