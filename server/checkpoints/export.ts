/** The record as lines, in the order in which checkpoints took it in, then what is under none yet. What was taken away is simply not there. */
import type { Query } from '../database.ts'
import { type Kind, kinds, readBack, readLoose } from './lines.ts'

const step = 1_000
const placesText = 'select place, kind, key from leaf where place > $1 order by place limit $2'
type Leaf = { readonly place: number; readonly kind: Kind; readonly key: number }

const signedLines = async function* (query: Query): AsyncGenerator<string> {
  for (let at = -1; ; ) {
    const leaves = await query<Leaf>(placesText, [at, step])
    const found = await readBack(query, leaves)
    for (const { kind, key } of leaves) {
      const line = found.get(`${kind} ${key}`)
      if (line) yield line.text
    }
    const last = leaves.at(-1)
    if (!last) return
    at = last.place
  }
}

const looseLines = async function* (query: Query, kind: Kind): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await readLoose(query, kind, after, step)
    for (const { text, slipped, name } of rows) yield slipped ? JSON.stringify({ kind: 'slipped', name }) : text
    const last = rows.at(-1)
    if (!last) return
    after = last.key
  }
}

/** Within one snapshot, so that it is the record of one moment. */
export const recordLines = async function* (query: Query): AsyncGenerator<string> {
  yield* signedLines(query)
  for (const kind of kinds) yield* looseLines(query, kind)
}
