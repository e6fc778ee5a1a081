/** A notice made ready for the rules: its sentences in their clauses, and the tracks that each of their parts speaks of. */
import type { Law } from '../../policy/shape.ts'
import { clausesOf } from './clauses.ts'
import { fold } from './numerals.ts'
import { type Piece, sentencesOf } from './sentences.ts'
import type { NoticeClause } from './shape.ts'
import { type NoticeTrack, type Scope, tracksIn } from './tracks.ts'

/** One sentence. `text` is folded and without spaces; `places` tells where each of its letters stands in the notice. */
export type Unit = Piece & {
  readonly clause: NoticeClause
  readonly places: readonly number[]
  /** Where its parts between commas end; the commas of thousands end none. */
  readonly ends: readonly number[]
  readonly mentions: readonly Mention[]
}

type Mention = { readonly track: NoticeTrack; readonly at: number; readonly to: number }

/** No sentence of a notice is as long; what is longer is not read. */
const longestSentence = 1000

export type Reading = {
  readonly text: string
  readonly clauses: readonly NoticeClause[]
  readonly units: readonly Unit[]
  readonly tracks: readonly NoticeTrack[]
  readonly like: Law | undefined
}

const compact = ({ text, from, to }: Piece, clause: NoticeClause): Unit => {
  const kept = [...text.matchAll(/\S/g)]
  const words = kept.map(letter => letter[0]).join('')
  const ends = [...words.matchAll(/[,;。:](?!\d{3}(?!\d))/g)].map(m => m.index)
  return { text: words, from, to, clause, places: kept.map(letter => from + letter.index), ends, mentions: [] }
}

/** `like` is last year's law, by whose names of tracks and of money items a thing is known again. */
export const readNotice = (text: string, like?: Law): Reading => {
  const clauses = clausesOf(text)
  const folded = fold(text)
  const units = clauses.flatMap(clause =>
    sentencesOf(folded.slice(clause.from, clause.to), clause.from)
      .filter(sentence => sentence.text.length <= longestSentence)
      .map(sentence => compact(sentence, clause)),
  )
  const tracks = tracksIn(units, like)
  return { text, clauses, units: units.map(unit => ({ ...unit, mentions: mentionsIn(unit.text, tracks) })), tracks, like }
}

/** The clauses that a clause stands in, itself first. */
export const above = ({ clauses }: Pick<Reading, 'clauses'>, clause: NoticeClause): readonly NoticeClause[] => {
  const parts = clause.id.split('.')
  return parts.flatMap((_, i) => {
    const id = parts.slice(0, parts.length - i).join('.')
    return id === clause.id ? [clause] : clauses.filter(other => other.id === id)
  })
}

/** What a clause and those above it are headed by, as one text: what a sentence in it is about. */
export const headingsOf = (reading: Reading, clause: NoticeClause): string =>
  above(reading, clause)
    .map(one => (one.title === '' ? one.text.slice(0, 40) : one.title))
    .join(' / ')

const mentionsIn = (text: string, tracks: readonly NoticeTrack[]): readonly Mention[] =>
  tracks
    .filter(track => track.word !== '')
    .flatMap(track =>
      [...text.matchAll(new RegExp(track.word.replace(/[^一-鿿A-Za-z0-9]/g, '.'), 'g'))].map(m => ({
        track,
        at: m.index,
        to: m.index + m[0].length,
      })),
    )
    .sort((a, b) => a.at - b.at)

const joins = /^[^,;。\d]{0,6}(?:和|与|及|、|以及)$/

/** The last mention before a place, with those that it is joined to by 'and'. */
const lastGroup = (text: string, mentions: readonly Mention[]): readonly Mention[] => {
  const group: Mention[] = []
  for (const mention of [...mentions].reverse()) {
    const next = group[0]
    if (next !== undefined && !joins.test(text.slice(mention.to, next.at))) break
    group.unshift(mention)
  }
  return group
}

/** Where the part of a sentence begins and ends that a place stands in: between commas, but not those of thousands. */
export const chunkAt = ({ text, ends }: Unit, at: number): { readonly from: number; readonly to: number; readonly words: string } => {
  const [from, to] = [(ends.findLast(end => end < at) ?? -1) + 1, ends.find(end => end >= at) ?? text.length]
  return { from, to, words: text.slice(from, to) }
}

const tracksOf = (mentions: readonly Mention[]): readonly NoticeTrack[] => [...new Set(mentions.map(mention => mention.track))]

const scopeOfClause = (reading: Reading, clause: NoticeClause): readonly NoticeTrack[] => {
  for (const one of above(reading, clause)) {
    const words = one === clause ? one.title : one.title === '' ? one.text.slice(0, 60) : one.title
    const found = tracksOf(mentionsIn(fold(words), reading.tracks))
    if (found.length === 1) return found
  }
  return []
}

/** The tracks that the words at a place of a sentence speak of. */
export const scopeAt = (reading: Reading, unit: Unit, at: number): Scope => {
  const { tracks } = reading
  if (tracks.length === 1) return { tracks, stated: true }
  const { mentions } = unit
  const { from, to, words } = chunkAt(unit, at)
  const before = lastGroup(
    unit.text,
    mentions.filter(m => m.to <= at && m.at >= from),
  )
  if (before.length > 0) return { tracks: tracksOf(before), stated: true }
  const behind = mentions.filter(m => m.at >= at && m.to <= to)
  if (behind.length > 0) return { tracks: tracksOf(behind), stated: true }
  const isTotal = /(?:共|总计|合计|总数|全部|均|各)/.test(words)
  const earlier = lastGroup(
    unit.text,
    mentions.filter(m => m.to <= from),
  )
  if (earlier.length > 0 && !isTotal) return { tracks: tracksOf(earlier), stated: true }
  const headed = scopeOfClause(reading, unit.clause)
  return headed.length > 0 ? { tracks: headed, stated: true } : { tracks, stated: false }
}
