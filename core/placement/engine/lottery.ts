/**
 * The lottery that nobody can steer and everybody can check. Before the wishes close the office publishes the SHA-256 of a secret; after the close it says the
 * secret. The seed is made of both, of the frozen list, and of a public draw that nobody could foresee. A ticket hangs on the seed and the person's own name
 * only, so that a withdrawal changes nobody else's.
 */
import type { Lottery } from './shape.ts'

/** SHA-256 and HMAC-SHA256, as hexadecimal digits; the caller gives them, since the core has no cryptography of its own. */
export type Digests = { readonly sha256: (text: string) => string; readonly hmac: (key: string, text: string) => string }

/** The lower ticket goes first: the first digits of it, and the digits after those. Both are exact in a double. */
export type Tickets = { readonly high: Float64Array; readonly low: Float64Array }

export const seedOf = ({ sha256 }: Digests, { commitment, secret, frozen, draw }: Lottery): string =>
  sha256([commitment, secret, frozen, draw].join('\n'))

const digits = 13
const part = (hex: string, from: number) => Number.parseInt(hex.slice(from, from + digits).padEnd(digits, '0'), 16)

/** The tickets of people, from their hexadecimal digits: the first twenty-six count. */
export const ticketsOf = (hexes: readonly string[]): Tickets => ({
  high: Float64Array.from(hexes, hex => part(hex, 0)),
  low: Float64Array.from(hexes, hex => part(hex, digits)),
})

/** The ticket of each person by name: HMAC-SHA256 of the name under the seed. */
export const draw = ({ hmac }: Digests, seed: string, ids: readonly string[]): Tickets => {
  const [high, low] = [new Float64Array(ids.length), new Float64Array(ids.length)]
  for (const [i, id] of ids.entries()) {
    const hex = hmac(seed, id)
    high[i] = part(hex, 0)
    low[i] = part(hex, digits)
  }
  return { high, low }
}

/** Whether the secret is the one that was committed to. */
export const opens = ({ sha256 }: Digests, { commitment, secret }: Lottery): boolean => sha256(secret) === commitment
