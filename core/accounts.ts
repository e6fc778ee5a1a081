/**
 * The accounts of the one ledger: places, reserves, seats at hosts, document numbers and money move between them.
 * A name starts with its ledger; an account below `world` is the outside of that ledger and has no floor, every other never falls below zero.
 */
import type { Transfer } from './action.ts'

export const ledgers = [
  'applications',
  'places',
  'shares',
  'reserves',
  'seats',
  'quotas',
  'numbers',
  'funding',
  'fen',
  'lists',
  'objections',
  'panels',
] as const
export type Ledger = (typeof ledgers)[number]

export const world = (ledger: Ledger, name = '') => (name === '' ? `${ledger}/world` : `${ledger}/world/${name}`)
export const isWorld = (account: string) => account.split('/')[1] === 'world'

/** Living applications of one person in one round: one at most, where the policy says so. */
export const applicationsOf = (round: string, person: string) => `applications/${round}/${person}`

/** Applications of one citizen that stand on a roster of one round, by the register's name for the citizen. */
export const citizenOn = (round: string, citizen: string) => `applications/${round}/citizen/${citizen}`

/** Places of a track: the pool of the department, and what each body has free, has used, has offered, and what was filled by admission. */
export const placePool = (round: string, track: string) => `places/${round}/${track}/pool`
export const placesFree = (round: string, track: string, body: string) => `places/${round}/${track}/${body}/free`
export const placesUsed = (round: string, track: string, body: string) => `places/${round}/${track}/${body}/used`
/** What a body has offered to another: it is nobody's to use until the other has answered. */
export const placesOffered = (round: string, track: string, body: string) => `places/${round}/${track}/${body}/offered`
export const placesFilled = (round: string, track: string) => `places/${round}/${track}/filled`

/** People who hold a place in a group that a share is counted in: those of its kind, and all of them. */
export const ofKind = (round: string, share: string, group: string) => `shares/${round}/${share}/${group}/kind`
export const ofAll = (round: string, share: string, group: string) => `shares/${round}/${share}/${group}/all`

/** How many reserves a body may still list on a track. */
export const reservesFree = (round: string, track: string, body: string) => `reserves/${round}/${track}/${body}/free`
export const reservesUsed = (round: string, track: string, body: string) => `reserves/${round}/${track}/${body}/used`

/** Seats of a host's programme in a round. */
export const seatsFree = (round: string, host: string, programme: string) => `seats/${round}/${host}/${programme}/free`
export const seatsTaken = (round: string, host: string, programme: string) => `seats/${round}/${host}/${programme}/taken`

/** How many people whom a quota counts have a seat where it counts them. */
export const quotaTaken = (round: string, quota: string) => `quotas/${round}/${quota}/taken`

/** How often the list for public notice of a round has changed: somebody joined it or left it. */
export const listChanges = (round: string) => `lists/${round}/changes`

/** Objections to one application, or to a round's list as a whole: those without an answer, and those of them that were taken up. */
export const objectionsOpen = (to: string) => `objections/${to}/open`
export const objectionsTakenUp = (to: string) => `objections/${to}/takenUp`

/** Whether a panel's result of an application is decided, and whether it passes: 1 or 0 each. */
export const panelClosed = (application: string) => `panels/${application}/closed`
export const panelPassed = (application: string) => `panels/${application}/passed`

/** The register of document numbers of a code and year: its balance is the last number given. */
export const numbersGiven = (code: string, year: number) => `numbers/${code}/${year}`

/** The funding of an item that a person has had in a programme, in whichever round: of everything, or of one course. */
export const fundedOnce = (programme: string, item: string, person: string, course: string) =>
  `funding/${programme}/${item}/${person}/${course}`

/** Money, in fen: what is owed on one payment, and what was really paid out on it. */
export const fenOwed = (payment: string) => `fen/owed/${payment}`
export const fenPaid = (payment: string) => `fen/paid/${payment}`
/** What of a demand was given up: it is not owed any more, and nobody has paid it. */
export const fenWaived = (payment: string) => `fen/waived/${payment}`
/** What came in on a demand beyond it, and is not given back yet. */
export const fenKept = (payment: string) => `fen/kept/${payment}`
/** What the fund really paid for one person, by item: the base of any clawback. */
export const fenSpentOn = (person: string) => `fen/spent/${person}`

/** The payment whose account it is; nothing for the accounts of a training, a round or another ledger. */
export const paymentOf = (account: string): string | undefined => /^fen\/(?:owed|paid|waived|kept)\/(.+)$/.exec(account)?.[1]

/** Budget lines, in fen: what is open on a line, what of it came in advance, and what its year used; and all that a round was ever granted. */
export const lineOpen = (line: string) => `fen/line/${line}/open`
export const lineAdvanced = (line: string) => `fen/line/${line}/advanced`
export const lineUsed = (line: string) => `fen/line/${line}/used`
export const granted = (round: string) => `fen/granted/${round}`

export const transfer = (debit: string, credit: string, amount: number, clause: string): Transfer => ({ debit, credit, amount, clause })
