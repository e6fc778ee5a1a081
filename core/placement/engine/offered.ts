/** The hosts and programmes of a placement as numbers, and by what each ranks. */
import type { Head } from './shape.ts'

export type Fault = { readonly path: string; readonly why: string }

/** By what a programme ranks: its own order of people first, then the steps. Programmes that rank alike share one of these. */
export type Ruling = {
  readonly steps: readonly string[]
  readonly ranking?: readonly string[] | undefined
  readonly onlyRanked: boolean
  /** Where the ranking stands in the input. */
  readonly path: string
}

export type Programme = {
  /** HOST/PROGRAMME */
  readonly name: string
  readonly ruling: Ruling
  readonly field?: string | undefined
  readonly place?: string | undefined
  readonly accepts?: ReadonlySet<string> | undefined
  readonly tracks?: ReadonlySet<string> | undefined
}

export type Offered = {
  readonly hosts: readonly string[]
  readonly programmes: readonly Programme[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly host: Int32Array
  readonly seats: Int32Array
  readonly hostSeats: Int32Array
}

type Host = Head['hosts'][number]
type Its = Host['programmes'][number]

const mostSeats = 2 ** 31 - 1

const twice = (texts: readonly string[]): readonly number[] => texts.flatMap((text, i) => (texts.indexOf(text) === i ? [] : [i]))

const repeated = (ranking: readonly string[]): readonly number[] => {
  const seen = new Set<string>()
  return ranking.flatMap((id, i) => (seen.size === seen.add(id).size ? [i] : []))
}

type Ordered = Pick<Host, 'order' | 'ranking' | 'onlyRanked'>
const faultsOfOrder = (its: Ordered, path: string): readonly Fault[] => [
  ...(its.onlyRanked && !its.ranking ? [{ path: `${path}.onlyRanked`, why: 'nobody is ranked here' }] : []),
  ...repeated(its.ranking ?? []).map(k => ({ path: `${path}.ranking[${k}]`, why: `${its.ranking?.[k]} is ranked twice` })),
]

const faultsOfHost = (host: Host, i: number): readonly Fault[] => {
  const path = `hosts[${i}]`
  const doubled = twice(host.programmes.map(({ id }) => id))
  return [
    ...faultsOfOrder(host, path),
    ...doubled.map(j => ({ path: `${path}.programmes[${j}].id`, why: `${host.programmes[j]?.id} is there twice` })),
    ...host.programmes.flatMap((its, j) => [
      ...faultsOfOrder(its, `${path}.programmes[${j}]`),
      ...(host.seats !== undefined && (its.order ?? its.ranking)
        ? [
            {
              path: `${path}.programmes[${j}].order`,
              why: 'a host with a limit over its programmes ranks by one order: it belongs to the host',
            },
          ]
        : []),
    ]),
  ]
}

/** A quota about what nobody offers is a slip of the pen. */
const faultsOfQuotas = ({ hosts, quotas = [] }: Pick<Head, 'hosts' | 'quotas'>): readonly Fault[] => {
  const offered = {
    hosts: new Set(hosts.map(({ id }) => id)),
    programmes: new Set(hosts.flatMap(({ id, programmes }) => programmes.map(its => `${id}/${its.id}`))),
    fields: new Set(hosts.flatMap(({ programmes }) => programmes.flatMap(({ field }) => field ?? []))),
    places: new Set(hosts.flatMap(({ place }) => place ?? [])),
  }
  const parts = ['hosts', 'programmes', 'fields', 'places'] as const
  return quotas.flatMap(({ name, programmes = {}, least = 0, most = least }, q) => [
    ...parts.flatMap(part =>
      (programmes[part] ?? []).flatMap((text, k) =>
        offered[part].has(text) ? [] : [{ path: `quotas[${q}].programmes.${part}[${k}]`, why: `nobody offers ${text}` }],
      ),
    ),
    ...(least > most ? [{ path: `quotas[${q}].least`, why: `more than the most, ${most}` }] : []),
    ...(quotas.findIndex(other => other.name === name) < q ? [{ path: `quotas[${q}].name`, why: `${name} is there twice` }] : []),
  ])
}

/** Everything that is wrong with hosts, programmes and quotas. Two hosts can't share a programme, so limits always lie one within the other. */
export const faultsOfHead = ({ hosts, quotas }: Pick<Head, 'hosts' | 'quotas'>): readonly Fault[] => [
  ...repeated(hosts.map(({ id }) => id)).map(i => ({ path: `hosts[${i}].id`, why: `${hosts[i]?.id} is there twice` })),
  ...hosts.flatMap(faultsOfHost),
  ...faultsOfQuotas({ hosts, quotas }),
]

const rulings = (head: Head) => {
  const general: Ruling = { steps: head.order, onlyRanked: false, path: 'order' }
  const known = new Map<string, Ruling>([[head.order.join(' '), general]])
  const of = (its: Ordered, above: Ruling, path: string): Ruling => {
    if (!its.order && !its.ranking) return above
    const ruling = {
      steps: its.order ?? above.steps,
      ranking: its.ranking ?? above.ranking,
      onlyRanked: its.ranking ? its.onlyRanked === true : above.onlyRanked,
      path,
    }
    const same = ruling.ranking ? undefined : known.get(ruling.steps.join(' '))
    if (!same && !ruling.ranking) known.set(ruling.steps.join(' '), ruling)
    return same ?? ruling
  }
  return { general, of }
}

export const offeredOf = (head: Head): Offered => {
  const { general, of } = rulings(head)
  const all = head.hosts.flatMap((host, h) => {
    const above = of(host, general, `hosts[${h}]`)
    return host.programmes.map((its: Its, j) => ({ h, host, its, ruling: of(its, above, `hosts[${h}].programmes[${j}]`) }))
  })
  const programmes = all.map(({ host, its, ruling }) => ({
    name: `${host.id}/${its.id}`,
    ruling,
    field: its.field,
    place: host.place,
    accepts: its.accepts && new Set(its.accepts),
    tracks: its.tracks && new Set(its.tracks),
  }))
  const sum = (host: Host) => host.programmes.reduce((n, { seats }) => n + seats, 0)
  return {
    hosts: head.hosts.map(({ id }) => id),
    programmes,
    numberOf: new Map(programmes.map(({ name }, p) => [name, p])),
    host: Int32Array.from(all, ({ h }) => h),
    seats: Int32Array.from(all, ({ its }) => its.seats),
    hostSeats: Int32Array.from(head.hosts, host => Math.min(host.seats ?? sum(host), mostSeats)),
  }
}
