/** Whether everybody sits where they may: what each was given against what they wished, are pinned to, agreed to; and no more than there is room for. */
import { type Head, limitsOf, mayCome, type Person, type Programme, type Said } from './facts.ts'

export type Fault = { readonly path: string; readonly why: string }

/** Whether what somebody agreed to covers a programme: another host, field or place only where they said so. */
export const consentFrom = (person: Person, programmes: ReadonlyMap<string, Programme>) => {
  const wished = person.wishes.flatMap(name => programmes.get(name) ?? [])
  const covers = (consent: string) => !person.scope || person.scope.includes(consent)
  const [hosts, fields, places] = [new Set(wished.map(p => p.host)), new Set(wished.map(p => p.field)), new Set(wished.map(p => p.place))]
  return ({ host, field, place }: Programme): boolean =>
    person.willing === true &&
    (covers('host') || hosts.has(host)) &&
    (covers('field') || fields.has(field)) &&
    (covers('place') || places.has(place))
}

const wayFault = (person: Person, said: Said, programme: Programme, programmes: ReadonlyMap<string, Programme>): string | undefined => {
  if ((said.way === 'pin') !== (person.pin !== undefined)) return `${said.way === 'pin' ? 'not ' : ''}pinned by the input`
  if (said.way === 'pin') return person.pin === said.seat ? undefined : `pinned to ${person.pin}, and not to ${said.seat}`
  if (!mayCome(person, programme)) return `${said.seat} is closed to them`
  if (said.way === 'wish')
    return said.wish !== null && person.wishes[said.wish - 1] === said.seat ? undefined : `${said.seat} is not wish ${said.wish}`
  if (said.way === 'kept') return undefined
  if (said.way === 'moved' && person.wishes.includes(said.seat ?? '')) return undefined
  if (said.way !== 'adjustment' && said.way !== 'moved') return `${said.way} is no way to a seat`
  return consentFrom(person, programmes)(programme) ? undefined : `nothing they agreed to covers ${said.seat}`
}

export const faultOfSeat = (person: Person, said: Said, programmes: ReadonlyMap<string, Programme>): string | undefined => {
  if (said.seat === null) {
    if (person.pin !== undefined) return `pinned to ${person.pin}, and without a seat`
    return said.way === 'none' && said.wish === null ? undefined : `${said.way} without a seat`
  }
  if (said.way !== 'wish' && said.wish !== null) return `wish ${said.wish} is named, and ${said.way} is the way`
  const programme = programmes.get(said.seat)
  return programme ? wayFault(person, said, programme, programmes) : `nobody offers ${said.seat}`
}

/** The first programme, or host, that took more than it can. */
export const overfull = (head: Head, programmes: ReadonlyMap<string, Programme>, taken: ReadonlyMap<string, number>): Fault | undefined => {
  const hosts = new Map<string, number>()
  for (const [name, n] of taken) {
    const programme = programmes.get(name)
    if (!programme) continue
    if (n > programme.seats) return { path: `programmes ${name}`, why: `${n} people on ${programme.seats} seats` }
    hosts.set(programme.host, (hosts.get(programme.host) ?? 0) + n)
  }
  const limits = limitsOf(head)
  const over = [...hosts].find(([host, n]) => n > (limits.get(host) ?? 0))
  return over && { path: `hosts ${over[0]}`, why: `${over[1]} people, and it takes ${limits.get(over[0])}` }
}
