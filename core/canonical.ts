/** Canonical JSON (RFC 8785): keys sorted, no spaces; the bytes that hashes are taken over. */

const write = (value: unknown, number: (n: number) => string): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return `[${value.map(item => write(item, number)).join(',')}]`
  if (typeof value !== 'object') throw new Error(`a ${typeof value} can't be written as JSON`)
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${write(v, number)}`).join(',')}}`
}

const anyNumber = (n: number) => JSON.stringify(n)
const wholeNumber = (n: number) => {
  if (!Number.isSafeInteger(n)) throw new Error(`${n} is not a safe integer: amounts are journalled in whole units`)
  return String(n)
}

/** What is journalled: whole numbers only, and never a value that does not come back the same. */
export const canonical = (value: unknown): string => write(value, wholeNumber)

/** What somebody sent, as it was sent: a draft may hold any number. */
export const canonicalAsSent = (value: unknown): string => write(value, anyNumber)
