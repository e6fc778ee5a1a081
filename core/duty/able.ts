/** Who can be told of a late duty: whoever holds the seat, else who acts for them, else whoever stands over it; nobody who is away, and not whom it is about. */
import type { Related, SeatRole } from '../facts.ts'
import type { Ower } from './duties.ts'

/** A seat that is held today. `actingFor`: the account of the holder, where it is held for somebody. */
export type Held = {
  readonly role: string
  readonly organisation: string
  readonly account: string
  readonly person: string | null
  readonly actingFor: string | null
}
export type Desk = { readonly role: SeatRole; readonly organisation: string }
export type Able = Held & { readonly as: 'holder' | 'deputy' | 'over' }

/** Who stands over whoever owes something, the nearest first. */
const above: Readonly<Record<Ower, readonly (keyof Related | 'department' | 'leader')[]>> = {
  person: ['host', 'employer', 'body', 'department'],
  employer: ['body', 'department', 'leader'],
  host: ['department', 'leader'],
  body: ['department', 'leader'],
  ministry: ['department', 'leader'],
  finance: ['leader'],
  department: ['leader'],
  // Nobody stands over a leader: another of them hears of it, else the department.
  leader: ['leader', 'department'],
}

const deskOf = (who: string, related: Related, office: string): readonly Desk[] => {
  if (who === 'department' || who === 'leader' || who === 'finance') return [{ role: who, organisation: office }]
  if (who === 'ministry') return [{ role: who, organisation: who }]
  if (who !== 'employer' && who !== 'body' && who !== 'host') return []
  const organisation = related[who]
  return organisation === undefined ? [] : [{ role: who, organisation }]
}

/** The desks at which a duty can be told, the own first. A person has none. */
export const desksFor = (
  who: Ower,
  related: Related,
  office: string,
): { readonly own: readonly Desk[]; readonly over: readonly Desk[] } => ({
  own: deskOf(who, related, office),
  over: above[who].flatMap(one => deskOf(one, related, office)),
})

/** The first who can be told at one desk. Whoever is away has somebody who acts for them today. */
const ableAt = (desk: Desk, held: readonly Held[], about: string | undefined, told: readonly string[]): Held | undefined => {
  const here = held.filter(seat => seat.role === desk.role && seat.organisation === desk.organisation)
  const personOf = (account: string | null) => held.find(seat => seat.account === account)?.person ?? null
  const away = (account: string) => here.some(seat => seat.actingFor === account)
  const isAbout = (person: string | null) => person !== null && person === about
  const may = here.filter(
    ({ account, person, actingFor }) =>
      !isAbout(person) && !told.includes(account) && !(actingFor === null ? away(account) : isAbout(personOf(actingFor))),
  )
  return may.find(seat => seat.actingFor === null) ?? may[0]
}

type Asked = {
  readonly who: Ower
  readonly related: Related
  readonly office: string
  readonly held: readonly Held[]
  /** The accounts that have been told before. */
  readonly told?: readonly string[]
}

/** Whom to tell: at the own desk first, or from the start whoever stands over it. */
export const findAble = ({ who, related, office, held, told = [] }: Asked, step: 'seat' | 'over'): Able | undefined => {
  const { own, over } = desksFor(who, related, office)
  const at = (desks: readonly Desk[]) => desks.map(desk => ableAt(desk, held, related.person, told)).find(seat => seat !== undefined)
  const here = step === 'seat' ? at(own) : undefined
  if (here) return { ...here, as: here.actingFor === null ? 'holder' : 'deputy' }
  const higher = at(over)
  return higher && { ...higher, as: 'over' }
}
