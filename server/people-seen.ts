/**
 * How many people somebody of the staff is shown in a day, on lists and in dossiers: beyond what one account may see nothing more is shown, and whoever watches is told.
 * Somebody who was shown today already counts no more, so that going through the same list again and again takes nothing.
 */
import type { SubjectName } from '../core/facts.ts'
import { dailyRecords, today } from './bulk.ts'
import type { House } from './house.ts'
import { dayOf, type Session } from './session.ts'

type Fields = Readonly<Record<string, unknown>>
const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x)

/** Dossiers of nobody in particular: their title is a year's or an organisation's. */
const ofNobody: readonly (SubjectName | undefined)[] = [
  ...(['edition', 'round', 'nomination', 'move', 'hosting', 'plan', 'parcel', 'number', 'run', 'sample', 'circular'] as const),
  'budget',
]
const naming = ['person', 'application', 'training', 'placement', 'dossier', 'payment', 'id'] as const

/** What a person has in one round bears one name, with a part behind a dot. */
const idIn = (value: Fields): string | undefined => {
  const id = naming.map(key => value[key]).find(one => typeof one === 'string')
  return typeof id === 'string' ? id.split('.')[0] : undefined
}
/** Whom an object tells of: it has somebody's name in it, and what is theirs or, in a dossier that was asked for, nothing else. */
const whoIn = (value: Fields, asked: Fields): string | undefined => {
  const { subject, title, name } = value
  if (typeof title !== 'string' && typeof name !== 'string') return undefined
  return ofNobody.some(one => one === subject) ? undefined : (idIn(value) ?? idIn(asked))
}

/** Everybody whom an answer shows by name, to what was asked. */
export const peopleIn = (answer: unknown, asked: Fields = {}): ReadonlySet<string> => {
  const people = new Set<string>()
  for (const places = [answer]; places.length > 0; ) {
    const value = places.pop()
    if (Array.isArray(value)) places.push(...value)
    if (!isFields(value)) continue
    const who = whoIn(value, asked)
    if (who !== undefined) people.add(who)
    places.push(...Object.values(value))
  }
  return people
}

type Day = { readonly day: string; readonly people: Set<string> }
const seenBy = new WeakMap<House['database'], Map<string, Day>>()
const dayFor = ({ database, at }: House, account: string): Set<string> => {
  const all = seenBy.get(database) ?? new Map<string, Day>()
  seenBy.set(database, all)
  const day = dayOf(at(new Date()))
  const known = all.get(account)
  if (known?.day === day) return known.people
  const people = new Set<string>()
  all.set(account, { day, people })
  return people
}

const takeText = `
insert into bulk_read as b (account, day, allowed, seen) select $1, ${today}, $3::int, $2::int where $2::int <= $3::int
on conflict (account, day) do update set seen = b.seen + $2::int where b.seen + $2::int <= b.allowed returning seen`
/** Auditors watch round by round: where the answer doesn't say which, the dossier does. */
const refusedText = `
insert into access_log (account, asked, subject, id, reason) select $1, 'bulkRefused', 'round', coalesce(nullif($2, ''),
  (select round from dossier where subject in ('application', 'training') and id = $4 and round is not null limit 1), ''), $3`

type Showing = { readonly house: House; readonly session: Session; readonly round: string; readonly people: ReadonlySet<string> }

/** True where they may be shown: one statement for a whole list, and none where nobody in it is new today. A refusal is written down at once. */
export const maySee = async ({ house, session, round, people }: Showing): Promise<boolean> => {
  const account = session.account.id
  if (session.seats.length === 0 || session.actor.only !== undefined) return true
  const seen = dayFor(house, account)
  const fresh = [...people].filter(one => !seen.has(one))
  if (fresh.length === 0) return true
  for (const one of fresh) seen.add(one)
  const taken = await house.database.query(takeText, [account, fresh.length, dailyRecords])
  if (taken.length > 0) return true
  for (const one of fresh) seen.delete(one)
  const why = `${fresh.length} people more than may be seen this day`
  await house.database.transaction('everything', query => query(refusedText, [account, round, why, fresh[0]]))
  return false
}

/** The round that something is of, as far as it says so. */
export const roundIn = (...places: readonly unknown[]): string => {
  for (const place of places) {
    const found = isFields(place) ? (place.round ?? (isFields(place.row) ? place.row.round : undefined)) : undefined
    if (typeof found === 'string') return found
    const [first] = isFields(place) && Array.isArray(place.rows) ? place.rows : []
    if (isFields(first) && typeof first.round === 'string') return first.round
  }
  return ''
}

export const beyondToday = { error: 'No more people today.', refusals: [{ rule: 'bulkLimit' }] } as const
