/** The round that a request is about: which one, and how it stands. */
import { blank as blankRound, type Round } from '../core/round/dossier.ts'
import type { Request } from './perform.ts'
import { textIn } from './reading.ts'
import type { Locked } from './store.ts'

export const roundAsked = ({ subject, id, input }: Pick<Request, 'subject' | 'id' | 'input'>): string | undefined => {
  if (subject === 'round') return id
  if (subject === 'nomination' || subject === 'move' || subject === 'number') return id.split('.')[0]
  return textIn(input, 'round')
}

const roundFrom = (state: object): Round => ({ ...blankRound, ...state })
export const roundIn = ({ round }: Pick<Locked, 'round'>): Round => roundFrom(round?.state ?? {})

/** Which round was read, after how many of its entries. */
export const roundRead = (request: Request, { row, round }: Locked) => {
  const id = textIn(row?.state, 'round') ?? roundAsked(request)
  return id !== undefined && round ? { id, n: round.n } : undefined
}
