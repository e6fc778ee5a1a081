/** What changed from one wording of a notice to the next, clause by clause. A clause that lives on keeps its old anchor. */
import { type DiffPart, diffOf } from './diff.ts'
import { markOf } from './marks.ts'
import { fold } from './numerals.ts'
import type { NoticeClause } from './shape.ts'

export type ChangeKind = 'same' | 'changed' | 'moved' | 'added' | 'removed'
/** `moved` has another number than before; its words may have changed too, as `words` tells. */
export type ClauseChange = {
  readonly kind: ChangeKind
  readonly anchor: string
  readonly before?: NoticeClause | undefined
  readonly after?: NoticeClause | undefined
  readonly words: readonly DiffPart[]
}

/** The name by which a link finds a clause: stable as long as its number is, and handed on by `clauseChanges` when it is not. */
export const anchorOf = (clause: Pick<NoticeClause, 'id'>): string => `clause-${clause.id.replaceAll('.', '-')}`

/** What a clause says, without its number and without spaces. */
const wordsOf = (clause: NoticeClause): string => {
  const folded = fold(clause.text)
  return folded.slice(markOf(folded)?.length ?? 0).replace(/\s/g, '')
}

type Told = { readonly clause: NoticeClause; readonly words: string; readonly pairs: ReadonlySet<string> }
const toldOf = (clause: NoticeClause): Told => {
  const words = wordsOf(clause)
  return { clause, words, pairs: new Set(Array.from(words, (_, i) => words.slice(i, i + 2)).filter(pair => pair.length === 2)) }
}

/** From 0 to 1: how many pairs of letters two clauses have in common. */
const likeness = (a: Told, b: Told): number => {
  if (a.words === b.words) return 1
  const common = [...a.pairs].filter(pair => b.pairs.has(pair)).length
  return a.pairs.size + b.pairs.size === 0 ? 0 : (2 * common) / (a.pairs.size + b.pairs.size)
}

/** At one number, less likeness is enough to call it the same clause than at another. */
const enough = { here: 0.3, elsewhere: 0.6 } as const

type Pairing = { readonly before: Told; readonly after: Told; readonly score: number }

const candidates = (before: readonly Told[], after: readonly Told[]): readonly Pairing[] =>
  before.flatMap(b =>
    after.flatMap(a => {
      const score = likeness(b, a)
      const isHere = a.clause.id === b.clause.id
      if (a.clause.part !== b.clause.part || score < (isHere ? enough.here : enough.elsewhere)) return []
      return [{ before: b, after: a, score: score + (isHere ? enough.here : 0) }]
    }),
  )

/** The best pairs first, each clause once. */
const paired = (before: readonly Told[], after: readonly Told[]): ReadonlyMap<Told, Told> => {
  const partners = new Map<Told, Told>()
  const used = new Set<Told>()
  for (const pairing of candidates(before, after).toSorted((a, b) => b.score - a.score)) {
    if (partners.has(pairing.after) || used.has(pairing.before)) continue
    partners.set(pairing.after, pairing.before)
    used.add(pairing.before)
  }
  return partners
}

const changeOf = (after: Told, before: Told | undefined): ClauseChange => {
  if (before === undefined) {
    return { kind: 'added', anchor: anchorOf(after.clause), after: after.clause, words: diffOf('', after.clause.text) }
  }
  const kind = before.clause.number !== after.clause.number ? 'moved' : before.words === after.words ? 'same' : 'changed'
  const words = diffOf(before.clause.text, after.clause.text)
  return { kind, anchor: anchorOf(before.clause), before: before.clause, after: after.clause, words }
}

/** Each clause of `after` in its order, then what is gone. An added clause whose anchor is taken by a moved one gets a fresh one. */
export const clauseChanges = (before: readonly NoticeClause[], after: readonly NoticeClause[]): readonly ClauseChange[] => {
  const [old, now] = [before.map(toldOf), after.map(toldOf)]
  const partners = paired(old, now)
  const lived = new Set(partners.values())
  const anchors = new Set(old.map(told => anchorOf(told.clause)))
  const changes = now.map(told => {
    const change = changeOf(told, partners.get(told))
    return change.kind === 'added' && anchors.has(change.anchor) ? { ...change, anchor: `${change.anchor}-new` } : change
  })
  const gone = old
    .filter(told => !lived.has(told))
    .map(({ clause }): ClauseChange => {
      return { kind: 'removed', anchor: anchorOf(clause), before: clause, words: diffOf(clause.text, '') }
    })
  return [...changes, ...gone]
}
