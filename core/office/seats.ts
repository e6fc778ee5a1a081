/** The seats of the offices: who stands over which, and what is in the way of giving, deputising, handing on and ending them. Days of the house, no clock. */
import type { SeatRole } from '../facts.ts'

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
export type Giver = { readonly id: string; readonly seats: readonly { readonly role: SeatRole; readonly organisation: string }[] }
export type Account = {
  readonly id: string
  readonly person: string | null
  readonly left: boolean
  readonly holdings: readonly Holding[]
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
  'beyondYourOffice',
  'nothingHeld',
  'saysWhereTheyWork',
] as const
export type Reason = (typeof reasons)[number]

/** Those who watch, those who give rights and those who score do so themselves, and for nobody else. */
const apart: readonly string[] = ['administrator', 'auditor', 'expert', 'clock']
/** The hats of an office that its leader gives and takes; a leader's own and an auditor's are the administrator's to give. */
const ofLeader: readonly string[] = ['department', 'finance', 'expert']

export const isAdministrator = ({ seats }: Giver): boolean => seats.some(({ role }) => role === 'administrator')
export const officesOf = ({ seats }: Giver): readonly string[] =>
  seats.flatMap(({ role, organisation }) => (role === 'leader' ? [organisation] : []))

/** Whether somebody gives and takes seats of this kind. */
export const standsOver = (giver: Giver, { role, organisation }: Pick<Holding, 'role' | 'organisation'>): boolean =>
  role !== 'clock' && (isAdministrator(giver) || (ofLeader.includes(role) && officesOf(giver).includes(organisation)))

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

export type Wanted = Span & Pick<Holding, 'role' | 'organisation'> & { readonly worksAt?: string | undefined }

/** What is in the way of giving somebody a seat: nobody gives one to themself. */
export const againstSeat = (giver: Giver, account: Account, wanted: Wanted, kind: string, today: string): readonly Reason[] =>
  listed([
    ['notYourself', giver.id !== account.id],
    ['personHasLeft', !account.left],
    ['kindFits', kindOf(wanted.role) === kind],
    ['rolesApart', !mixesScoring(account, wanted)],
    ['saysWhereTheyWork', wanted.role !== 'expert' || wanted.worksAt !== undefined],
    ['notInThePast', wanted.from >= today],
    ['withinSpan', wanted.from <= wanted.to],
  ])

const isLast = ({ role, actingFor }: Holding, administrators: number) =>
  role === 'administrator' && actingFor === null && administrators <= 1

/** What is in the way of ending a seat. `administrators`: how many accounts hold that seat today. */
export const againstEnd = (seat: Holding, on: string, administrators: number, today: string): readonly Reason[] =>
  listed([
    ['nothingHeld', isOpen(seat, today)],
    ['notInThePast', on >= today],
    ['lastAdministrator', !isLast(seat, administrators)],
  ])

const isBeyond = (giver: Giver, account: Account, today: string) =>
  openOf(account, today).some(seat => seat.actingFor === null && !standsOver(giver, seat))

/** What is in the way of handing all that somebody holds to another from a day on. */
export const againstHandOver = (giver: Giver, account: Account, successor: Account, from: string, today: string): readonly Reason[] =>
  listed([
    ['notYourself', account.id !== successor.id && giver.id !== successor.id],
    ['personHasLeft', !account.left && !successor.left],
    ['nothingHeld', openOf(account, today).some(({ actingFor }) => actingFor === null)],
    ['beyondYourOffice', !isBeyond(giver, account, today)],
    ['notInThePast', from >= today],
    ['rolesApart', !mixes(account, successor, today)],
  ])

/** Who watches doesn't do what is watched: a seat of one kind never comes to who holds one of the other. An expert's files were theirs alone and go to nobody. */
const mixes = (account: Account, successor: Account, today: string) => {
  const open = [account, successor].flatMap(one => openOf(one, today))
  return open.some(({ role }) => role === 'expert') || new Set(open.map(({ role }) => apart.includes(role))).size > 1
}

/** What is in the way of closing somebody's account. */
export const againstLeaving = (giver: Giver, account: Account, administrators: number, today: string): readonly Reason[] =>
  listed([
    ['notYourself', giver.id !== account.id],
    ['personHasLeft', !account.left],
    ['lastAdministrator', !openOf(account, today).some(seat => isLast(seat, administrators))],
    ['beyondYourOffice', isAdministrator(giver) || (openOf(account, today).length > 0 && !isBeyond(giver, account, today))],
  ])

export const isReason = (name: string): name is Reason => reasons.some(known => known === name)
