/** The files of the sealed copies: their names tell which one follows which and until when it reaches, so that a moment is found without opening any. */
export type Copy = { readonly name: string; readonly kind: 'base' | 'log'; readonly n: number; readonly until: Date }

const stampOf = (at: Date) => at.toISOString().replaceAll('-', '').replaceAll(':', '').replace('.', '')
const form = /^(base|log)-(\d{8})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/

export const nameOf = (kind: Copy['kind'], n: number, until: Date): string => `${kind}-${String(n).padStart(8, '0')}-${stampOf(until)}`

const readName = (name: string): readonly Copy[] => {
  const [, kind, n, ...at] = form.exec(name) ?? []
  if (kind !== 'base' && kind !== 'log') return []
  const [year, month, day, hour, minute, second, ms] = at
  return [{ name, kind, n: Number(n), until: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`) }]
}

/** In order of their numbers; whatever else lies there is left aside. */
export const copiesAmong = (names: readonly string[]): readonly Copy[] =>
  names.flatMap(readName).sort((a, b) => a.n - b.n || +a.until - +b.until)

/** What a moment can't be reached for, in a sentence for the operator. */
export class Unreachable extends Error {}

/** A whole copy, and the logs that follow it. */
export type Chosen = { readonly base: Copy; readonly logs: readonly Copy[] }

const without = (logs: readonly Copy[], from: number): number | undefined => {
  const i = logs.findIndex((log, at) => log.n !== from + 1 + at)
  return i < 0 ? undefined : from + 1 + i
}

/**
 * The youngest whole copy before the moment, and every log after it up to one that reaches beyond the moment: in the log itself something stands after it
 * then, at which PostgreSQL stops. Without a moment everything.
 */
export const choose = (copies: readonly Copy[], at?: Date): Chosen => {
  const bases = copies.filter(({ kind, until }) => kind === 'base' && (at === undefined || until <= at))
  const base = bases.at(-1)
  const [first] = copies.filter(({ kind }) => kind === 'base')
  if (!base) throw new Unreachable(first ? `the copies begin at ${first.until.toISOString()}` : 'there is no whole copy here')
  const following = copies.filter(({ kind, n }) => kind === 'log' && n > base.n)
  const beyond = at === undefined ? following.length - 1 : following.findIndex(({ until }) => until > at)
  const logs = following.slice(0, beyond + 1)
  const missing = without(at !== undefined && beyond < 0 ? following : logs, base.n)
  if (missing !== undefined) throw new Unreachable(`log ${missing} is missing: nothing after it can be reached`)
  if (at !== undefined && beyond < 0) throw new Unreachable(`the copies reach until ${(following.at(-1) ?? base).until.toISOString()}`)
  return { base, logs }
}

/** What nobody needs who goes back so many days: all before the youngest whole copy that is as old. */
export const outdated = (copies: readonly Copy[], now: Date, days: number): readonly Copy[] => {
  const edge = +now - days * 86_400_000
  const kept = copies.filter(({ kind, until }) => kind === 'base' && +until <= edge).at(-1)
  return kept ? copies.filter(({ kind, n, until }) => (kind === 'base' ? until < kept.until : n <= kept.n)) : []
}
