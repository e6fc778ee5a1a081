/** The chains of hashes: one for each dossier, one for the registry. */
import type { Link } from './line.ts'
import { Wrong } from './wrong.ts'

type Chain = { readonly n: number; readonly hash: string; readonly waiting: ReadonlyMap<number, Link> }
export type Chains = { readonly take: (link: Link) => void; readonly end: () => number }

const advanced = (chain: Chain, link: Link): Chain => {
  if (link.prev !== chain.hash) throw new Wrong(`${link.chain}/${link.n}`, 'does not follow from the one before it')
  const waiting = new Map(chain.waiting)
  waiting.delete(link.n)
  const next = { n: link.n, hash: link.hash, waiting }
  const after = waiting.get(link.n + 1)
  return after ? advanced(next, after) : next
}

const held = (chain: Chain, link: Link): Chain => {
  if (link.n <= chain.n || chain.waiting.has(link.n)) throw new Wrong(`${link.chain}/${link.n}`, 'stands there twice')
  return link.n === chain.n + 1 ? advanced(chain, link) : { ...chain, waiting: new Map(chain.waiting).set(link.n, link) }
}

/** Entries of one dossier may stand out of order, where their transactions began so; none may be lacking at the end. */
export const openChains = (): Chains => {
  const all = new Map<string, Chain>()
  const take = (link: Link) => void all.set(link.chain, held(all.get(link.chain) ?? { n: 0, hash: '', waiting: new Map() }, link))
  const end = () => {
    for (const [name, { n, waiting }] of all) if (waiting.size > 0) throw new Wrong(`${name}/${n + 1}`, 'is missing')
    return all.size
  }
  return { take, end }
}
