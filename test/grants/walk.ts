/** Random lives of an office's seats: given, deputised, handed on, ended, divided, over days and moves of units; and what must hold after each step, by rules of its own. */
import { type SeatRole, seatRoles } from '../../core/facts.ts'
import { deputise, divide, endSeat, giveSeat, handOver, leave, type Result } from '../../server/office/deeds.ts'
import { doDeed } from '../../server/office/doors.ts'
import { withClient } from '../../server/postgres/check.ts'
import { findSession, startSession } from '../../server/session.ts'
import type { TestHouse } from '../house.ts'
import { mayGive, units } from './matrix.ts'

type Row = {
  readonly id: number
  readonly account: string
  readonly role: SeatRole
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly actingFor: string | null
}

/** The same numbers for the same seed. */
export const chanceFrom = (seed: number) => {
  let state = seed >>> 0
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) % below
  }
  const of = <T>(all: readonly [T, ...T[]] | readonly T[]): T => {
    const one = all[next(all.length)]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }
  return { next, of }
}
type Chance = ReturnType<typeof chanceFrom>

const three: readonly string[] = ['system', 'security', 'auditor']
const administering: readonly string[] = ['administrator', ...three]
const rowsText = `select id::int as id, account, role, organisation, from_day as "from", to_day as "to", acting_for as "actingFor" from seat
where account like $1 || '%' order by id`

/** Two accounts of one person and two of one citizen number are one pair of hands each. */
const hands: Readonly<Record<string, string>> = { b: 'a', d: 'c' }
const handOf = (account: string) => {
  const letter = account.slice(-1)
  return account.slice(0, -1) + (hands[letter] ?? letter)
}
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

const open = async (house: TestHouse, walk: string, first: string) =>
  withClient(house.url, async client => {
    await client.query("update seat set to_day = from_day - 1 where role = any($1) and to_day >= from_day and account like 'walk%'", [
      administering,
    ])
    for (const letter of letters) {
      const person = 'ab'.includes(letter) ? `${walk}-one` : 'cd'.includes(letter) ? `${walk}-${letter}` : null
      if (person !== null)
        await client.query('insert into person (id, name, citizen_index) values ($1, $1, $2) on conflict do nothing', [
          person,
          'cd'.includes(letter) ? Buffer.from(walk) : null,
        ])
      await client.query('insert into account (id, login, zh, en, person) values ($1, $1, $1, $1, $2)', [`${walk}${letter}`, person])
    }
    await client.query(
      "insert into seat (account, role, organisation, from_day) values ($1, 'administrator', 'department', '2022-01-01')",
      [first],
    )
  })

type Scene = { readonly house: TestHouse; readonly walk: string; readonly chance: Chance; readonly day: string }

/** What somebody tries, whether or not it is theirs to do. */
const step = async ({ house, walk, chance, day }: Scene, rows: readonly Row[]): Promise<readonly [string, string, Result]> => {
  const someone = () => `${walk}${chance.of(letters)}`
  // Most tries come from who gives seats, else most would be nobody's to do.
  const givers = rows.filter(({ role, to }) => ['administrator', 'security', 'leader'].includes(role) && to >= day)
  const by = givers.length > 0 && chance.next(4) > 0 ? chance.of(givers).account : someone()
  const later = (days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const session = { account: { id: by, name: { zh: by, en: by }, person: null }, seats: [], actor: { id: by, seats: [] } }
  const from = later(chance.next(3) === 0 ? chance.next(20) : 0)
  const to = chance.next(2) === 0 ? '9999-12-31' : later(chance.next(60))
  const seat = rows.length > 0 ? chance.of(rows).id : 1
  const kind = chance.of(['give', 'give', 'give', 'give', 'deputise', 'end', 'handOver', 'leave', 'divide'] as const)
  if (kind === 'give') {
    const role = chance.next(2) === 0 ? chance.of(seatRoles) : chance.of(administering)
    const fitting = units.filter(([, kind]) => kind === (['employer', 'body', 'host', 'ministry'].includes(role) ? role : 'department'))
    const [organisation] = chance.of(chance.next(5) === 0 ? units : fitting)
    const given = { account: someone(), role, organisation, from, to, worksAt: 'some university' }
    return [by, kind, await doDeed(house, session, kind, { ...given, role: seatRoles.find(one => one === role) ?? 'clock' }, giveAny)]
  }
  if (kind === 'deputise') return [by, kind, await doDeed(house, session, kind, { seat, deputy: someone(), from, to: later(30) }, deputise)]
  if (kind === 'end')
    return [by, kind, await doDeed(house, session, kind, { seat, ...(chance.next(2) === 0 && { on: later(5) }) }, endSeat)]
  if (kind === 'handOver')
    return [by, kind, await doDeed(house, session, kind, { account: someone(), successor: someone(), from }, handOver)]
  if (kind === 'leave') return [by, kind, await doDeed(house, session, kind, { account: someone() }, leave)]
  const at = chance.next(letters.length)
  const named = (n: number) => `${walk}${letters[(at + n) % letters.length]}`
  const given = { system: named(0), security: named(1 + chance.next(2)), auditor: named(3 + chance.next(2)) }
  return [by, kind, await doDeed(house, session, kind, given, divide)]
}

/** The clock's seat is nobody's to give, which the door says by its shape; here the deed itself is asked. */
const giveAny = (
  around: Parameters<typeof giveSeat>[0],
  given: Omit<Parameters<typeof giveSeat>[1], 'role'> & { readonly role: SeatRole },
) => (given.role === 'clock' ? Promise.resolve<Result>({ absent: true }) : giveSeat(around, { ...given, role: given.role }))

const held = (row: Row) => row.from <= row.to
const meet = (a: Row, b: Row) => held(a) && held(b) && a.from <= b.to && b.from <= a.to

/** Two of the administrators' seats in one pair of hands, or an undivided one beside a divided one. */
const together = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap(b => {
      const both = administering.includes(a.role) && administering.includes(b.role) && a.role !== b.role && meet(a, b)
      const divided = [a.role, b.role].includes('administrator') && [a.role, b.role].some(role => role === 'system' || role === 'security')
      const one = handOf(a.account) === handOf(b.account)
      return both && (one || divided) ? [`${a.account} ${a.role} and ${b.account} ${b.role}`] : []
    }),
  )

/** What a step gave that whoever took it could not give. */
const overreach = (by: string, kind: string, day: string, before: readonly Row[], after: readonly Row[]): readonly string[] => {
  const own = before.filter(row => row.account === by && row.actingFor === null && row.from <= day && day <= row.to)
  return after.flatMap(row => {
    const was = before.find(({ id }) => id === row.id)
    if (was && was.to >= row.to) return []
    if (!held(row)) return []
    const same = (one: Row) => one.role === row.role && one.organisation === row.organisation
    const fits =
      kind === 'divide'
        ? own.some(({ role }) => role === 'administrator') && three.includes(row.role)
        : own.some(one => mayGive(one, row.role, row.organisation)) ||
          (kind === 'deputise' && own.some(one => same(one) && row.actingFor === by && row.to <= one.to)) ||
          (kind === 'handOver' && row.role === 'security' && own.some(same))
    const wider = row.account === by && kind !== 'divide'
    return fits && !wider ? [] : [`${kind} by ${by} gave ${row.account} ${row.role} of ${row.organisation}`]
  })
}

/** Whoever watches had none of the other seats within half a year before. */
const watchesSelf = (rows: readonly Row[], before: readonly Row[]): readonly string[] =>
  rows.flatMap(row => {
    if (row.role !== 'auditor' || !held(row) || before.some(({ id }) => id === row.id)) return []
    const since = new Date(Date.parse(`${row.from}T00:00:00Z`) - 183 * 86_400_000).toISOString().slice(0, 10)
    const own = rows.some(
      one =>
        handOf(one.account) === handOf(row.account) &&
        ['administrator', 'system', 'security'].includes(one.role) &&
        held(one) &&
        one.to >= since,
    )
    return own ? [`${row.account} watches what it did`] : []
  })

/** Who holds a seat no longer is not let in with it at the next request. */
const lingers = async (house: TestHouse, rows: readonly Row[], account: string, token: string, day: string): Promise<readonly string[]> => {
  const session = await findSession(house, token)
  return (session?.seats ?? [])
    .filter(
      seat =>
        !rows.some(
          r => r.account === account && r.role === seat.role && r.organisation === seat.organisation && r.from <= day && day <= r.to,
        ),
    )
    .map(seat => `${account} goes on as ${seat.role}`)
}

/** One life of so many steps; what went wrong, in words. */
export const walkOnce = async (
  house: TestHouse,
  walk: string,
  seed: number,
  steps: number,
): Promise<{ readonly done: number; readonly wrong: readonly string[] }> => {
  const chance = chanceFrom(seed)
  await open(house, walk, `${walk}e`)
  const wrong: string[] = []
  let [day, done] = ['2022-03-15', 0]
  const read = () => house.database.query<Row>(rowsText, [walk])
  for (let n = 0; n < steps; n += 1) {
    if (chance.next(3) === 0) day = new Date(Date.parse(`${day}T00:00:00Z`) + chance.next(90) * 86_400_000).toISOString().slice(0, 10)
    house.turnTo(day)
    if (chance.next(6) === 0) await moveUnit(house, chance)
    const before = await read()
    const watched = before.length > 0 ? chance.of(before).account : `${walk}a`
    const token = await startSession(house, watched)
    const [by, kind, result] = await step({ house, walk, chance, day }, before.filter(held))
    const after = await read()
    const changed = 'done' in result
    if (!changed && JSON.stringify(before) !== JSON.stringify(after)) wrong.push(`${kind} by ${by} was refused and changed something`)
    if (changed) done += 1
    wrong.push(...together(after), ...overreach(by, kind, day, before, after), ...watchesSelf(after, before))
    wrong.push(...(await lingers(house, after, watched, token, day)))
  }
  return { done, wrong: wrong.map(what => `${what} (walk ${walk}, seed ${seed}, day ${day})`) }
}

/** A unit goes below another: rights come from seats alone, and none may come or go by it. */
const moveUnit = (house: TestHouse, chance: Chance) =>
  withClient(house.url, client =>
    client.query('update organisation set parent = $2 where id = $1 and id <> $2', [chance.of(units)[0], chance.of(units)[0]]),
  )
