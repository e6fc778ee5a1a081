/** The rehearsal of a law on people before it is published: who enters, who drops and why; places, money and calendar with it. */
import { usualAgeBands } from '../../policy/population.ts'
import type { Law, Text } from '../../policy/shape.ts'
import { compile, type Table } from '../criteria/index.ts'
import { type Dates, datesOf } from './calendar.ts'
import { type Demand, demandOf } from './demand.ts'
import { anyTrack, type Count, countOf, type Moves, movesOf, waysByGroup, waysWith } from './moves.ts'
import { type Column, type People, placeIn } from './people.ts'
import { type Money, moneyOf } from './spending.ts'
import { type Split, splitBy, splitsOf } from './splits.ts'
import { type Judged, type Why, whyNot } from './why.ts'

/** Why people drop and what stays open by the new law; why those who enter were not eligible by the old one. */
export type TrackReport = {
  readonly track: string
  readonly change: 'both' | 'added' | 'removed'
  readonly count: Count
  readonly drops: readonly Why[]
  readonly enters: readonly Why[]
  readonly opens: readonly Why[]
}

/** People who are eligible before and after, but on other tracks. */
export type Crossing = { readonly before: readonly string[]; readonly after: readonly string[]; readonly people: number }

/** A fact that a law asks for and of which these people know nothing. */
export type UnknownFact = { readonly fact: string; readonly side: 'before' | 'after'; readonly label: Text }

type Edition = { readonly programme: string; readonly year: number; readonly edition: string }
export type Report = {
  readonly before: Edition
  readonly after: Edition
  readonly people: number
  readonly overall: Count
  readonly tracks: readonly TrackReport[]
  readonly crossings: readonly Crossing[]
  readonly splits: readonly Split[]
  readonly demand: readonly Demand[]
  readonly money: Money
  readonly dates: readonly Dates[]
  readonly unknownFacts: readonly UnknownFact[]
}

/** The report with what is needed to open each of its numbers to the people behind it. */
export type Rehearsed = {
  readonly report: Report
  readonly people: People
  readonly moves: Moves
  readonly splits: ReadonlyMap<string, Column>
  readonly before: Judged
  readonly after: Judged
}

const editionOf = ({ policy: { programme, year, edition } }: Law): Edition => ({ programme: programme.id, year, edition })

type Placed = Judged & { readonly unknown: readonly string[] }

const judge = (law: Law, people: People, table: Table): Placed => {
  const { population, unknown } = placeIn(law.policy, table, people)
  return { law, table, population, unknown, masks: table.masksOf(population) }
}

const unknownIn = ({ law, unknown }: Placed, side: UnknownFact['side']): readonly UnknownFact[] =>
  unknown.map(fact => ({ fact, side, label: law.policy.facts[fact]?.label ?? { zh: fact, en: fact } }))

const trackReport = (moves: Moves, ofWay: Uint32Array, track: string, before: Judged, after: Judged): TrackReport => {
  const [was, is] = [before.table.tracks.includes(track), after.table.tracks.includes(track)]
  return {
    track,
    change: was && is ? 'both' : is ? 'added' : 'removed',
    count: countOf(moves, track, ofWay),
    drops: whyNot(moves, waysWith(moves, track, 'drops'), after, track),
    enters: whyNot(moves, waysWith(moves, track, 'enters'), before, track),
    opens: whyNot(moves, waysWith(moves, track, 'opens'), after, track),
  }
}

const crossingsOf = ({ tracks, ways }: Moves, ofWay: Uint32Array): readonly Crossing[] => {
  const found = new Map<string, Crossing>()
  ways.forEach((pairs, i) => {
    const on = (side: 'before' | 'after') => tracks.filter((track, t) => track !== anyTrack && pairs[t]?.[side] === 'eligible')
    const [before, after] = [on('before'), on('after')]
    const key = `${before.join()}/${after.join()}`
    if (before.length === 0 || after.length === 0 || before.join() === after.join()) return
    found.set(key, { before, after, people: (found.get(key)?.people ?? 0) + (ofWay[i] ?? 0) })
  })
  return [...found.values()].sort((a, b) => b.people - a.people)
}

export type Terms = { readonly ageBands?: readonly number[]; readonly tell?: (done: number, all: number) => void }

/** Rehearses. Takes the tables' tenths of a second and then some for each million people; `tell` hears of each part done. Throws as `compile`. */
export const rehearse = (before: Law, after: Law, people: People, { ageBands = usualAgeBands, tell }: Terms = {}): Rehearsed => {
  let done = 0
  const part = <T>(made: T): T => {
    done++
    tell?.(done, parts)
    return made
  }
  const was = part(judge(before, people, compile(before.policy)))
  const is = part(judge(after, people, compile(after.policy)))
  const moves = part(movesOf({ masks: was.masks, tracks: was.table.tracks }, { masks: is.masks, tracks: is.table.tracks }))
  const [all = new Uint32Array(moves.ways.length)] = waysByGroup(moves, new Int16Array(people.size), 1)
  const splits = splitsOf(after, people, ageBands)
  const bodies = after.places.bodies.map(({ body }) => body)
  const report: Report = {
    before: editionOf(before),
    after: editionOf(after),
    people: people.size,
    overall: countOf(moves, anyTrack, all),
    tracks: part(moves.tracks.flatMap(track => (track === anyTrack ? [] : [trackReport(moves, all, track, was, is)]))),
    crossings: crossingsOf(moves, all),
    splits: part([...splits].map(([by, column]) => splitBy(moves, by, column, by === 'body' ? bodies : orderOf(after, by)))),
    demand: part(demandOf(before, after, people, moves)),
    money: moneyOf(before, after),
    dates: datesOf(before, after),
    unknownFacts: [...unknownIn(was, 'before'), ...unknownIn(is, 'after')],
  }
  return { report, people, moves, splits, before: was, after: is }
}
const parts = ['before', 'after', 'moves', 'tracks', 'splits', 'demand'].length

/** The order in which the law lists a fact's values; the age bands have their own. */
const orderOf = ({ policy }: Law, by: string): readonly string[] => {
  const definition = policy.facts[by]
  return definition?.type === 'code' || definition?.type === 'ordered' ? definition.values : []
}
