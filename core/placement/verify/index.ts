/**
 * Verifies a placement from its input and its result alone. It shares no code with the engine, and names the first thing that is wrong: the digest, the lottery,
 * who sits where, the limits, who was passed over, what would be better for the people, and the numbers told of the whole.
 */
import { goesBefore } from './before.ts'
import { digestOf, type Hashes, seedOf } from './digest.ts'
import { type Head, type Person, programmesOf, type Said } from './facts.ts'
import { type Fault, faultOfSeat, overfull } from './seats.ts'
import { better, type Placed, passedOver } from './stable.ts'
import { faultOfTotals, type SaidProgramme, type SaidWhole } from './totals.ts'

export type { Fault } from './seats.ts'

export type Result = {
  readonly whole: SaidWhole & { readonly input: string; readonly seed: string | null }
  readonly programmes: readonly SaidProgramme[]
  readonly people: ReadonlyMap<string, Said>
}

/** What was placed: the head of the input, its people, and of each the line of the digest. */
export type Given = { readonly head: Head; readonly people: readonly Person[]; readonly lines: ReadonlyMap<string, string> }

export { lineOf } from './digest.ts'

const faultOfOrigin = (hashes: Hashes, { head, lines }: Given, { whole }: Result): Fault | undefined => {
  const digest = digestOf(hashes, head, lines)
  if (whole.input !== digest) return { path: 'input', why: `it is the result of ${whole.input}, and this input is ${digest}` }
  if (!head.lottery) return whole.seed === null ? undefined : { path: 'seed', why: 'no lottery was held' }
  const seed = seedOf(hashes, head.lottery)
  if (seed === undefined) return { path: 'lottery.secret', why: 'it does not open the commitment' }
  return whole.seed === seed ? undefined : { path: 'seed', why: `the lottery gives ${seed}` }
}

const faultOfPeople = ({ programmes, people, said }: Placed): Fault | undefined => {
  const known = new Set(people.map(({ id }) => id))
  if (known.size !== people.length) return { path: 'people', why: 'the input names somebody twice' }
  for (const id of said.keys()) if (!known.has(id)) return { path: `people ${id}`, why: 'the input knows nobody of that name' }
  for (const person of people) {
    const its = said.get(person.id)
    const why = its ? faultOfSeat(person, its, programmes) : 'the result says nothing of them'
    if (why !== undefined) return { path: `people ${person.id}`, why }
  }
  return undefined
}

const counted = (said: ReadonlyMap<string, Said>): ReadonlyMap<string, number> => {
  const taken = new Map<string, number>()
  for (const { seat } of said.values()) if (seat !== null) taken.set(seat, (taken.get(seat) ?? 0) + 1)
  return taken
}

/** The first thing that is wrong, or undefined. */
export const verify = (hashes: Hashes, given: Given, result: Result): Fault | undefined => {
  const { head, people } = given
  const tickets = new Map<string, string>()
  const ticket = (id: string): string => {
    const known = tickets.get(id) ?? (result.whole.seed === null ? '' : hashes.hmac(result.whole.seed, id))
    tickets.set(id, known)
    return known
  }
  const placed: Placed = { head, programmes: programmesOf(head), people, said: result.people, goesBefore: goesBefore(ticket) }
  return (
    faultOfOrigin(hashes, given, result) ??
    faultOfPeople(placed) ??
    overfull(head, placed.programmes, counted(result.people)) ??
    passedOver(placed) ??
    better(placed) ??
    faultOfTotals(placed.programmes, result)
  )
}
