/** A placement from the list and the tickets: pins, then wishes. The same list in any order, with the same tickets, gives the same placement. */
import { defer } from './defer.ts'
import type { List } from './list.ts'
import type { Tickets } from './lottery.ts'
import { marketOf } from './market.ts'
import type { Fault } from './offered.ts'
import { placesBy } from './order.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export type Placing = { readonly outcome: Outcome; readonly faults: readonly Fault[] }

/** Where two stand alike and no lottery parts them, that is a fault, and the placement is not to be used. */
export const place = (list: List, tickets?: Tickets): Placing => {
  const { places, faults } = placesBy(list, tickets)
  const wishes = marketOf(list, places)
  return { outcome: outcomeOf(list, wishes, defer(wishes)), faults }
}
