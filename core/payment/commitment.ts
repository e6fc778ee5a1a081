/** What the fund has bound itself to by admitting somebody, before any of it is due: what one head costs it, item by item. */
import type { Law } from '../../policy/shape.ts'
import { type Fen, multiplyFen } from '../money.ts'
import { planOf } from './budget.ts'
import { getItem } from './rates.ts'

export type Head = {
  readonly item: string
  readonly track: string
  /** The fund's share for one person who trains the whole time. */
  readonly eachFen: Fen
  /** Something of it may still fall due after the assessment was passed. */
  readonly afterPass: boolean
  readonly clause: string
}

/** The plan by heads: one line of the plan is its persons times this, to the fen of a rounding. */
export const headsOf = (law: Law): readonly Head[] =>
  planOf(law).lines.map(({ item, track, persons, amountFen, clause }) => {
    const parts = getItem(law, item).parts?.value ?? []
    return {
      item,
      track,
      eachFen: persons === 0 ? 0 : multiplyFen(amountFen, 1, persons, 'down'),
      afterPass: parts.some(({ trigger }) => typeof trigger !== 'string'),
      clause,
    }
  })
