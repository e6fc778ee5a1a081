/**
 * Which of a list are drawn. Anybody can do it again: the seed is SHA-256 over commitment, secret, digest of the list and the server's chance, line by line;
 * a ticket is HMAC-SHA256 of the item under the seed; the lowest tickets are drawn.
 */
import { type Digests, seedOf } from '../placement/engine/lottery.ts'
import type { Frozen, Item, Listed } from './dossier.ts'

const byId = (a: Listed, b: Listed) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** A line for each item, its name and its sum in fen, in the order of their names. */
export const freeze = ({ sha256 }: Pick<Digests, 'sha256'>, list: readonly Listed[]): Frozen => {
  const lines = [...list].sort(byId).map(({ id, fen }) => `${id} ${fen}\n`)
  return { count: list.length, totalFen: list.reduce((sum, { fen }) => sum + fen, 0), digest: sha256(lines.join('')) }
}

/** The list cut into strata that come to about the same sum, the greatest sums first: few large ones, then many small ones. */
export const strataOf = (list: readonly Listed[], strata: number): readonly Item[] => {
  const total = list.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
  let before = 0n
  return [...list]
    .sort((a, b) => b.fen - a.fen || byId(a, b))
    .map(one => {
      const stratum = total === 0n ? 1 : Number((before * BigInt(strata)) / total) + 1
      before += BigInt(one.fen)
      return { ...one, stratum }
    })
}

/** One by one to each stratum in turn that has some left. */
const shareOut = (size: number, rooms: readonly number[]): readonly number[] => {
  const shares = rooms.map(() => 0)
  for (
    let [left, at] = [
      Math.min(
        size,
        rooms.reduce((sum, room) => sum + room, 0),
      ),
      0,
    ];
    left > 0;
    at = (at + 1) % rooms.length
  ) {
    if ((shares[at] ?? 0) >= (rooms[at] ?? 0)) continue
    shares[at] = (shares[at] ?? 0) + 1
    left -= 1
  }
  return shares
}

export type Drawing = {
  readonly commitment: string
  readonly secret: string
  readonly digest: string
  readonly nonce: string
  readonly size: number
  readonly strata: number
}

export const drawFrom = (digests: Digests, list: readonly Listed[], drawing: Drawing): readonly Item[] => {
  const { commitment, secret, digest, nonce, size, strata } = drawing
  const seed = seedOf(digests, { commitment, secret, frozen: digest, draw: nonce })
  const tickets = strataOf(list, strata)
    .map(item => ({ item, ticket: digests.hmac(seed, item.id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : byId(a.item, b.item)))
  const groups = Array.from({ length: strata }, (_, i) => tickets.filter(({ item }) => item.stratum === i + 1))
  const shares = shareOut(
    size,
    groups.map(group => group.length),
  )
  return groups.flatMap((group, i) => group.slice(0, shares[i]).map(({ item }) => item))
}
