/** The ring: every secret of a house, as its file holds them. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { cut, grow, isLost, leafOf, type Tree } from './tree.ts'

export type Ring = {
  /** The trees that sealed values may be from, by id; what is sealed now is of the last. */
  readonly trees: readonly Tree[]
  /** The one key that everything was sealed by before there were trees. It can't be cut, and goes with the first rotation. */
  readonly before?: Buffer | undefined
  /** The keys of the index, one over the other: an index made by the first is keyed again by each that came later. */
  readonly finding: readonly Buffer[]
  /** The one that is about to come over them. */
  readonly coming?: Buffer | undefined
  readonly signing: Buffer
  readonly checkpointing: Buffer
}

export const newTree = (): Tree => ({ id: randomBytes(8).toString('hex'), nodes: new Map([['', randomBytes(32)]]) })

/** One layer of the index. */
export const keyedBy = (value: Buffer, key: Buffer): Buffer => createHmac('sha256', key).update(value).digest()

/** An index says how many keys lie over each other in it, once there are two. */
export const layered = (value: Buffer, layers: number): Buffer => (layers === 1 ? value : Buffer.concat([value, Buffer.of(layers)]))

const drawn = (master: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32))

const drawnFrom = (master: Buffer) => ({
  before: drawn(master, 'tepei seal'),
  finding: [drawn(master, 'tepei find')],
  signing: drawn(master, 'tepei sign'),
  checkpointing: drawn(master, 'tepei checkpoint'),
})

/** The first ring of a house: one that lived by its master key alone keeps what was drawn from that. */
export const firstRing = (master?: Buffer): Ring => ({
  trees: [newTree()],
  ...(master ? drawnFrom(master) : { finding: [randomBytes(32)], signing: randomBytes(32), checkpointing: randomBytes(32) }),
})

/** A ring that follows from one secret, for houses that live in a test. Nothing of it can be erased for good: it can always be drawn again. */
export const ringOf = (master: Buffer): Ring => {
  if (master.length !== 32) throw new Error(`the master key must be 32 bytes, found ${master.length}`)
  return { ...drawnFrom(master), trees: [{ id: '0'.repeat(15).concat('1'), nodes: new Map([['', drawn(master, 'tepei tree')]]) }] }
}

export const treeNow = ({ trees }: Ring): Tree => {
  const tree = trees.at(-1)
  if (!tree) throw new Error('the ring holds no key that could seal')
  return tree
}

/** The ring without some leaves of its trees; the same ring where it lacks all of them already. */
export const cutTrees = (ring: Ring, gone: readonly { readonly leaf: string; readonly key: string }[]): Ring => {
  const trees = ring.trees.map(tree => {
    const grows = gone.filter(({ key, leaf }) => key === tree.id && !isLost(tree, leaf))
    return grows.length === 0
      ? tree
      : cut(
          tree,
          grows.map(({ leaf }) => leaf),
        )
  })
  return trees.some((tree, i) => tree !== ring.trees[i]) ? { ...ring, trees } : ring
}

/** Whether a unit was erased, by whichever tree: a tree that began later never knew it. */
export const isCut = ({ trees }: Ring, leaf: string): boolean => trees.some(tree => isLost(tree, leaf))

export const keyOfUnit = (tree: Tree, unit: string): Buffer | undefined => grow(tree, leafOf(unit))

const bytes = z.base64().transform(text => Buffer.from(text, 'base64'))
const Written = z.strictObject({
  format: z.literal(1),
  trees: z.array(z.strictObject({ id: z.string(), nodes: z.record(z.string(), bytes) })).min(1),
  before: bytes.optional(),
  finding: z.array(bytes).min(1),
  coming: bytes.optional(),
  signing: bytes,
  checkpointing: bytes,
})

const textOf = (secret: Buffer): string => secret.toString('base64')

export const writeRing = ({ trees, before, finding, coming, signing, checkpointing }: Ring): Buffer =>
  Buffer.from(
    JSON.stringify({
      format: 1,
      trees: trees.map(({ id, nodes }) => ({
        id,
        nodes: Object.fromEntries([...nodes].map(([path, node]) => [`/${path}`, textOf(node)])),
      })),
      ...(before && { before: textOf(before) }),
      finding: finding.map(textOf),
      ...(coming && { coming: textOf(coming) }),
      signing: textOf(signing),
      checkpointing: textOf(checkpointing),
    }),
  )

export const readRing = (plain: Buffer): Ring => {
  const { format: _, trees, ...secrets } = Written.parse(JSON.parse(plain.toString('utf8')))
  return {
    ...secrets,
    trees: trees.map(({ id, nodes }) => ({ id, nodes: new Map(Object.entries(nodes).map(([path, node]) => [path.slice(1), node])) })),
  }
}
