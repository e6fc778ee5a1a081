/** Who may give what to whom, as a table that knows nothing of the code: every giver's seat, every role, every unit, every state of the one who is given. */
import { type SeatRole, seatRoles } from '../../core/facts.ts'
import type { Account, Giver, Holding, Reason, Wanted } from '../../core/office/seats.ts'

export const today = '2022-03-15'
export const units: readonly (readonly [string, string])[] = [
  ['department', 'department'],
  ['other-office', 'department'],
  ['150100', 'body'],
  ['a-unit', 'employer'],
  ['a-host', 'host'],
  ['ministry', 'ministry'],
]

const three = ['system', 'security', 'auditor']
const allBut = (...roles: readonly SeatRole[]) => seatRoles.filter(role => role !== 'clock' && !roles.includes(role))
/** What each seat gives; a leader in their own office alone. */
const given: Readonly<Partial<Record<SeatRole, readonly SeatRole[]>>> = {
  administrator: allBut('system', 'security'),
  security: allBut('security', 'administrator'),
  leader: ['department', 'finance', 'expert'],
}
export const mayGive = (giver: { readonly role: SeatRole; readonly organisation: string }, role: SeatRole, organisation: string) =>
  given[giver.role]?.includes(role) === true && (giver.role !== 'leader' || giver.organisation === organisation)

const held = (account: string, role: string, organisation = 'department', from = '2022-01-01', to = '9999-12-31'): Holding => ({
  ...{ id: 1, account, role, organisation, from, to, actingFor: null },
})
type State = { readonly name: string; readonly account: Account }
const state = (name: string, more: Partial<Account>): State => ({
  name,
  account: { id: 'them', person: null, left: false, holdings: [], ...more },
})
export const states: readonly State[] = [
  state('nobody yet', {}),
  state('the giver', { id: 'giver' }),
  state('who left', { left: true }),
  ...seatRoles.map(role => state(`a ${role}`, { holdings: [held('them', role)] })),
  ...['administrator', ...three].map(role => state(`a ${role} by another account`, { elsewhere: [held('too', role)] })),
  ...['administrator', ...three].map(role =>
    state(`a ${role} until last week`, { holdings: [held('them', role, 'department', '2021-01-01', '2022-03-08')] }),
  ),
  state('an administrator of two years ago', { holdings: [held('them', 'administrator', 'department', '2019-01-01', '2020-03-08')] }),
]

/** Why the one who is given may not have it, whoever gives. */
const mayHave = ({ account }: State, role: SeatRole, kind: string): boolean => {
  if (account.id === 'giver' || account.left) return false
  if (kind !== (['employer', 'body', 'host', 'ministry'].includes(role) ? role : 'department')) return false
  const seats = [...account.holdings, ...(account.elsewhere ?? [])]
  const now = seats.filter(({ to }) => to >= today)
  if (now.some(seat => seat.role !== role && (three.includes(seat.role) || three.includes(role)))) return false
  const lately = seats.filter(({ to }) => to >= '2021-09-13').map(seat => seat.role)
  if (role === 'auditor' && ['administrator', 'system', 'security'].some(one => lately.includes(one))) return false
  return true
}

type Judged = {
  readonly stands: (giver: Giver, seat: Pick<Holding, 'role' | 'organisation'>) => boolean
  readonly against: (giver: Giver, account: Account, wanted: Wanted, kind: string, today: string) => readonly Reason[]
}

type Case = {
  readonly seat: { readonly role: SeatRole; readonly organisation: string }
  readonly role: SeatRole
  readonly organisation: string
  readonly kind: string
  readonly one: State
}
const cases = (): readonly Case[] => {
  const seats = seatRoles.flatMap(role => units.map(([organisation]) => ({ role, organisation })))
  const wanted = seatRoles.flatMap(role => units.map(([organisation, kind]) => ({ role, organisation, kind })))
  return seats.flatMap(seat => wanted.flatMap(want => states.map(one => ({ seat, ...want, one }))))
}

/** Every case in which the code and the table differ, and how many were asked. */
export const judge = ({ stands, against }: Judged): { readonly asked: number; readonly wrong: readonly string[] } => {
  const all = cases()
  const wrong = all.flatMap(({ seat, role, organisation, kind, one }) => {
    const giver = { id: 'giver', seats: [seat] }
    const wanted = { role, organisation, from: today, to: '9999-12-31', worksAt: 'some university' }
    const may = stands(giver, wanted) && against(giver, one.account, wanted, kind, today).length === 0
    const should = mayGive(seat, role, organisation) && mayHave(one, role, kind) && !mixesElsewhere(one, role, organisation)
    return may === should ? [] : [`${seat.role} of ${seat.organisation} gives ${role} of ${organisation} to ${one.name}: ${may}`]
  })
  return { asked: all.length, wrong }
}

/** Scoring is kept apart in one office only, and the states sit in the department. */
const mixesElsewhere = ({ account }: State, role: SeatRole, organisation: string) =>
  organisation === 'department' && account.holdings.some(({ to, role: has }) => to >= today && (has === 'expert') !== (role === 'expert'))
