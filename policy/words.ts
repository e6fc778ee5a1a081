/** The small words that policies are made of: days, spans, bilingual texts, cited values. */
import { z } from 'zod'

/** An ISO day in the programme's zone. */
export const Day = z.iso.date()
export const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof Text>
export const Span = z.strictObject({ from: Day, to: Day })
/** The name of something inside a policy: items, grounds, cohorts. Ids and accounts are made of it, so it has no separators. */
export const Code = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'letters and digits, a small letter first')
/** Something that a policy lists, with its words. */
export const Named = z.strictObject({ code: Code, name: Text })

/** A value of the law, never parted from the clause that gives it; where the notice is silent, who decided it and why. */
export type Cited<T> = {
  readonly value: T
  readonly clause: string
  readonly decidedBy?: string | undefined
  readonly because?: string | undefined
}

export const cited = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, clause: z.string().min(1), decidedBy: z.string().optional(), because: z.string().optional() })

/** One place in a law that names a clause. `path` is the keys from the root, joined by dots. */
export type Citation = {
  readonly path: string
  readonly clause: string
  readonly value?: unknown
  readonly decidedBy?: string | undefined
  readonly because?: string | undefined
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** Every citation below `node`, depth first, in the order of the file. */
export const citationsIn = (node: unknown, path = ''): readonly Citation[] => {
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  if (Array.isArray(node)) return node.flatMap((item, i) => citationsIn(item, at(i)))
  if (!isRecord(node)) return []
  const below = Object.entries(node).flatMap(([key, value]) => citationsIn(value, at(key)))
  if (typeof node.clause !== 'string') return below
  const { clause, value, decidedBy, because } = node
  const note = {
    ...(typeof decidedBy === 'string' && { decidedBy }),
    ...(typeof because === 'string' && { because }),
  }
  return [{ path, clause, value, ...note }, ...below]
}
