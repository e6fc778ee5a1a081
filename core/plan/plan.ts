/** A plan of who goes where: seats that nobody has been told of, and what an officer holds fast or rules out, each with a reason. */
import { z } from 'zod'
import type { Preference } from '../application/dossier.ts'

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/i)
const seat = { host: Name, programme: Name }

/** `by`: how it came into the plan. `asked`: how many offers the person had had by then; after another one the plan is out of date for them. */
const Planned = z.strictObject({ ...seat, by: z.enum(['hand', 'fill']), asked: z.int().nonnegative() })
export type Planned = z.infer<typeof Planned>

/** A city of the catalogue, a host, or one programme of a host. */
const Where = z.union([
  z.strictObject({ city: z.string().min(1).max(60) }),
  z.strictObject({ host: Name }),
  z.strictObject({ host: Name, programme: Name }),
])
export type Where = z.infer<typeof Where>

const Limit = z.strictObject({ kind: z.enum(['only', 'never']), where: Where, why: z.string().trim().min(1).max(200) })
/** A person goes only there, or never there. The reason may be about their life: in the journal the limit stands without it. */
export type Limit = z.infer<typeof Limit>

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/)
export const Plan = z.strictObject({ seats: z.record(Id, Planned), limits: z.record(Id, z.array(Limit).min(1).max(20).readonly()) })
/** Seats and limits by person. */
export type Plan = {
  readonly seats: Readonly<Record<string, Planned>>
  readonly limits: Readonly<Record<string, readonly Limit[]>>
}

export const noPlan: Plan = { seats: {}, limits: {} }

export const keyOf = ({ host, programme }: Preference): string => `${host}/${programme}`
export const sameSeat = (a: Preference | undefined, b: Preference | undefined): boolean =>
  a?.host === b?.host && a?.programme === b?.programme

/** A seat with the city that its host is in. */
export type Placed = Preference & { readonly city: string }

const lies = (where: Where, { host, programme, city }: Placed): boolean => {
  if ('city' in where) return where.city === city
  return where.host === host && (!('programme' in where) || where.programme === programme)
}

/** The first limit that keeps a person from a seat; undefined when none does. */
export const findLimit = (limits: readonly Limit[] | undefined, seat: Placed): Limit | undefined =>
  limits?.find(({ kind, where }) => lies(where, seat) !== (kind === 'only'))

/** The record with one key set, or without it. */
export const withKey = <T>(record: Readonly<Record<string, T>>, key: string, value: T | undefined): Readonly<Record<string, T>> => {
  const { [key]: _gone, ...rest } = record
  return value === undefined ? rest : { ...rest, [key]: value }
}

export type Difference = {
  readonly id: string
  readonly from: Planned | undefined
  readonly to: Planned | undefined
  /** What the person is held to differs too. */
  readonly limits: boolean
}

const sameLimits = (a: readonly Limit[] = [], b: readonly Limit[] = []) => JSON.stringify(a) === JSON.stringify(b)

/** Who is planned otherwise in `b` than in `a`, by id. */
export const differences = (a: Plan, b: Plan): readonly Difference[] =>
  [...new Set([a, b].flatMap(plan => [...Object.keys(plan.seats), ...Object.keys(plan.limits)]))].sort().flatMap(id => {
    const [from, to] = [a.seats[id], b.seats[id]]
    const limits = !sameLimits(a.limits[id], b.limits[id])
    return sameSeat(from, to) && !limits ? [] : [{ id, from, to, limits }]
  })
