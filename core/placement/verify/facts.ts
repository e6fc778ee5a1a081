/** What the verification reads of an input and of a result: plain maps, read anew here so that no mistake of the engine is repeated. */

export type Order = {
  readonly steps: readonly string[]
  readonly ranking?: ReadonlyMap<string, number> | undefined
  readonly onlyRanked: boolean
}

export type Programme = {
  readonly name: string
  readonly host: string
  readonly seats: number
  readonly order: Order
  readonly accepts?: readonly string[] | undefined
  readonly tracks?: readonly string[] | undefined
  readonly field?: string | undefined
  readonly place?: string | undefined
}

export type Person = {
  readonly id: string
  readonly classes?: readonly string[] | undefined
  readonly rank?: number | undefined
  readonly score?: number | undefined
  readonly track?: string | undefined
  readonly field?: string | undefined
  readonly body?: string | undefined
  readonly place?: string | undefined
  readonly askedBy?: readonly string[] | undefined
  readonly wishes: readonly string[]
  readonly willing?: boolean | undefined
  readonly scope?: readonly string[] | undefined
  readonly pin?: string | undefined
  readonly forbid?: readonly string[] | undefined
}

type Ordered = {
  readonly order?: readonly string[] | undefined
  readonly ranking?: readonly string[] | undefined
  readonly onlyRanked?: boolean | undefined
}
type Its = Ordered & {
  readonly id: string
  readonly seats: number
  readonly field?: string | undefined
  readonly accepts?: readonly string[] | undefined
  readonly tracks?: readonly string[] | undefined
}
type Parts<Name extends string> = { readonly [name in Name]?: readonly string[] | undefined }
export type Head = {
  readonly order: readonly string[]
  readonly fit?: Readonly<Record<'ownField' | 'nearField' | 'wishedField' | 'wishedHost' | 'hostAsks' | 'samePlace', number>> | undefined
  readonly quotas?:
    | readonly {
        readonly name: string
        readonly people?: Parts<'bodies' | 'classes' | 'fields' | 'tracks'> | undefined
        readonly programmes?: Parts<'hosts' | 'programmes' | 'fields' | 'places'> | undefined
        readonly least?: number | undefined
        readonly most?: number | undefined
        readonly share?: { readonly of: number; readonly per: number } | undefined
        readonly reserved?: number | undefined
      }[]
    | undefined
  readonly lottery?: { readonly commitment: string; readonly secret: string; readonly frozen: string; readonly draw: string } | undefined
  readonly hosts: readonly (Ordered & {
    readonly id: string
    readonly seats?: number | undefined
    readonly place?: string | undefined
    readonly programmes: readonly Its[]
  })[]
}

/** What a result says of one person. */
export type Said = { readonly id: string; readonly seat: string | null; readonly way: string; readonly wish: number | null }

const orderOf = (its: Ordered, above: Order): Order => ({
  steps: its.order ?? above.steps,
  ranking: its.ranking ? new Map(its.ranking.map((id, k) => [id, k])) : above.ranking,
  onlyRanked: its.ranking ? its.onlyRanked === true : above.onlyRanked,
})

export const programmesOf = (head: Head): ReadonlyMap<string, Programme> =>
  new Map(
    head.hosts.flatMap(host => {
      const above = orderOf(host, { steps: head.order, onlyRanked: false })
      return host.programmes.map((its): [string, Programme] => {
        const name = `${host.id}/${its.id}`
        const { seats, accepts, tracks, field } = its
        return [name, { name, host: host.id, seats, order: orderOf(its, above), accepts, tracks, field, place: host.place }]
      })
    }),
  )

/** Of each host the most it takes. */
export const limitsOf = (head: Head): ReadonlyMap<string, number> =>
  new Map(
    head.hosts.map(host => [
      host.id,
      Math.min(
        host.seats ?? Number.POSITIVE_INFINITY,
        host.programmes.reduce((n, p) => n + p.seats, 0),
      ),
    ]),
  )

/** Whether a person may come to a programme at all. */
export const mayCome = (person: Person, programme: Programme): boolean =>
  !person.forbid?.includes(programme.name) &&
  (!programme.accepts || (person.field !== undefined && programme.accepts.includes(person.field))) &&
  (!programme.tracks || (person.track !== undefined && programme.tracks.includes(person.track))) &&
  (!programme.order.onlyRanked || programme.order.ranking?.has(person.id) === true)
