/** The proof that an entry stands in the record: its leaf, the path to the root, and the signed checkpoint. It shows nothing else of the record. */
import type { Query } from '../database.ts'
import type { Signed } from './body.ts'
import { merklePath } from './tree.ts'

export type Proof = { readonly leaf: string; readonly path: readonly string[]; readonly body: string; readonly signature: string }
export type Proven = { readonly proof: Proof; readonly checkpoint: Signed }

/** A leaf stands in the last checkpoint that covers its place: what was set back and written anew is proved by the newer one. */
const foundText = `
select f.place, c.n, c.from_line as "from", c.size, c.digest, c.body, c.signature
from journal j join leaf f on f.kind = 'entry' and f.key = j.seq join checkpoint c on c.from_line <= f.place and c.size > f.place
where j.subject = $1 and j.id = $2 and j.n = $3 order by c.n desc limit 1`
const leavesText = 'select leaf from leaf where place >= $1 and place < $2 order by place'

/** Undefined where there is no such entry, or no checkpoint over it yet. */
export const findProof = async (query: Query, subject: string, id: string, n: number): Promise<Proven | undefined> => {
  const [found] = await query<Signed & { readonly place: number }>(foundText, [subject, id, n])
  if (!found) return undefined
  const { place, ...checkpoint } = found
  const leaves = (await query<{ leaf: string }>(leavesText, [found.from, found.size])).map(({ leaf }) => leaf)
  const at = place - found.from
  const { body, signature } = checkpoint
  return { proof: { leaf: leaves[at] ?? '', path: merklePath(leaves, at), body, signature }, checkpoint }
}
