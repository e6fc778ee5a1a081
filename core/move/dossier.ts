/** The move: places that one body offers to another, until both have agreed, or one of them, the day or the department has said no. */
import type { z } from 'zod'
import type { Action, Role } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'offered' | 'agreed' | 'approved' | 'refused' | 'declined' | 'takenBack' | 'lapsed'

/** `body` is the one that takes: it is its turn. The track is one that places are counted under, and no relation: the ministry has no part in this. */
export type Move = Related & {
  readonly status: Status
  /** The body that gives. */
  readonly from?: string | undefined
  readonly countedTrack?: string | undefined
  readonly count: number
  /** Why the one gives, and why the other takes. */
  readonly reason?: string | undefined
  readonly answer?: string | undefined
  /** The last day on which the offer can be agreed to. */
  readonly answerUntil?: string | undefined
  /** What both have agreed on waits for the department. */
  readonly awaits?: boolean | undefined
  /** The accounts that had a hand in it, with those for whom they acted: none of them says yes for another side. */
  readonly hands: readonly string[]
}

export const blank: Move = { status: 'none', count: 0, hands: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  offered: 'body',
  agreed: 'department',
  approved: undefined,
  refused: undefined,
  declined: undefined,
  takenBack: undefined,
  lapsed: undefined,
}

/** Where the policy asks for no approval, what was agreed on is done. */
export const turn = ({ status, awaits }: Move): Waiting | 'nobody' => (status === 'agreed' && awaits !== true ? 'nobody' : waitsFor[status])

/** Round, track and giving body of a move that may not exist yet, from its id; the fourth part tells the moves of one body apart. */
export const findMove = (id: string) => {
  const [round, track, from, key, ...more] = id.split('.')
  return round && track && from && key && more.length === 0 ? { round, track, from } : undefined
}

/** The body that gives, even before it has offered anything. */
export const giver: Role<Pick<Facts<Move>, 'actor' | 'id' | 'dossier'>> = {
  name: 'giver',
  is: ({ actor, id, dossier }) =>
    actor.seats.some(seat => seat.role === 'body' && seat.organisation === (dossier.from ?? findMove(id)?.from)),
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Move>, In, Fact>) => a
