/** What of the rosters of all bodies has come in, what is missing, late or returned; and which of them needs somebody first. Pure. */
import { daysBetween } from '../calendar.ts'

/** `status` is the roster's, `due` the last day of the nominations for its body, `lacking` how many sheets of paper are still to come. */
export type Arrival = {
  readonly status: string
  readonly sealRequired: boolean
  readonly due: string
  readonly today: string
  readonly lacking: number
}

export const standings = ['arrived', 'missing', 'late', 'returned', 'paperLacking'] as const
export type Standing = (typeof standings)[number]

/** Where the law asks for no seal, a roster has come in once it is frozen. */
export const hasArrived = ({ status, sealRequired }: Pick<Arrival, 'status' | 'sealRequired'>): boolean =>
  status === 'sealed' || status === 'received' || (status === 'finalised' && !sealRequired)

/** By how many days it is late; 0 where it has come in, or may still. */
export const lateDays = (arrival: Arrival): number => (hasArrived(arrival) ? 0 : Math.max(0, daysBetween(arrival.due, arrival.today)))

/** A roster that is late or returned is missing too; one that came in may still lack its paper. */
export const standingsOf = (arrival: Arrival): readonly Standing[] => {
  if (hasArrived(arrival)) return arrival.lacking > 0 ? ['arrived', 'paperLacking'] : ['arrived']
  return [
    'missing',
    ...(lateDays(arrival) > 0 ? (['late'] as const) : []),
    ...(arrival.status === 'returned' ? (['returned'] as const) : []),
  ]
}

/** The late ones first, then those that were returned, those that are missing, those to be received, and those whose paper is to come. */
const needs = ['late', 'returned', 'missing', 'toReceive', 'paperLacking', 'nothing'] as const

const needOf = (arrival: Arrival): (typeof needs)[number] => {
  const stands = standingsOf(arrival)
  if (hasArrived(arrival) && arrival.status !== 'received') return 'toReceive'
  return needs.find(need => stands.some(standing => standing === need)) ?? 'nothing'
}

/** For sorting: what needs somebody sooner comes first, and what has been due for longer before what is due later. */
export const compareNeed = (a: Arrival, b: Arrival): number =>
  needs.indexOf(needOf(a)) - needs.indexOf(needOf(b)) || daysBetween(b.due, a.due)
