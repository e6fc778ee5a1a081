/** Demand against places: for each body and track how many could be put forward for each place, what stays empty, and the share of the grass roots. */
import type { Law } from '../../policy/shape.ts'
import { anyTrack, countOf, type Moves, waysByGroup } from './moves.ts'
import type { Column, People } from './people.ts'

type Stand = { readonly places: number; readonly eligible: number; readonly grassRoots: number }
/** `empty` counts places for which nobody is eligible. */
export type Supply = Stand & { readonly empty: number }
/** `body` is undefined in the sum of a track; those of no known body count in the sum only. */
export type Demand = { readonly track: string; readonly body?: string | undefined; readonly before: Supply; readonly after: Supply }

const placesOf = ({ places }: Law, body: string, track: string) => places.bodies.find(one => one.body === body)?.places[track] ?? 0

const sumOf = (lines: readonly Demand[], side: 'before' | 'after'): Supply => {
  const add = (of: (supply: Supply) => number) => lines.reduce((sum, line) => sum + of(line[side]), 0)
  return { places: add(s => s.places), eligible: add(s => s.eligible), grassRoots: add(s => s.grassRoots), empty: add(s => s.empty) }
}

const merged = (rows: readonly Uint32Array[]): Uint32Array => {
  const sum = new Uint32Array(rows[0]?.length ?? 0)
  for (const row of rows) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (row[i] ?? 0)
  return sum
}

/** Body and level as one number: a body's people lie side by side, those of unknown level first. */
const crossed = (bodies: Column, levels: Column | undefined, width: number): Int32Array => {
  const at = new Int32Array(bodies.at.length).fill(-1)
  for (let row = 0; row < at.length; row++) {
    const body = bodies.at[row] ?? -1
    if (body >= 0) at[row] = body * width + (levels?.at[row] ?? -1) + 1
  }
  return at
}

/** Lines of each track by the bodies of either quota table, its sum last; empty when nothing is known of anybody's body. */
export const demandOf = (before: Law, after: Law, people: People, moves: Moves): readonly Demand[] => {
  const { body: bodies, employerLevel: levels } = people.columns
  if (bodies === undefined) return []
  const known = levels?.values.length ?? 0
  const at = crossed(bodies, levels, known + 1)
  const groups = waysByGroup(moves, at, bodies.values.length * (known + 1))
  const ofBody = (body: string, of: readonly string[]) => {
    const place = bodies.values.indexOf(body)
    if (place < 0) return new Uint32Array(moves.ways.length)
    return merged(groups.slice(place * (known + 1), (place + 1) * (known + 1)).filter((_, i) => of.includes(String(levels?.values[i - 1]))))
  }
  const everyLevel = ['undefined', ...(levels?.values.map(String) ?? [])]
  const supply = (law: Law, side: 'before' | 'after', body: string, track: string): Supply => {
    const places = placesOf(law, body, track)
    const eligible = countOf(moves, track, ofBody(body, everyLevel))[side]
    const grassRoots = countOf(moves, track, ofBody(body, law.policy.procedure.grassRoots.value.levels))[side]
    return { places, eligible, grassRoots, empty: Math.max(0, places - eligible) }
  }
  const names = [...new Set([...after.places.bodies, ...before.places.bodies].map(({ body }) => body))]
  return moves.tracks
    .filter(track => track !== anyTrack)
    .flatMap(track => {
      const lines = names.map(body => ({
        track,
        body,
        before: supply(before, 'before', body, track),
        after: supply(after, 'after', body, track),
      }))
      return [...lines, { track, body: undefined, before: sumOf(lines, 'before'), after: sumOf(lines, 'after') }]
    })
}
