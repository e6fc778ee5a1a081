/** How rules look for words and make proposals of them. */
import type { Text } from '../../policy/words.ts'
import { offsetOf, type Reading, type Unit } from './reading.ts'
import type { Certainty, Proposal } from './shape.ts'
import type { NoticeTrack } from './tracks.ts'

/** A number in a pattern: 45, 33,000, 3.3, 四十五, 两. No group of its own. */
export const N = `(?:\\d{1,3}(?:,\\d{3}){1,3}(?!\\d)|\\d{1,9}(?:[.]\\d{1,4})?|[〇零一二三四五六七八九十百千两万]{1,9})`

export type Hit = {
  readonly unit: Unit
  readonly at: number
  readonly length: number
  readonly words: string
  readonly groups: Readonly<Record<string, string>>
}

export type Rule = (reading: Reading) => readonly Proposal[]

export const t = (zh: string, en: string): Text => ({ zh, en })

/** Every place of a sentence where a pattern (with g) fits; `where` keeps the sentences that it may be looked for in. */
export const hitsIn = (unit: Unit, pattern: RegExp): readonly Hit[] =>
  [...unit.text.matchAll(pattern)].map(match => ({
    unit,
    at: match.index,
    length: match[0].length,
    words: match[0],
    groups: Object.fromEntries(
      Object.entries(match.groups ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  }))

/** The sentences of the numbered clauses that hold one of some letters: most rules need to look at few. */
const holding = (reading: Reading, letters: string): readonly Unit[] => {
  const words = letters.split('|')
  return reading.units.filter(unit => unit.clause.part === 'clause' && words.some(word => unit.text.includes(word)))
}

/** Every hit in the numbered clauses. `where` keeps sentences: by letters of which they hold one ('岁|出生'), or by a test. */
export const hitsOf = (reading: Reading, pattern: RegExp, where: string | ((unit: Unit) => boolean) = ''): readonly Hit[] =>
  typeof where === 'string'
    ? holding(reading, where).flatMap(unit => hitsIn(unit, pattern))
    : reading.units.filter(unit => unit.clause.part === 'clause' && where(unit)).flatMap(unit => hitsIn(unit, pattern))

export type Draft = {
  readonly path: string
  readonly value: unknown
  readonly label: Text
  readonly because: Text
  readonly certainty?: Certainty
  readonly effect?: 'sets' | 'checks'
}

/** A proposal from what a pattern found. */
export const propose = ({ text }: Reading, { unit, at, length }: Hit, draft: Draft): Proposal => {
  const [from, last] = [offsetOf(unit, at), offsetOf(unit, at + length - 1)]
  return {
    path: draft.path,
    value: draft.value,
    clause: unit.clause.id,
    number: unit.clause.number,
    sentence: text.slice(unit.from, unit.to),
    from: unit.from,
    to: unit.to,
    words: { from, to: last + 1 },
    effect: draft.effect ?? 'sets',
    certainty: draft.certainty ?? 'certain',
    label: draft.label,
    because: draft.because,
  }
}

/** The label of a value that each track has its own of. */
export const ofTrack = (track: NoticeTrack, label: Text): Text =>
  track.name === '' ? label : t(`${track.name}：${label.zh}`, `${track.key}: ${label.en.charAt(0).toLowerCase()}${label.en.slice(1)}`)
