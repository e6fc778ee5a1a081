/** What the addresses of lists say: each key that is empty or unknown is left out. */
import { isSubjectName, type SubjectName } from '../core/facts.ts'

export const textsOf = (raw: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap(key => (raw[key] === undefined || raw[key] === '' ? [] : [[key, String(raw[key])]])))

/** What a list is narrowed to; `trail` holds the cursors of the pages before, for the way back. */
export type ListSearch = {
  readonly status?: string
  readonly track?: string
  readonly body?: string
  readonly host?: string
  readonly waitsFor?: string
  readonly q?: string
  readonly sort?: 'due' | 'since' | 'id'
  readonly after?: string
  readonly trail?: string
}
const textKeys = ['status', 'track', 'body', 'host', 'waitsFor', 'q', 'after', 'trail'] as const
export const listSearch = (raw: Readonly<Record<string, unknown>>): ListSearch => ({
  ...textsOf(raw, textKeys),
  ...((raw.sort === 'due' || raw.sort === 'since') && { sort: raw.sort }),
})

/** What the work list is narrowed to. */
export type QueueSearch = {
  readonly list?: 'mine' | 'others'
  readonly subject?: SubjectName
  readonly status?: string
  readonly track?: string
  readonly body?: string
  readonly q?: string
  readonly after?: string
  readonly trail?: string
}
const queueKeys = ['status', 'track', 'body', 'q', 'after', 'trail'] as const
export const queueSearch = (raw: Readonly<Record<string, unknown>>): QueueSearch => ({
  ...textsOf(raw, queueKeys),
  ...(raw.list === 'others' && { list: raw.list }),
  ...(typeof raw.subject === 'string' && isSubjectName(raw.subject) && { subject: raw.subject }),
})
