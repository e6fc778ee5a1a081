/** A notice made ready for the rules: its sentences in their clauses, and the tracks that each of their parts speaks of. */
import type { Law } from '../../policy/shape.ts'
import { clausesOf } from './clauses.ts'
import { fold, han, numberOf } from './numerals.ts'
import { type Piece, sentencesOf } from './sentences.ts'
import type { NoticeClause } from './shape.ts'
import { type NoticeTrack, type Scope, tracksIn } from './tracks.ts'

/** One sentence. `text` is folded and without spaces; `places` tells where each of its letters stands in the notice, if not simply one after another. */
export type Unit = Piece & {
  readonly clause: NoticeClause
  readonly places?: readonly number[] | undefined
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
  /** The year of the title, to which a day without a year belongs. */
  readonly year: number | undefined
  readonly byId: ReadonlyMap<string, NoticeClause>
  readonly headings: ReadonlyMap<string, string>
}

/** Where a letter of a sentence stands in the notice. */
export const offsetOf = ({ places, from }: Pick<Unit, 'places' | 'from'>, at: number): number =>
  places === undefined ? from + at : (places[at] ?? from)

/** A text without spaces, and where its letters stood if there were any. */
export const withoutSpaces = (text: string, from: number): Pick<Unit, 'text' | 'places'> => {
  if (!/\s/.test(text)) return { text }
  const kept = [...text.matchAll(/\S/g)]
  return { text: kept.map(letter => letter[0]).join(''), places: kept.map(letter => from + letter.index) }
}

const unitOf = ({ text, from, to }: Piece, clause: NoticeClause): Unit => {
  const words = withoutSpaces(text, from)
  const ends = [...words.text.matchAll(/[,;。:](?!\d{3}(?!\d))/g)].map(m => m.index)
  return { ...words, from, to, clause, ends, mentions: [] }
}

const yearOf = (folded: string): number | undefined => {
  const found = new RegExp(`(\\d{4}|${han}{4})年度?`).exec(folded.slice(0, 400).replace(/\s/g, ''))?.[1]
  return found === undefined ? undefined : numberOf(found)
}

/** The ids of the clauses that a clause stands in, its own first. */
const idsAbove = (id: string): readonly string[] => {
  const parts = id.split('.')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'))
}

/** `like` is last year's law, by whose names of tracks and of money items a thing is known again. */
export const readNotice = (text: string, like?: Law): Reading => {
  const clauses = clausesOf(text)
  const folded = fold(text)
  const units = clauses.flatMap(clause =>
    sentencesOf(folded.slice(clause.from, clause.to), clause.from)
      .filter(sentence => sentence.text.length <= longestSentence)
      .map(sentence => unitOf(sentence, clause)),
  )
  const tracks = tracksIn(units, like)
  const patterns = patternsOf(tracks)
  const byId = new Map(clauses.map(clause => [clause.id, clause]))
  const headings = new Map(clauses.map(clause => [clause.id, headed(idsAbove(clause.id).flatMap(id => byId.get(id) ?? []))]))
  const mentioned = units.map(unit => ({ ...unit, mentions: mentionsIn(unit.text, patterns) }))
  return { text, clauses, units: mentioned, tracks, like, year: yearOf(folded), byId, headings }
}

/** The clauses that a clause stands in, itself first. */
export const above = ({ byId }: Pick<Reading, 'byId'>, clause: NoticeClause): readonly NoticeClause[] =>
  idsAbove(clause.id).flatMap(id => byId.get(id) ?? [])

const headed = (clauses: readonly NoticeClause[]): string =>
  clauses.map(one => (one.title === '' ? one.text.slice(0, 40) : one.title)).join(' / ')

/** What a clause and those above it are headed by, as one text: what a sentence in it is about. */
export const headingsOf = ({ headings }: Reading, clause: NoticeClause): string => headings.get(clause.id) ?? ''

type TrackPattern = { readonly track: NoticeTrack; readonly pattern: RegExp }
const patternsOf = (tracks: readonly NoticeTrack[]): readonly TrackPattern[] =>
  tracks
    .filter(track => track.word !== '')
    .map(track => ({ track, pattern: new RegExp(track.word.replace(/[^一-鿿A-Za-z0-9]/g, '.'), 'g') }))

const mentionsIn = (text: string, patterns: readonly TrackPattern[]): readonly Mention[] =>
  patterns
    .flatMap(({ track, pattern }) => [...text.matchAll(pattern)].map(m => ({ track, at: m.index, to: m.index + m[0].length })))
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
    const found = tracksOf(mentionsIn(fold(words).replace(/\s/g, ''), patternsOf(reading.tracks)))
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
