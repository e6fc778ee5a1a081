/** Plans in tests: those of a story whom no seat has been put to, and made-up grounds to plan on. */
import type { Facts } from '../core/facts.ts'
import type { Placement } from '../core/placement/dossier.ts'
import type { Ground, Person, Programme } from '../core/plan/ground.ts'
import { keyOf } from '../core/plan/plan.ts'
import type { Law } from '../policy/shape.ts'

const fieldsOf = (x: unknown): object => (typeof x === 'object' && x !== null ? x : {})
const isPlacement = (x: { readonly status: string }): x is Placement => 'wished' in x && 'offered' in x

/** Whoever is named in an input and waits on its round and track. */
export const toPlaceIn = (dossiers: ReadonlyMap<string, { readonly status: string }>, input: unknown): Facts<object>['toPlace'] => {
  const { round, track, seats, limits, people } = { round: '', track: '', seats: {}, limits: {}, people: [], ...fieldsOf(input) }
  const ids = [...new Set([...Object.keys(fieldsOf(seats)), ...Object.keys(fieldsOf(limits)), ...people])]
  return ids.flatMap(id => {
    const dossier = dossiers.get(`placement/${id}`)
    if (!dossier || !isPlacement(dossier) || dossier.status !== 'opened') return []
    return dossier.round === round && dossier.track === track ? [{ id, dossier }] : []
  })
}

export type Seat = { readonly host: string; readonly programme: string }
/** Somebody on the inside track who waits; the rest as told. */
export const personAt = (
  id: string,
  rank: number,
  wished: readonly Seat[],
  more: Partial<Person['dossier']> & Partial<Person> = {},
): Person => {
  const { grassRoots = true, ticket = id, ...dossier } = more
  return {
    ...{ id, rank, grassRoots, ticket },
    dossier: { status: 'opened', round: 'r', track: 'inside', wished, offered: [], willing: true, ...dossier },
  }
}

export const groundOf = (
  law: Law,
  people: readonly Person[],
  programmes: readonly Programme[],
  counted: Readonly<Record<string, number>> = {},
): Ground => ({
  law,
  track: 'inside',
  counted: new Map(Object.entries(counted)),
  people: new Map(people.map(person => [person.id, person])),
  programmes: new Map(programmes.map(programme => [keyOf(programme), programme])),
})
