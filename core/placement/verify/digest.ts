/** The digest and the lottery, worked out anew: the text that is hashed is written here by rules of its own. */
import type { Head, Person } from './facts.ts'

export type Hashes = { readonly sha256: (text: string) => string; readonly hmac: (key: string, text: string) => string }

/** Keys in their order, no spaces, nothing for what is not there. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const known = Object.entries(value).filter(([, its]) => its !== undefined)
  const sorted = known.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return `{${sorted.map(([key, its]) => `${JSON.stringify(key)}:${written(its)}`).join(',')}}`
}

export const lineOf = ({ sha256 }: Hashes, person: Person): string => sha256(written(person))

export const digestOf = ({ sha256 }: Hashes, { lottery: _, ...head }: Head, lines: ReadonlyMap<string, string>): string =>
  sha256([written(head), ...[...lines.keys()].sort().map(id => lines.get(id) ?? '')].join('\n'))

/** The seed, or undefined where the secret doesn't open the commitment. */
export const seedOf = ({ sha256 }: Hashes, { commitment, secret, frozen, draw }: NonNullable<Head['lottery']>): string | undefined =>
  sha256(secret) === commitment ? sha256(`${commitment}\n${secret}\n${frozen}\n${draw}`) : undefined
