/** The quotas, counted person by person from the input; and which people and programmes of the second stage each of them counts. */
import type { Head, Person, Programme, Said } from './facts.ts'
import type { Fault } from './seats.ts'

type Quota = NonNullable<Head['quotas']>[number]

const among = (list: readonly string[] | undefined, text: string | undefined): boolean =>
  list === undefined || (text !== undefined && list.includes(text))

const isOf = ({ people = {} }: Quota, { body, field, track, classes = [] }: Person): boolean =>
  among(people.bodies, body) &&
  among(people.fields, field) &&
  among(people.tracks, track) &&
  (people.classes === undefined || people.classes.some(name => classes.includes(name)))

const isAt = ({ programmes = {} }: Quota, { name, host, field, place }: Programme): boolean =>
  among(programmes.hosts, host) && among(programmes.programmes, name) && among(programmes.fields, field) && among(programmes.places, place)

/** What a quota asks, as limits of one count: reserved seats limit those for whom they are not. */
export type Limit = {
  readonly name: string
  readonly counts: (person: Person, programme: Programme) => boolean
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly share?: { readonly of: number; readonly per: number } | undefined
}

export const limitsFrom = (head: Head, programmes: ReadonlyMap<string, Programme>): readonly Limit[] =>
  (head.quotas ?? []).flatMap(quota => {
    const { name, least, most, share, reserved } = quota
    const its: Limit = { name, counts: (person, programme) => isOf(quota, person) && isAt(quota, programme), least, most, share }
    if (reserved === undefined) return [its]
    let seats = 0
    for (const programme of programmes.values()) seats += isAt(quota, programme) ? programme.seats : 0
    const counts: Limit['counts'] = (person, programme) => !isOf(quota, person) && isAt(quota, programme)
    return [its, { name, counts, most: Math.max(0, seats - reserved) }]
  })

export type Counted = { readonly found: number; readonly of: number }

export const countOf = (
  { counts }: Limit,
  people: readonly Person[],
  said: ReadonlyMap<string, Pick<Said, 'seat'>>,
  programmes: ReadonlyMap<string, Programme>,
): Counted => {
  let [found, of] = [0, 0]
  for (const person of people) {
    const programme = programmes.get(said.get(person.id)?.seat ?? '')
    if (!programme) continue
    of++
    if (counts(person, programme)) found++
  }
  return { found, of }
}

const breach = ({ least = 0, most, share }: Limit, { found, of }: Counted): string | undefined => {
  if (found < least) return `it counts ${found}, and ${least} are the least`
  if (most !== undefined && found > most) return `it counts ${found}, and ${most} are the most`
  return share && found * share.per > share.of * of ? `it counts ${found} of ${of}, more than ${share.of} in ${share.per}` : undefined
}

export type ToldQuota = { readonly name: string; readonly found: number; readonly of: number }

/** The first quota that is broken, or told otherwise than it is counted. */
export const faultOfQuotas = (
  head: Head,
  programmes: ReadonlyMap<string, Programme>,
  people: readonly Person[],
  said: ReadonlyMap<string, Said>,
  told: readonly ToldQuota[],
): Fault | undefined => {
  for (const limit of limitsFrom(head, programmes)) {
    const why = breach(limit, countOf(limit, people, said, programmes))
    if (why !== undefined) return { path: `quotas ${limit.name}`, why }
  }
  for (const [q, quota] of (head.quotas ?? []).entries()) {
    const counts: Limit['counts'] = (person, programme) => isOf(quota, person) && isAt(quota, programme)
    const { found, of } = countOf({ name: quota.name, counts }, people, said, programmes)
    const its = told[q]
    if (its?.name !== quota.name || its.found !== found || its.of !== of)
      return { path: `quotas ${quota.name}`, why: `${found} of ${of} are counted, and not so told` }
  }
  return undefined
}
