/** What is done to seats: each deed in one transaction, one after another, with the rights read under the lock, and written down in the registry. */
import { z } from 'zod'
import { seatRoles } from '../../core/facts.ts'
import { keepsRights, threeRoles, undivided } from '../../core/office/administrators.ts'
import {
  type Account,
  againstDeputy,
  againstDivision,
  againstEnd,
  againstHandOver,
  againstLeaving,
  againstSeat,
  type Giver,
  type Holding,
  mayDeputise,
  mayEnd,
  openOf,
  type Reason,
  standsOver,
} from '../../core/office/seats.ts'
import type { Query } from '../database.ts'
import { countAdministrators, findAccount, findKind, findSeat } from './holdings.ts'
import { readInHand } from './in-hand.ts'

export type Around = { readonly query: Query; readonly giver: Giver; readonly today: string }
/** Reasons why not; `absent`: it is not there, or not theirs to do. */
export type Result =
  | { readonly against: readonly Reason[] }
  | { readonly absent: true }
  | { readonly done: Readonly<Record<string, unknown>> }

const absent: Result = { absent: true }
const Id = z.string().min(1).max(64)
const SeatId = z.int().positive()
const always = '9999-12-31'

/** The day before, on which somebody ends who is to hold nothing from a day on. */
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const giveText = `
insert into seat (account, role, organisation, from_day, to_day, acting_for, works_at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (account, role, organisation, from_day, acting_for) do update set to_day = greatest(seat.to_day, excluded.to_day),
  works_at = coalesce(excluded.works_at, seat.works_at) returning id::int as id`
type Given = Pick<Holding, 'account' | 'role' | 'organisation' | 'from' | 'to' | 'actingFor' | 'worksAt'>
const give = async (query: Query, { account, role, organisation, from, to, actingFor, worksAt }: Given) =>
  (await query<{ id: number }>(giveText, [account, role, organisation, from, to, actingFor, worksAt ?? null]))[0]?.id

const end = (query: Query, seats: readonly Holding[], last: string) =>
  query('update seat set to_day = least(to_day, $2::date) where id = any($1) and to_day > $2::date', [seats.map(({ id }) => id), last])

export const GiveSeat = z.strictObject({
  account: Id,
  role: z.enum(seatRoles).exclude(['clock']),
  organisation: Id,
  from: z.iso.date(),
  to: z.iso.date().default(always),
  /** Of an expert: where they work, in full names. */
  worksAt: z.string().trim().min(4).max(200).optional(),
})
export const giveSeat = async ({ query, giver, today }: Around, given: z.output<typeof GiveSeat>): Promise<Result> => {
  const [account, kind] = [await findAccount(query, given.account), await findKind(query, given.organisation)]
  if (!account || kind === undefined || !standsOver(giver, given)) return absent
  const against = againstSeat(giver, account, given, kind, today)
  return against.length > 0 ? { against } : { done: { seat: await give(query, { ...given, actingFor: null }) } }
}

export const Deputise = z.strictObject({ seat: SeatId, deputy: Id, from: z.iso.date(), to: z.iso.date() })
export const deputise = async (
  { query, giver, today }: Around,
  { seat: id, deputy: whom, from, to }: z.output<typeof Deputise>,
): Promise<Result> => {
  const [seat, deputy] = [await findSeat(query, id), await findAccount(query, whom)]
  const holder = seat && (await findAccount(query, seat.account))
  if (!seat || !holder || !deputy || !mayDeputise(giver, seat)) return absent
  const against = againstDeputy(giver, seat, holder, deputy, { from, to }, today)
  if (against.length > 0) return { against }
  return { done: { seat: await give(query, { ...seat, account: deputy.id, from, to, actingFor: seat.account }) } }
}

/** `on` is the last day; without it the seat is held no longer from now on. */
export const EndSeat = z.strictObject({ seat: SeatId, on: z.iso.date().optional() })
export const endSeat = async ({ query, giver, today }: Around, { seat: id, on }: z.output<typeof EndSeat>): Promise<Result> => {
  const seat = await findSeat(query, id)
  if (!seat || !mayEnd(giver, seat)) return absent
  const against = againstEnd(seat, on ?? today, await countAdministrators(query, today), today)
  if (against.length > 0) return { against }
  await end(query, [seat], on ?? dayBefore(today))
  return { done: { seat: id } }
}

export const HandOver = z.strictObject({ account: Id, successor: Id, from: z.iso.date() })
/** All seats go to the successor from a day on, and with them whatever waits there; those who acted for the clerk, and for whom the clerk acted, end with it. */
export const handOver = async (
  { query, giver, today }: Around,
  { account: whose, successor: whom, from }: z.output<typeof HandOver>,
): Promise<Result> => {
  const [account, successor] = [await findAccount(query, whose), await findAccount(query, whom)]
  if (!account || !successor || !sees(giver, account, today)) return absent
  const against = againstHandOver(giver, account, successor, from, today)
  if (against.length > 0) return { against }
  const inHand = await readInHand(query, account, today)
  const seats = openOf(account, today)
  for (const seat of seats.filter(({ actingFor }) => actingFor === null)) {
    if (seat.to < from) continue
    await give(query, { ...seat, account: successor.id, from: seat.from > from ? seat.from : from })
  }
  await end(query, seats, dayBefore(from))
  const fact = { account: account.id, successor: successor.id, from, inHand }
  const [written] = await query<{ n: number }>("select write_registry('handOver', $1::jsonb)::int as n", [JSON.stringify(fact)])
  return { done: { handOver: written?.n } }
}

export const Leave = z.strictObject({ account: Id })
/** Every seat, deputyship, session and password ends at once, and acts on several files that still wait are not done. What the clerk held and nobody else does is told by the question of empty seats. */
export const leave = async ({ query, giver, today }: Around, { account: whose }: z.output<typeof Leave>): Promise<Result> => {
  const account = await findAccount(query, whose)
  if (!account || !sees(giver, account, today)) return absent
  const against = againstLeaving(giver, account, await countAdministrators(query, today), today)
  if (against.length > 0) return { against }
  await query('update account set disabled = true, password = null where id = $1', [account.id])
  await query('delete from session where account = $1', [account.id])
  await query('update batch set stopped = coalesce(stopped, clock_timestamp()) where account = $1 and ended is null', [account.id])
  await end(query, openOf(account, today), dayBefore(today))
  return { done: { account: account.id } }
}

export const Divide = z.strictObject({ system: Id, security: Id, auditor: Id })
const undividedText = `
select id::int as id, account, role, organisation, from_day as "from", to_day as "to", acting_for as "actingFor" from seat
where role = $1 and to_day >= $2::date and from_day <= to_day`
/** Who holds all in one names the three who come instead; from then on nobody holds all in one. */
export const divide = async ({ query, giver, today }: Around, given: z.output<typeof Divide>): Promise<Result> => {
  if (!giver.seats.some(({ role }) => role === undivided)) return absent
  const [system, security, auditor] = [
    await findAccount(query, given.system),
    await findAccount(query, given.security),
    await findAccount(query, given.auditor),
  ]
  if (!system || !security || !auditor) return absent
  const three = { system, security, auditor }
  const against = againstDivision(three, today)
  if (against.length > 0) return { against }
  await end(query, await query<Holding>(undividedText, [undivided, today]), dayBefore(today))
  for (const role of threeRoles) {
    const held = openOf(three[role], today).some(seat => seat.role === role)
    if (!held) await give(query, { account: three[role].id, role, organisation: 'department', from: today, to: always, actingFor: null })
  }
  return { done: { divided: true } }
}

/** Whether an account stands among those of the giver's organisations. */
export const sees = (giver: Giver, account: Account, today: string): boolean =>
  keepsRights(giver.seats) || openOf(account, today).some(seat => standsOver(giver, seat))
