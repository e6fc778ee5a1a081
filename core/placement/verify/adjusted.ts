/** Whether the second stage is what it claims to be: the most people, strictly by priority, with the best fit, inside the quotas. */
import { type Head, limitsOf, type Person, type Programme, type Said } from './facts.ts'
import { boundBy, leftOut, type Market, type Prices, passedOverIn, worthOf } from './market.ts'
import { type Asked, type Best, most } from './optimum.ts'
import { countOf, limitsFrom } from './quotas.ts'
import type { Fault } from './seats.ts'
import type { FieldOf } from './ways.ts'
import { waysOf } from './ways.ts'

export type Stage = {
  readonly head: Head
  readonly programmes: ReadonlyMap<string, Programme>
  /** Everybody, the first by the order of the whole first. */
  readonly people: readonly Person[]
  readonly said: ReadonlyMap<string, Said>
  readonly fieldOf: FieldOf
}

/** What is left of seats beside those who sit there for sure. */
export const leftBeside = ({ head, programmes }: Stage, sure: readonly string[]) => {
  const [seats, hosts] = [new Map([...programmes].map(([name, p]) => [name, p.seats])), new Map(limitsOf(head))]
  for (const name of sure) {
    const host = programmes.get(name)?.host ?? ''
    seats.set(name, (seats.get(name) ?? 0) - 1)
    hosts.set(host, (hosts.get(host) ?? 0) - 1)
  }
  return { seats, hosts }
}

const marketOf = (stage: Stage): Market => {
  const { programmes, people, said } = stage
  const isSure = ({ id }: Person) => !['none', 'adjustment'].includes(said.get(id)?.way ?? 'none')
  const { seats, hosts } = leftBeside(
    stage,
    people.filter(isSure).flatMap(({ id }) => said.get(id)?.seat ?? []),
  )
  const open = [...programmes.values()].filter(({ name, host }) => (seats.get(name) ?? 0) > 0 && (hosts.get(host) ?? 0) > 0)
  const ways = waysOf(stage.head, stage.fieldOf, programmes, open)
  const byId = new Map(people.map(person => [person.id, person]))
  const willing = people.filter(person => person.willing === true && !isSure(person))
  return {
    people: willing.map(({ id }) => id),
    ways: id => {
      const person = byId.get(id)
      return person ? ways(person) : []
    },
    programmes: new Map(open.map(({ name, host }) => [name, { host, seats: seats.get(name) ?? 0 }])),
    hosts: new Map([...hosts].filter(([, n]) => n > 0)),
    held: new Map(willing.flatMap(({ id }) => (said.get(id)?.way === 'adjustment' ? [[id, said.get(id)?.seat ?? ''] as const] : []))),
  }
}

const askedOf = (stage: Stage, market: Market): Asked => {
  const limits = limitsFrom(stage.head, stage.programmes)
  const sure = new Map([...stage.said].filter(([, { way }]) => way !== 'adjustment'))
  const before = limits.map(limit => countOf(limit, stage.people, sure, stage.programmes))
  return { market, limits, before, programmes: stage.programmes, people: new Map(stage.people.map(p => [p.id, p])) }
}

/** Who of some could have been placed beside all before them; many are asked about at once, and one by one only where some might. */
const couldCome = (asked: Asked, best: Best, ids: readonly string[]): string | undefined => {
  const { market } = asked
  const [one] = ids
  if (one === undefined) return undefined
  const settled = new Map(
    market.people.slice(0, market.people.indexOf(one)).flatMap(id => (market.held.has(id) ? [[id, true] as const] : [])),
  )
  const wanted = new Set(ids)
  const worth = ({ id }: { readonly id: string }) => (wanted.has(id) ? 1 : 0)
  const rough = most(asked, best, worth, { settled, placed: market.held.size, relaxed: true })
  if (rough !== undefined && rough < 1) return undefined
  if (ids.length > 1) {
    const half = ids.length >> 1
    return couldCome(asked, best, ids.slice(0, half)) ?? couldCome(asked, best, ids.slice(half))
  }
  const exact = most(asked, best, worth, { settled, placed: market.held.size })
  return exact === 0 ? undefined : one
}

/** Who is placed under quotas that bind: the most people, and nobody left out whom those before them leave room for. */
const faultUnderQuotas = (stage: Stage, market: Market, best: Best): Fault | undefined => {
  const asked = askedOf(stage, market)
  const placed = most(asked, best, () => 1, {})
  if (placed !== market.held.size)
    return { path: 'totals.adjusted', why: `the quotas let ${placed ?? 'nobody knows how many'} be adjusted, and ${market.held.size} are` }
  const why = leftOut(market)
  const open = market.people.filter(id => !market.held.has(id) && why(id) !== undefined)
  const found = couldCome(asked, best, open)
  return found === undefined
    ? undefined
    : { path: `people ${found}`, why: 'the quotas leave room for them beside all who stand before them' }
}

const faultOfFit = (stage: Stage, market: Market, prices: Prices | undefined, best: Best | undefined): Fault | undefined => {
  if (prices) {
    const found = boundBy(market, prices)
    if (!found) return { path: 'proof.adjusted', why: 'a price is a whole number from 0' }
    return found.bound === found.worth
      ? undefined
      : { path: 'proof.adjusted', why: `the fit is ${found.worth}, and by these prices ${found.bound} might be had` }
  }
  if (market.held.size === 0) return undefined
  if (!stage.head.quotas?.length || !best) return { path: 'proof.adjusted', why: 'nothing proves the best fit' }
  const settled = new Map(market.people.map(id => [id, market.held.has(id)]))
  const [has, could] = [worthOf(market), most(askedOf(stage, market), best, ({ worth }) => worth, { settled })]
  return could === has
    ? undefined
    : { path: 'totals.adjusted', why: `the fit is ${has}, and ${could ?? 'nobody knows what'} could be had inside the quotas` }
}

/** The first thing that is wrong with who was adjusted and where. */
export const faultOfAdjusted = (stage: Stage, prices: Prices | undefined, best: Best | undefined): Fault | undefined => {
  const market = marketOf(stage)
  const passed = passedOverIn(market)
  const hasQuotas = (stage.head.quotas ?? []).length > 0
  if (passed && !(hasQuotas && best)) return { path: `people ${passed.id}`, why: passed.why }
  return (passed && best && faultUnderQuotas(stage, market, best)) ?? faultOfFit(stage, market, prices, best)
}
