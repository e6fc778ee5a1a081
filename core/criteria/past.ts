/** A person's past in programmes: what they held, finished, gave up, failed or were sanctioned for, and whether that still counts. */
import type { FactDefinition, PastEvent } from '../../policy/shape.ts'
import { addYears, isDay } from '../calendar.ts'

/** Without a programme it was in this one. `until` is the last day of something that lasted; without it, it is one day, or goes on. */
export type Past = {
  readonly event: string
  readonly programme?: string | undefined
  readonly on: string
  readonly until?: string | undefined
}

type Derived = NonNullable<Extract<FactDefinition, { readonly type: 'boolean' }>['derived']>
export type Happened = Extract<Derived, { readonly way: 'happened' }>

const isText = (x: unknown): x is string => typeof x === 'string'
const isOptionalDay = (x: unknown) => x === undefined || (isText(x) && isDay(x))

const isPastEvent = (item: unknown): item is Past => {
  if (typeof item !== 'object' || item === null || !('event' in item) || !('on' in item)) return false
  if (!isText(item.event) || !isText(item.on) || !isDay(item.on)) return false
  const [programme, until] = ['programme' in item ? item.programme : undefined, 'until' in item ? item.until : undefined]
  if (programme !== undefined && !isText(programme)) return false
  return isOptionalDay(until) && (until === undefined || item.on <= String(until))
}

/** A past that can be looked through: one bad item makes the whole unknown, rather than shorter. */
export const isPast = (found: unknown): found is readonly Past[] => Array.isArray(found) && found.every(isPastEvent)

const isInProgramme = ({ programmes }: Happened, { programme }: Past, own: string): boolean => {
  if (programmes === 'any') return true
  return programmes === 'this' ? (programme ?? own) === own : programmes.includes(programme ?? own)
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/** Whether the years since the event are not over yet: on the day on which they are full they are. */
const isRecent = ({ withinYears, counting }: Happened, { on, until }: Past, today: string): boolean => {
  if (withinYears === undefined) return true
  const end = until === undefined || until > today ? on : until
  if (counting?.value === 'calendarYears') return yearOf(today) - yearOf(end) <= withinYears.value
  return addYears(end, withinYears.value) > today
}

/**
 * Whether one of the events happened by the policy's day, or by that day so many years later. Within n years counts from the last day of what has
 * ended, else from its first. `own` is the id of the policy's programme.
 */
export const happened = (past: readonly Past[], derived: Happened, yearsLater: number, own: string): boolean => {
  const today = yearsLater === 0 ? derived.on.value : addYears(derived.on.value, yearsLater)
  const events: readonly PastEvent[] = derived.events
  return past.some(item => {
    if (!events.some(event => event === item.event) || item.on > today || !isInProgramme(derived, item, own)) return false
    if (derived.current === true) return item.until === undefined || item.until >= today
    return isRecent(derived, item, today)
  })
}
