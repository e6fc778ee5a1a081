/** A placement from the list and the tickets: pins, then wishes, then those who agreed to be adjusted. The same list in any order, with the same tickets, gives the same placement. */
import { adjust } from './adjusting/adjust.ts'
import { faultsOfProof } from './adjusting/proof.ts'
import { defer } from './defer.ts'
import type { List } from './list.ts'
import type { Tickets } from './lottery.ts'
import { marketOf } from './market.ts'
import type { Fault } from './offered.ts'
import { placesBy } from './order.ts'
import { type Outcome, outcomeOf, ways } from './outcome.ts'
import { restOf } from './rest.ts'

export type Placing = { readonly outcome: Outcome; readonly faults: readonly Fault[] }

/** Who is adjusted, on what the wishes left free. It is proved on each run; without its proof it is no placement. */
const adjusted = (outcome: Outcome): Outcome => {
  const rest = restOf(outcome)
  if (rest.person.length === 0) return outcome
  const adjustment = adjust(rest.market)
  const [fault] = faultsOfProof(rest.market, adjustment)
  if (fault) throw new Error(`the adjustment has no proof: ${JSON.stringify(fault)}`)
  const [seat, way] = [outcome.seat.slice(), outcome.way.slice()]
  rest.person.forEach((i, at) => {
    const p = rest.programme[rest.market.programme[adjustment.edge[at] ?? -1] ?? -1]
    if (p === undefined) return
    seat[i] = p
    way[i] = ways.indexOf('adjustment')
  })
  return { ...outcome, seat, way, rest: { ...rest, adjustment } }
}

/** Where two stand alike and no lottery parts them, that is a fault, and the placement is not to be used. */
export const place = (list: List, tickets?: Tickets): Placing => {
  const { places, faults } = placesBy(list, tickets)
  const wishes = marketOf(list, places)
  return { outcome: adjusted(outcomeOf(list, wishes, defer(wishes))), faults }
}
