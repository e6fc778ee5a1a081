/** Which places of a form somebody may change while it is returned: those that came back, and what hangs on them. */
import { canonicalAsSent } from '../canonical.ts'

type Keyed = { readonly [key: string]: unknown }
const isKeyed = (x: unknown): x is Keyed => typeof x === 'object' && x !== null && !Array.isArray(x)
const same = (a: unknown, b: unknown) => canonicalAsSent(a ?? null) === canonicalAsSent(b ?? null)

/** Whoever corrects the one may have to correct the others. */
const follows: Readonly<Record<string, readonly string[]>> = {
  'identity.politicalStatus': ['identity.joinedPartyIn'],
  'employer.level': ['employer.division', 'employer.affiliatedTo'],
  'title.level': ['title.series', 'title.name', 'title.obtainedIn'],
  'title.series': ['title.level', 'title.name'],
  'request.track': ['request.fieldServed', 'request.preferences'],
  'request.willing': ['request.scope'],
}

const within = (section: string, before: unknown, after: unknown): readonly string[] => {
  // A part of which nothing was there yet opens field by field, too.
  const [was, is] = [before ?? {}, after ?? {}]
  if (isKeyed(was) && isKeyed(is))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(key => !same(was[key], is[key])).map(key => `${section}.${key}`)
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((row, i) => (same(row, after[i]) ? [] : [`${section}.${i}`]))
  return [section]
}

/** The places where two forms differ: 'identity.photo', 'education.1' for a row, or 'education' where rows came or went. */
export const changedPlaces = (before: unknown, after: unknown): readonly string[] => {
  const [was, is] = [isKeyed(before) ? before : {}, isKeyed(after) ? after : {}]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(section =>
    same(was[section], is[section]) ? [] : within(section, was[section], is[section]),
  )
}

/** What a list of corrections opens. */
export const openedBy = (fields: readonly string[]): readonly string[] => [
  ...new Set(fields.flatMap(field => [field, ...(follows[field] ?? [])])),
]

/** Whether a place is opened: itself, or the row or part that it stands in. */
export const isOpened = (opened: readonly string[], place: string): boolean =>
  opened.some(field => place === field || place.startsWith(`${field}.`))
