/** Reading JSON that may be anybody's: a value of the wrong kind is told with its name, never taken for another. */
import { Wrong } from './wrong.ts'

export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (place: string, text: string): Fields => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Told below, as is JSON of another kind.
  }
  throw new Wrong(place, 'is not a line of this record')
}

export const textIn = (place: string, fields: Fields, name: string): string => {
  const value = fields[name]
  if (typeof value === 'string') return value
  throw new Wrong(place, `has no ${name}`)
}

export const numberIn = (place: string, fields: Fields, name: string): number => {
  const value = fields[name]
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new Wrong(place, `has no number ${name}`)
}

export const textsIn = (place: string, fields: Fields, name: string): readonly string[] => {
  const value = fields[name]
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value
  throw new Wrong(place, `has no list ${name}`)
}

/** Canonical JSON (RFC 8785). */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(Reflect.get(value, key))}`).join(',')}}`
}
