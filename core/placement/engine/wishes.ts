/** The market of the wishes as numbers: who wishes for what, in which order, and who goes before whom. */

/**
 * The wishes of person i are those from `first[i]` to before `first[i + 1]`, the dearest first. `lot` is a strict order of everybody, the lower first.
 * `standing` says of each wish how that programme ranks that person, the lower first; equals go by the lot. Without it the lot decides everywhere.
 * A host is limited where it takes fewer than its programmes together have seats; all programmes of a limited host must rank by one order.
 */
export type Wishes = {
  readonly people: number
  /** people + 1 numbers of wishes. */
  readonly first: Int32Array
  /** Of each wish: the programme. */
  readonly programme: Int32Array
  readonly standing?: Int32Array | Uint16Array | undefined
  /** A permutation of the people's numbers. */
  readonly lot: Int32Array
  /** Of each programme: its seats, and whose it is. */
  readonly seats: Int32Array
  readonly host: Int32Array
  /** Of each host: how many it takes over all its programmes. */
  readonly hostSeats: Int32Array
}

export const nobody = -1

/** The programmes of host h are `programmes[first[h]]` to before `programmes[first[h + 1]]`; `limited[h]` is 1 where its own limit can bind. */
export type Houses = { readonly first: Int32Array; readonly programmes: Int32Array; readonly limited: Uint8Array }

/** The programmes by their hosts. */
export const housesOf = ({ seats, host, hostSeats }: Pick<Wishes, 'seats' | 'host' | 'hostSeats'>): Houses => {
  const first = new Int32Array(hostSeats.length + 1)
  const sum = new Float64Array(hostSeats.length)
  host.forEach((h, p) => {
    first[h + 1] = (first[h + 1] ?? 0) + 1
    sum[h] = (sum[h] ?? 0) + (seats[p] ?? 0)
  })
  for (let h = 0; h < hostSeats.length; h++) first[h + 1] = (first[h + 1] ?? 0) + (first[h] ?? 0)
  const next = first.slice()
  const programmes = new Int32Array(host.length)
  host.forEach((h, p) => {
    const at = next[h] ?? 0
    programmes[at] = p
    next[h] = at + 1
  })
  return { first, programmes, limited: Uint8Array.from(sum, (all, h) => Number((hostSeats[h] ?? 0) < all)) }
}

/** From lots to people. */
export const peopleByLot = (lot: Int32Array): Int32Array => {
  const person = new Int32Array(lot.length)
  lot.forEach((at, i) => {
    person[at] = i
  })
  return person
}

/** A power of two above every lot: standing and lot together are one number, standing × unit + lot, exact in a double. */
export const unitOf = (people: number): number => 2 ** Math.ceil(Math.log2(people + 1))
