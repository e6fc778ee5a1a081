/** What a decision was made on, as it is kept beside its entry: whatever of the facts does not follow from the entries before it. */
import { z } from 'zod'
import { type Actor as ActorOf, type Facts, type Holder as HolderOf, seatRoles } from './facts.ts'

/** What follows from the entries before, or is named in `Basis` itself. All else is laid before a decision from outside its dossier, and is kept. */
const told = [
  ...(['subject', 'id', 'dossier', 'round', 'actor', 'at', 'today', 'opened', 'viewed', 'amendment', 'balance', 'nonce', 'cause'] as const),
] as const satisfies readonly (keyof Facts<object>)[]
export type Laid = Partial<Omit<Facts<object>, (typeof told)[number]>>
const isTold = (key: string): boolean => key === 'input' || told.some(name => name === key)

const Holder = z.strictObject({ id: z.string(), person: z.string().optional() })
const Actor = z.strictObject({
  ...Holder.shape,
  seats: z.array(z.strictObject({ role: z.enum(seatRoles), organisation: z.string(), actingFor: Holder.optional() })),
  actingFor: Holder.optional(),
  only: z.string().optional(),
})

export const Basis = z.strictObject({
  input: z.unknown(),
  actor: Actor,
  today: z.string(),
  nonce: z.string(),
  cause: z.strictObject({ subject: z.string(), action: z.string() }).optional(),
  /** The round as it stood after so many entries. */
  round: z.strictObject({ id: z.string(), n: z.int() }).optional(),
  /** Which version of the sealed record was opened. */
  opened: z.int().optional(),
  changed: z.array(z.string()).optional(),
  balances: z.record(z.string(), z.int()),
  laid: z.record(z.string(), z.unknown()),
})
export type Basis = z.infer<typeof Basis>

export const isLaid = (laid: object): laid is Laid => Object.keys(laid).every(key => !isTold(key))

/** What is a way to ask, and no answer, is there again when the decision is made again. */
const laidIn = (facts: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).filter(([key, value]) => !isTold(key) && value !== undefined && typeof value !== 'function'))

/** An account knows more of its seats than a decision asks. */
const holderOf = (holder: HolderOf | undefined) => holder && { id: holder.id, person: holder.person }
const actorOf = ({ id, person, seats, actingFor, only }: ActorOf): Basis['actor'] => ({
  ...{ id, person, only, actingFor: holderOf(actingFor) },
  seats: seats.map(seat => ({ role: seat.role, organisation: seat.organisation, actingFor: holderOf(seat.actingFor) })),
})

type Given = Facts<object> & { readonly input: unknown }
type Beside = Pick<Basis, 'round' | 'opened' | 'balances'>

export const basisOf = (facts: Given, { round, opened, balances }: Beside): Basis => ({
  input: facts.input,
  actor: actorOf(facts.actor),
  today: facts.today,
  nonce: facts.nonce,
  cause: facts.cause,
  round,
  opened,
  changed: facts.viewed && [...facts.viewed.changed],
  balances,
  laid: laidIn(facts),
})
