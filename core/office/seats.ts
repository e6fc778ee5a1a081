/** The seats of the offices: who stands over which, and what is in the way of giving, deputising, handing on and ending them. Days of the house, no clock. */
import type { SeatRole } from '../facts.ts'
import { administering, keeperGives, keepsRights, threeRoles, undivided } from './administrators.ts'

/** A seat as it lies in the house. `actingFor`: the account of the holder, where it is held for somebody else. */
export type Holding = {
  readonly id: number
  readonly account: string
  readonly role: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly actingFor: string | null
  /** Of an expert's seat: where they work. */
  readonly worksAt?: string | null | undefined
}

/** Who gives and takes: an account with the seats that it holds itself today. What somebody holds for another gives no right over seats. */
export type Giver = {
  readonly id: string
  readonly seats: readonly { readonly role: SeatRole; readonly organisation: string }[]
  /** The house is to have three administrators and has one: nothing else is given before. */
  readonly divides?: boolean | undefined
}
export type Account = {
  readonly id: string
  readonly person: string | null
  readonly left: boolean
  readonly holdings: readonly Holding[]
  /** What the same citizen holds by other accounts, where the house knows it. */
  readonly elsewhere?: readonly Holding[] | undefined
}
export type Span = { readonly from: string; readonly to: string }

/** The reasons for which a seat is not given, deputised, handed on or ended; each has its words in the pages. */
export const reasons = [
  'notYourself',
  'personHasLeft',
  'noFurther',
  'rolesApart',
  'withinSpan',
  'notInThePast',
  'colleaguesOnly',
  'alreadyNamed',
  'kindFits',
  'lastAdministrator',
  'divideFirst',
  'threePeople',
  'administeredLately',
  'beyondYourOffice',
  'nothingHeld',
  'saysWhereTheyWork',
] as const
export type Reason = (typeof reasons)[number]

/** Those who watch, those who give rights and those who score do so themselves, and for nobody else. */
const apart: readonly string[] = [...administering, 'expert', 'clock']
/** The hats of an office that its leader gives and takes; a leader's own and an auditor's are to be given by whoever keeps rights. */
const ofLeader: readonly string[] = ['department', 'finance', 'expert']

export const officesOf = ({ seats }: Giver): readonly string[] =>
  seats.flatMap(({ role, organisation }) => (role === 'leader' ? [organisation] : []))

/** Whether somebody gives and takes seats of this kind. */
export const standsOver = (giver: Giver, { role, organisation }: Pick<Holding, 'role' | 'organisation'>): boolean =>
  role !== 'clock' && (keeperGives(giver.seats, role) || (ofLeader.includes(role) && officesOf(giver).includes(organisation)))

const isOpen = ({ from, to }: Span, today: string) => to >= today && from <= to
/** Seats that are held today or will be. */
export const openOf = ({ holdings }: Pick<Account, 'holdings'>, today: string): readonly Holding[] =>
  holdings.filter(holding => isOpen(holding, today))
const overlap = (a: Span, b: Span) => a.from <= b.to && b.from <= a.to && a.from <= a.to
const covers = (a: Span, b: Span) => a.from <= b.from && b.to <= a.to

const listed = (checks: readonly (readonly [Reason, boolean])[]): readonly Reason[] =>
  checks.flatMap(([reason, holds]) => (holds ? [] : [reason]))

/** Who may name who acts for the holder: the holder and whoever stands over the seat. */
export const mayDeputise = (giver: Giver, seat: Holding): boolean => giver.id === seat.account || standsOver(giver, seat)
/** A seat is ended by whoever stands over it; one that is held for another also by the two of them. */
export const mayEnd = (giver: Giver, seat: Holding): boolean =>
  standsOver(giver, seat) || (seat.actingFor !== null && [seat.actingFor, seat.account].includes(giver.id))

/** Whether a seat is one that another may hold for its holder. */
export const isDeputable = ({ role, actingFor }: Pick<Holding, 'role' | 'actingFor'>): boolean =>
  actingFor === null && !apart.includes(role)

/** What is in the way of a deputy for a seat. A holder chooses among colleagues; whoever stands over the seat may choose anybody. */
export const againstDeputy = (
  giver: Giver,
  seat: Holding,
  holder: Account,
  deputy: Account,
  span: Span,
  today: string,
): readonly Reason[] => {
  const { holdings } = deputy
  const samePerson = deputy.person !== null && deputy.person === holder.person
  return listed([
    ['notYourself', deputy.id !== seat.account && !samePerson],
    ['personHasLeft', !deputy.left && !holder.left],
    ['noFurther', seat.actingFor === null],
    ['rolesApart', isDeputable({ ...seat, actingFor: null }) && !holdings.some(h => apart.includes(h.role) && overlap(h, span))],
    ['notInThePast', span.from >= today],
    ['withinSpan', span.from <= span.to && covers(seat, span)],
    [
      'colleaguesOnly',
      standsOver(giver, seat) || holdings.some(h => h.actingFor === null && h.organisation === seat.organisation && covers(h, span)),
    ],
    [
      'alreadyNamed',
      !holdings.some(h => h.actingFor === seat.account && h.role === seat.role && h.organisation === seat.organisation && overlap(h, span)),
    ],
  ])
}

const kindOf = (role: string): string => (['employer', 'body', 'host', 'ministry'].includes(role) ? role : 'department')

/** Whoever scores the files of an office holds nothing else in it. */
const mixesScoring = ({ holdings }: Account, { role, organisation, ...span }: Wanted) =>
  holdings.some(h => h.organisation === organisation && (h.role === 'expert') !== (role === 'expert') && overlap(h, span))

const allOf = ({ holdings, elsewhere = [] }: Account) => [...holdings, ...elsewhere]
const isOfThree = (role: string) => threeRoles.some(one => one === role)
/** Two administrators' seats are never in one hand; who holds one of the three holds nothing else, and the one who holds all in one may be a clerk too. */
const clash = (a: string, b: string) =>
  a !== b && (isOfThree(a) || isOfThree(b) || (administering.includes(a) && administering.includes(b)))
const mixesAdministering = (account: Account, { role, ...span }: Wanted) =>
  allOf(account).some(held => clash(held.role, role) && overlap(held, span))

/** For so many days the log holds what somebody did, at least (Cybersecurity Law, article 21); the database knows the number too. */
export const logDays = 183
const daysBefore = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
/** Whoever watches would find their own acts in what they watch. */
const administeredLately = (account: Account, { role, from, to }: Wanted) =>
  role === 'auditor' &&
  allOf(account).some(
    held =>
      administering.includes(held.role) &&
      held.role !== 'auditor' &&
      held.from <= to &&
      (held.from > held.to ? held.from : held.to) >= daysBefore(from, logDays),
  )

export type Wanted = Span & Pick<Holding, 'role' | 'organisation'> & { readonly worksAt?: string | undefined }

/** What is in the way of giving somebody a seat: nobody gives one to themself. */
export const againstSeat = (giver: Giver, account: Account, wanted: Wanted, kind: string, today: string): readonly Reason[] =>
  listed([
    ['notYourself', giver.id !== account.id],
    ['personHasLeft', !account.left],
    ['kindFits', kindOf(wanted.role) === kind],
    ['rolesApart', !mixesScoring(account, wanted) && !mixesAdministering(account, wanted)],
    ['administeredLately', !administeredLately(account, wanted)],
    ['divideFirst', giver.divides !== true],
    ['saysWhereTheyWork', wanted.role !== 'expert' || wanted.worksAt !== undefined],
    ['notInThePast', wanted.from >= today],
    ['withinSpan', wanted.from <= wanted.to],
  ])

/** How many accounts hold each of the administrators' seats today. */
export type Administrators = Readonly<Record<string, number>>

/** Nobody would give rights, keep accounts or watch any more. A house that is not divided may be without who watches. */
const isLast = ({ role, actingFor }: Holding, held: Administrators) =>
  administering.includes(role) && actingFor === null && (held[role] ?? 0) <= 1 && (role !== 'auditor' || (held.security ?? 0) > 0)

/** What is in the way of ending a seat. */
export const againstEnd = (seat: Holding, on: string, administrators: Administrators, today: string): readonly Reason[] =>
  listed([
    ['nothingHeld', isOpen(seat, today)],
    ['notInThePast', on >= today],
    ['lastAdministrator', !isLast(seat, administrators)],
  ])

const isOwnKeeping = (giver: Giver, { account, role }: Holding) => role === 'security' && account === giver.id
const isBeyond = (giver: Giver, account: Account, today: string) =>
  openOf(account, today).some(seat => seat.actingFor === null && !standsOver(giver, seat) && !isOwnKeeping(giver, seat))

/** What is in the way of handing all that somebody holds to another from a day on. */
export const againstHandOver = (giver: Giver, account: Account, successor: Account, from: string, today: string): readonly Reason[] =>
  listed([
    ['notYourself', account.id !== successor.id && giver.id !== successor.id],
    ['personHasLeft', !account.left && !successor.left],
    ['nothingHeld', openOf(account, today).some(({ actingFor }) => actingFor === null)],
    ['beyondYourOffice', !isBeyond(giver, account, today)],
    ['notInThePast', from >= today],
    ['rolesApart', !mixes(account, successor, today)],
    ['administeredLately', !openOf(account, today).some(seat => administeredLately(successor, { ...seat, from, worksAt: undefined }))],
    ['divideFirst', giver.divides !== true],
  ])

/** Who watches doesn't do what is watched: a seat of one kind never comes to who holds one of the other. An expert's files were theirs alone and go to nobody. */
const mixes = (account: Account, successor: Account, today: string) => {
  const open = [account, successor].flatMap(one => openOf({ holdings: allOf(one) }, today))
  const kinds = new Set(open.map(({ role }) => (administering.includes(role) ? role : apart.includes(role))))
  return open.some(({ role }) => role === 'expert') || kinds.size > 1
}

/** What is in the way of closing somebody's account. */
export const againstLeaving = (giver: Giver, account: Account, administrators: Administrators, today: string): readonly Reason[] =>
  listed([
    ['notYourself', giver.id !== account.id],
    ['personHasLeft', !account.left],
    ['lastAdministrator', !openOf(account, today).some(seat => isLast(seat, administrators))],
    ['beyondYourOffice', (keepsRights(giver.seats) || openOf(account, today).length > 0) && !isBeyond(giver, account, today)],
  ])

/** Who is to be each of the three. */
export type Three = { readonly [role in (typeof threeRoles)[number]]: Account }

/** What is in the way of dividing: three people, of whom the two that change things may be who held all in one, and nobody who holds anything else. */
export const againstDivision = (three: Three, today: string): readonly Reason[] => {
  const people = threeRoles.map(role => three[role])
  const hands = new Set(people.flatMap(({ id, person }) => [id, ...(person === null ? [] : [person])]))
  const named = people.reduce((sum, { person }) => sum + (person === null ? 1 : 2), 0)
  const free = (role: (typeof threeRoles)[number]) =>
    openOf({ holdings: allOf(three[role]) }, today).every(h => h.role === undivided || h.role === role)
  const watch = { role: 'auditor', organisation: '', from: today, to: today }
  return listed([
    ['threePeople', hands.size === named],
    ['personHasLeft', !people.some(({ left }) => left)],
    ['rolesApart', threeRoles.every(free)],
    ['administeredLately', !administeredLately(three.auditor, watch)],
  ])
}

export const isReason = (name: string): name is Reason => reasons.some(known => known === name)
