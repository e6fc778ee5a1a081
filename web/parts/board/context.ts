/** What every part of the board needs: the plan on its ground, the words, and the ways to change it. */
import { createContext, useContext } from 'react'
import type { Preference } from '../../../core/application/dossier.ts'
import type { Came } from '../../../core/desk/batch.ts'
import type { Person } from '../../../core/plan/ground.ts'
import type { OnBoard } from '../../../core/plan/questions.ts'
import type { Refusal } from '../../../core/rule.ts'
import type { Saying } from '../../say.ts'
import type { BoardWords } from '../../words/board.ts'
import type { BoardHeld } from './use-board.ts'

export type Refused = { readonly name: string; readonly where: string; readonly refusals: readonly Refusal[] }

export type Planning = {
  readonly board: BoardHeld
  readonly people: ReadonlyMap<string, OnBoard>
  /** Everybody who has a seat, by programme: on the screen, and in the saved plan. */
  readonly holders: ReadonlyMap<string, readonly Person[]>
  readonly holdersWere: ReadonlyMap<string, readonly Person[]>
  /** What the last carrying out could not do for somebody, and why. */
  readonly notDone: ReadonlyMap<string, Came>
  readonly words: BoardWords
  readonly saying: Saying
  readonly refused: Refused | undefined
  readonly place: (id: string, seat: Preference) => boolean
  readonly release: (id: string) => void
  /** Said to whoever can't see the board. */
  readonly tell: (text: string) => void
  readonly open: (id: string) => void
}

const Context = createContext<Planning | undefined>(undefined)
export const PlanningProvider = Context.Provider

export const usePlanning = (): Planning => {
  const planning = useContext(Context)
  if (!planning) throw new Error('no board around')
  return planning
}
