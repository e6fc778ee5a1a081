/** A placement from the list and the tickets: pins, then wishes, then those who agreed to be adjusted. The same list in any order, with the same tickets, gives the same placement. */
import { adjust } from './adjusting/adjust.ts'
import type { Adjustment } from './adjusting/market.ts'
import type { Solve } from './adjusting/program.ts'
import { faultsOfProof } from './adjusting/proof.ts'
import { adjustWithin } from './adjusting/quotas.ts'
import { defer } from './defer.ts'
import type { List } from './list.ts'
import type { Tickets } from './lottery.ts'
import { marketOf } from './market.ts'
import type { Fault } from './offered.ts'
import { placesBy } from './order.ts'
import { type Adjusted, type Outcome, outcomeOf, ways } from './outcome.ts'
import { marksOf, tightIn } from './quotas.ts'
import { type Rest, restOf } from './rest.ts'

export type Placing = { readonly outcome: Outcome; readonly faults: readonly Fault[] }

/** Quotas that no placement keeps, beside what pins and wishes took: the numbers of the fewest that clash. */
export class QuotasClash extends Error {
  override readonly name = 'QuotasClash'
  readonly quotas: readonly number[]
  constructor(quotas: readonly number[]) {
    super(`no placement keeps the quotas ${quotas.join(', ')}`)
    this.quotas = quotas
  }
}

/** The solver came to its limit before anything was certain: the same on every machine, and so no placement. */
export class SolverStopped extends Error {
  override readonly name = 'SolverStopped'
}

const proved = (rest: Rest, adjustment: Adjustment): Adjusted => {
  const [fault] = faultsOfProof(rest.market, adjustment)
  if (fault) throw new Error(`the adjustment has no proof: ${JSON.stringify(fault)}`)
  return { ...rest, adjustment, prices: adjustment }
}

const within = (outcome: Outcome, rest: Rest, solve: Solve | undefined): Adjusted => {
  const marks = marksOf(outcome, rest.market, rest.person, rest.programme)
  if (marks.quotas.length > 0 && !solve) throw new Error('quotas want a solver')
  const found = solve && marks.quotas.length > 0 ? adjustWithin(rest.market, marks.quotas, solve) : undefined
  if (!found) return proved(rest, adjust(rest.market))
  if (found.kind === 'free') return proved(rest, found.adjustment)
  if (found.kind === 'clash' && found.proved) throw new QuotasClash([...new Set(found.quotas.map(q => marks.of[q] ?? 0))])
  if (found.kind !== 'bound' || !found.proved) throw new SolverStopped('the solver came to its limit')
  return { ...rest, adjustment: found, prices: found.prices, tight: tightIn(rest.market, marks, found.edge) }
}

/** Who is adjusted, on what the wishes left free. It is proved on each run; without its proof it is no placement. */
const adjusted = (outcome: Outcome, solve: Solve | undefined): Outcome => {
  const rest = restOf(outcome)
  if (rest.person.length === 0 && (outcome.list.head.quotas ?? []).length === 0) return outcome
  const its = within(outcome, rest, solve)
  const [seat, way] = [outcome.seat.slice(), outcome.way.slice()]
  rest.person.forEach((i, at) => {
    const p = rest.programme[rest.market.programme[its.adjustment.edge[at] ?? -1] ?? -1]
    if (p === undefined) return
    seat[i] = p
    way[i] = ways.indexOf('adjustment')
  })
  return { ...outcome, seat, way, rest: its }
}

/** Where two stand alike and no lottery parts them, that is a fault, and the placement is not to be used. Quotas want a solver, and may clash. */
export const place = (list: List, tickets?: Tickets, solve?: Solve): Placing => {
  const { places, faults } = placesBy(list, tickets)
  const wishes = marketOf(list, places)
  return { outcome: adjusted(outcomeOf(list, wishes, defer(wishes)), solve), faults }
}
