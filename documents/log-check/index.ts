/**
 * Verifies the record of a house: an export of its log against the checkpoints that lie outside its database. It shares no code with what writes either,
 * imports nothing but Node, and needs no network, database or key of the house: this folder can be copied to any machine and run there.
 */
import { openChains } from './chains.ts'
import type { Checkpoint, Checkpoints } from './checkpoints.ts'
import { type Line, leafOf, lineOf } from './line.ts'
import { Wrong } from './wrong.ts'

export { type Checkpoint, type Checkpoints, isSigned, type Key, keyOf, readCheckpoints } from './checkpoints.ts'
export { readProof } from './proof.ts'
export { Wrong } from './wrong.ts'

export type Verified = {
  readonly lines: number
  /** Dossiers, and the registry where it has lines. */
  readonly chains: number
  /** Lines that came after the last checkpoint: their chains hold, and no checkpoint says yet that none was taken away. */
  readonly after: number
  readonly last: Checkpoint | undefined
  readonly remarks: readonly string[]
}

const nameIn = (leaf: string): string => leaf.slice(0, leaf.indexOf(' '))

/** What stands where something else was signed, told as what somebody did. */
const mismatch = (leaves: readonly string[], i: number, found: { readonly name: string; readonly leaf: string }): Wrong => {
  const name = nameIn(leaves[i] ?? '')
  if (found.name === name) return new Wrong(name, 'was altered')
  return leaves.includes(found.leaf)
    ? new Wrong(name, `is missing or was moved: ${found.name} stands in its place`)
    : new Wrong(found.name, `was put in or altered: ${name} was signed in its place`)
}

/** An entry that says it is older than the checkpoint before the one that first has it; a transaction may take as long as from one to the next. */
const lateness = (list: readonly Checkpoint[]) => {
  const late: string[] = []
  let at = 0
  const look = (i: number, line: Line) => {
    while (at < list.length && i >= (list[at]?.size ?? 0)) at += 1
    const before = list[at - 2]
    if (before && line.link && line.at < before.at)
      late.push(`${line.name} of ${line.at} came after checkpoint ${before.n} of ${before.at}`)
  }
  return { late, look }
}

/** `lines` are those of the export, in its order. Throws `Wrong` with the first thing that does not hold. */
export const verifyLog = async (
  lines: AsyncIterable<string>,
  { list, leaves, remarks }: Checkpoints,
  tell: (line: Line) => void = () => {},
): Promise<Verified> => {
  const chains = openChains()
  const { late, look } = lateness(list)
  let i = 0
  for await (const text of lines) {
    const place = `log:${i + 1}`
    const found = leafOf(place, text)
    if (i < leaves.length && found.leaf !== leaves[i]) throw mismatch(leaves, i, found)
    const line = lineOf(place, text)
    if (line.link) chains.take(line.link)
    look(i, line)
    tell(line)
    i += 1
  }
  if (i < leaves.length) throw new Wrong(nameIn(leaves[i] ?? ''), `is missing: the record ends ${leaves.length - i} lines too early`)
  const counted = chains.end()
  const more = late.length > 0 ? [`${late.length} entries bear an older time than a checkpoint without them; first: ${late[0]}`] : []
  return { lines: i, chains: counted, after: i - leaves.length, last: list.at(-1), remarks: [...remarks, ...more] }
}
