/** Where somebody could go in the second stage and what that is worth, read anew from the input: consent, closed programmes, and points of fit. */
import { type Head, mayCome, type Person, type Programme } from './facts.ts'
import { consentFrom } from './seats.ts'

/** What is known of a code of a field: its first level, and the division that this is of. */
export type FieldOf = (code: string) => { readonly code: string; readonly division: string } | undefined

export type Way = { readonly to: string; readonly worth: number }

type Points = NonNullable<Head['fit']>
/** What speaks for a programme, part by part. */
const pointsFor = (points: Points, fieldOf: FieldOf, person: Person, programmes: ReadonlyMap<string, Programme>) => {
  const level = (code: string | undefined) => (code === undefined ? undefined : (fieldOf(code)?.code ?? code))
  const division = (code: string | undefined) => (code === undefined ? undefined : fieldOf(code)?.division)
  const wished = person.wishes.flatMap(name => programmes.get(name) ?? [])
  const [hosts, levels] = [new Set(wished.map(({ host }) => host)), new Set(wished.flatMap(({ field }) => level(field) ?? []))]
  const [own, near] = [level(person.field), division(person.field)]
  return ({ host, field, place }: Programme): number => {
    const its = level(field)
    const isOwn = own !== undefined && own === its
    const isNear = !isOwn && near !== undefined && near === division(field)
    return (
      (isOwn ? points.ownField : 0) +
      (isNear ? points.nearField : 0) +
      (its !== undefined && levels.has(its) ? points.wishedField : 0) +
      (hosts.has(host) ? points.wishedHost : 0) +
      (person.askedBy?.includes(host) ? points.hostAsks : 0) +
      (place !== undefined && place === person.place ? points.samePlace : 0)
    )
  }
}

/** Of a person: the points of a programme, whether they agreed to it or not. */
export const pointsOf =
  ({ fit }: Pick<Head, 'fit'>, fieldOf: FieldOf, programmes: ReadonlyMap<string, Programme>) =>
  (person: Person): ((programme: Programme) => number) =>
    fit ? pointsFor(fit, fieldOf, person, programmes) : () => 0

/** Of a person: the programmes among `open` that they agreed to, with the points of each. */
export const waysOf =
  ({ fit }: Pick<Head, 'fit'>, fieldOf: FieldOf, programmes: ReadonlyMap<string, Programme>, open: readonly Programme[]) =>
  (person: Person): readonly Way[] => {
    if (!person.willing) return []
    const agreed = consentFrom(person, programmes)
    const points = fit && pointsFor(fit, fieldOf, person, programmes)
    return open.flatMap(p => (mayCome(person, p) && agreed(p) ? [{ to: p.name, worth: points?.(p) ?? 0 }] : []))
  }

/** More than all points together. */
const beyondPoints = 6_000

/** Of a person who had a seat: that seat above all, then their wishes, the dearest first, then what they agreed to; only the seat where nobody is to move. */
export const waysFrom = (
  all: readonly Programme[],
  adjusted: (person: Person) => readonly Way[],
  points: (person: Person) => (programme: Programme) => number,
  { longest, onlyStay }: { readonly longest: number; readonly onlyStay: boolean },
) => {
  const byName = new Map(all.map(p => [p.name, p]))
  return (person: Person, seat: string): readonly Way[] => {
    const ways = new Map(onlyStay ? [] : adjusted(person).map(({ to, worth }) => [to, worth]))
    if (!onlyStay)
      for (const [k, name] of person.wishes.entries()) {
        const wished = byName.get(name)
        if (wished && mayCome(person, wished)) ways.set(name, beyondPoints + longest - k)
      }
    const own = byName.get(seat)
    const wish = person.wishes.indexOf(seat)
    if (own && mayCome(person, own) && !ways.has(seat)) ways.set(seat, wish === -1 ? points(person)(own) : beyondPoints + longest - wish)
    return [...ways].map(([to, worth]) => ({ to, worth }))
  }
}
