/** A year copied: every day moves to the same place in the new year, and days on which somebody must act to working days. */
import type { Examples, Law, Silent } from '../../policy/shape.ts'
import { addYears, OutsideWorkingDayCalendar, workingDayOnOrAfter } from '../calendar.ts'
import { isRecord } from './change.ts'
import { type Folder, fileNames } from './folder.ts'

/** Why a day stands where it stands after copying. `outside`: no calendar of working days covers it yet, so somebody must look. */
export type Why = 'sameDay' | 'nextWorkingDay' | 'outside'
export type Moved = { readonly path: string; readonly before: string; readonly after: string; readonly why: Why }

type Source = { readonly law: Law; readonly examples: Examples; readonly silent: Silent }
type Target = { readonly programme: string; readonly year: number; readonly edition: string }
export type Copied = { readonly folder: Folder; readonly moved: readonly Moved[]; readonly look: readonly string[] }

/** Days on which nobody acts: an age is counted on them, a notice bears them, an invented person was born on them. They keep their place. */
const bearsOnly = /^(?:policy\.(?:facts|notice|effectiveFrom)|examples)(?:\.|$)/

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text)

const dayAfter = (path: string, before: string, years: number): Moved => {
  const same = addYears(before, years)
  if (bearsOnly.test(path)) return { path, before, after: same, why: 'sameDay' }
  try {
    const after = workingDayOnOrAfter(same)
    return { path, before, after, why: after === same ? 'sameDay' : 'nextWorkingDay' }
  } catch (error) {
    if (!(error instanceof OutsideWorkingDayCalendar)) throw error
    return { path, before, after: same, why: 'outside' }
  }
}

const textAfter = (path: string, text: string, years: number, hear: (moved: Moved) => void): string => {
  if (isMonth(text)) return addYears(`${text}-01`, years).slice(0, text.length)
  if (!isDay(text)) return text
  const moved = dayAfter(path, text, years)
  hear(moved)
  return moved.after
}

const shifted = (node: unknown, path: string, years: number, hear: (moved: Moved) => void): unknown => {
  if (typeof node === 'string') return textAfter(path, node, years, hear)
  if (Array.isArray(node)) return node.map((item, i) => shifted(item, `${path}.${i}`, years, hear))
  if (!isRecord(node)) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, shifted(value, `${path}.${key}`, years, hear)]))
}

/** Texts that still speak of the old year: a person has to look at them. */
const speaksOf = (node: unknown, year: string, path: string): readonly string[] => {
  if (typeof node === 'string') return node.includes(year) ? [path] : []
  if (Array.isArray(node)) return node.flatMap((item, i) => speaksOf(item, year, `${path}.${i}`))
  return isRecord(node) ? Object.entries(node).flatMap(([key, value]) => speaksOf(value, year, `${path}.${key}`)) : []
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** Copies a law with its examples. Within the same year, for an amendment, no day moves. */
export const copyOf = ({ law, examples, silent }: Source, { programme, year, edition }: Target): Copied => {
  const source: Folder = plain({ ...law, examples, silent })
  const moved: Moved[] = []
  const years = year - law.policy.year
  const now = years === 0 ? source : Object.fromEntries(fileNames.map(n => [n, shifted(source[n], n, years, m => moved.push(m))]))
  const policy = isRecord(now.policy) ? now.policy : {}
  const named = { ...policy, programme: { ...law.policy.programme, id: programme }, year, edition }
  const folder: Folder = { ...source, ...now, policy: named }
  const old = String(law.policy.year)
  const told = years === 0 ? [] : [...speaksOf(named, old, 'policy'), ...speaksOf(folder.papers, old, 'papers')]
  return { folder, moved: moved.filter(m => !m.path.startsWith('examples.')), look: told }
}
