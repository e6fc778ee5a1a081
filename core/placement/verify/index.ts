/**
 * Verifies a placement from its input and its result alone. It shares no code with the engine, and names the first thing that is wrong: the digest, the lottery,
 * who sits where, the limits, who was passed over, what would be better for the people, and the numbers told of the whole.
 */
import { faultOfAdjusted, type Stage } from './adjusted.ts'
import { type Before, faultOfAgain, type SaidAgain } from './again.ts'
import { goesBefore } from './before.ts'
import { digestOf, type Hashes, seedOf } from './digest.ts'
import { type Head, type Person, programmesOf, type Said } from './facts.ts'
import type { Prices } from './market.ts'
import type { Best } from './optimum.ts'
import { faultOfQuotas, type ToldQuota } from './quotas.ts'
import { type Fault, faultOfSeat, overfull } from './seats.ts'
import { better, type Placed, passedOver } from './stable.ts'
import { faultOfTotals, type SaidProgramme, type SaidWhole } from './totals.ts'
import type { FieldOf } from './ways.ts'

export type { Fault } from './seats.ts'

export type Result = {
  readonly whole: SaidWhole & {
    readonly input: string
    readonly seed: string | null
    readonly quotas?: readonly ToldQuota[] | undefined
    readonly proof?: { readonly adjusted?: Prices | undefined; readonly kept?: Prices | undefined } | undefined
    readonly again?: SaidAgain | undefined
  }
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

const ticketsBy = (hashes: Hashes, seed: string | null) => {
  const tickets = new Map<string, string>()
  return (id: string): string => {
    const known = tickets.get(id) ?? (seed === null ? '' : hashes.hmac(seed, id))
    tickets.set(id, known)
    return known
  }
}

/** What a verification knows beside input and result: codes of fields, a solver for quotas that bind, and of a re-run the result before. */
export type Beside = { readonly fieldOf?: FieldOf | undefined; readonly best?: Best | undefined; readonly before?: Before | undefined }

/** The first thing that is wrong, or undefined. */
export const verify = (
  hashes: Hashes,
  given: Given,
  result: Result,
  { fieldOf = () => undefined, best, before }: Beside = {},
): Fault | undefined => {
  const { head, people } = given
  const { proof, again, seed, quotas = [] } = result.whole
  const programmes = programmesOf(head)
  const placed: Placed = { head, programmes, people, said: result.people, goesBefore: goesBefore(ticketsBy(hashes, seed)) }
  const inOrder = (): Stage => {
    const order = { steps: head.order, onlyRanked: false }
    return { head, programmes, said: result.people, fieldOf, people: people.toSorted((a, b) => (placed.goesBefore(order, a, b) ? -1 : 1)) }
  }
  return (
    faultOfOrigin(hashes, given, result) ??
    faultOfPeople(placed) ??
    overfull(head, programmes, counted(result.people)) ??
    faultOfAgain(inOrder(), again, before, proof?.kept) ??
    passedOver(placed) ??
    better(placed) ??
    faultOfQuotas(head, programmes, people, result.people, quotas) ??
    faultOfAdjusted(inOrder(), proof?.adjusted, best) ??
    faultOfTotals(programmes, result)
  )
}
