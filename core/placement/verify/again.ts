/** Whether a re-run is one: who had a seat keeps one as far as can be, by priority, with the fewest moves, and each move and loss is told. */
import { leftBeside, type Stage } from './adjusted.ts'
import type { Person } from './facts.ts'
import { boundBy, type Market, type Prices, passedOverIn } from './market.ts'
import type { Fault } from './seats.ts'
import { pointsOf, waysFrom, waysOf } from './ways.ts'

/** What a re-run says of itself, and the result before: its digest and where people sat. */
export type SaidAgain = {
  readonly before: string
  readonly onlyUndecided: boolean
  readonly gone: readonly string[]
  readonly moves: readonly { readonly id: string; readonly from: string; readonly to: string | null }[]
}
export type Before = { readonly input: string; readonly sat: ReadonlyMap<string, string> }

const wayFault = ({ id }: Person, way: string, seat: string | null, sat: string | undefined): string | undefined => {
  if (way === 'kept') return sat === seat ? undefined : `kept ${seat}, and sat at ${sat ?? 'nothing'} before`
  if (way === 'moved') return sat !== undefined && sat !== seat ? undefined : `moved, and sat at ${sat ?? 'nothing'} before`
  return sat !== undefined && sat === seat && way !== 'pin' ? `${id} sat there before, and is not told to have kept it` : undefined
}

/** The market of those who had a seat: it, their wishes and what they agreed to, beside the pinned. */
const marketOf = (stage: Stage, sat: ReadonlyMap<string, string>, onlyStay: boolean): Market => {
  const { programmes, people, said } = stage
  const pinned = people.filter(({ pin }) => pin !== undefined)
  const { seats, hosts } = leftBeside(
    stage,
    pinned.flatMap(({ pin }) => pin ?? []),
  )
  const had = people.filter(({ id, pin }) => pin === undefined && sat.has(id))
  const all = [...programmes.values()]
  const longest = people.reduce((n, { wishes }) => Math.max(n, wishes.length), 0)
  const ways = waysFrom(all, waysOf(stage.head, stage.fieldOf, programmes, all), pointsOf(stage.head, stage.fieldOf, programmes), {
    longest,
    onlyStay,
  })
  const greatest = had.reduce(
    (most, person) => ways(person, sat.get(person.id) ?? '').reduce((n, { worth }) => Math.max(n, worth), most),
    0,
  )
  /** No points of any number of people outweigh one who stays. */
  const staying = 2 * had.length * greatest + 1
  const byId = new Map(had.map(person => [person.id, person]))
  const isHeld = (id: string) => ['kept', 'moved'].includes(said.get(id)?.way ?? '')
  return {
    people: had.map(({ id }) => id),
    ways: id => {
      const person = byId.get(id)
      const seat = sat.get(id) ?? ''
      return person ? ways(person, seat).map(way => (way.to === seat ? { ...way, worth: way.worth + staying } : way)) : []
    },
    programmes: new Map(all.map(({ name, host }) => [name, { host, seats: seats.get(name) ?? 0 }])),
    hosts,
    held: new Map(had.flatMap(({ id }) => (isHeld(id) ? [[id, said.get(id)?.seat ?? ''] as const] : []))),
  }
}

const faultOfTold = ({ people, said }: Stage, { gone, moves }: SaidAgain, sat: ReadonlyMap<string, string>): Fault | undefined => {
  const known = new Set(people.map(({ id }) => id))
  const left = [...sat.keys()].filter(id => !known.has(id)).sort()
  if (left.join() !== [...gone].join())
    return { path: 'again.gone', why: `${left.join(', ') || 'nobody'} had a seat and is not among the people` }
  const now = (id: string) => said.get(id)?.seat ?? null
  const moved = people
    .filter(({ id, pin }) => pin === undefined && sat.has(id) && now(id) !== sat.get(id))
    .map(({ id }) => `${id} ${sat.get(id)} ${now(id)}`)
  const told = moves.map(({ id, from, to }) => `${id} ${from} ${to}`)
  const wrong = moved.find(text => !told.includes(text)) ?? told.find(text => !moved.includes(text))
  return wrong === undefined ? undefined : { path: 'again.moves', why: `${wrong} is not as it is told` }
}

/** The first thing that is wrong with who kept a seat, who moved and who lost one. */
export const faultOfAgain = (
  stage: Stage,
  again: SaidAgain | undefined,
  before: Before | undefined,
  prices: Prices | undefined,
): Fault | undefined => {
  if (!again || !before)
    return again || before ? { path: 'again', why: again ? 'it is a re-run: the result before is wanted' : 'it is no re-run' } : undefined
  if (again.before !== before.input) return { path: 'again.before', why: `the result before is of ${before.input}` }
  for (const person of stage.people) {
    const its = stage.said.get(person.id)
    const why = its && wayFault(person, its.way, its.seat, before.sat.get(person.id))
    if (why !== undefined) return { path: `people ${person.id}`, why }
  }
  const market = marketOf(stage, before.sat, again.onlyUndecided)
  const passed = passedOverIn(market)
  if (passed) return { path: `people ${passed.id}`, why: `they had a seat, and could have kept one: ${passed.why}` }
  const found = boundBy(market, prices ?? { programmes: {}, hosts: {} })
  if (found?.bound !== found?.worth || !found)
    return { path: 'proof.kept', why: 'it does not prove that fewer moves or a better fit can’t be had' }
  return faultOfTold(stage, again, before.sat)
}
