/** After a backup was put back: the file knows checkpoints that the database has lost. The record goes on from there, and says so for good. */
import { hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { House } from '../house.ts'
import { keyOf, type Signed, signed } from './body.ts'
import { appendCheckpoints, lastIn, tailOf } from './file.ts'
import { findLast, writeCheckpoint } from './make.ts'
import { merkleRoot } from './tree.ts'

const clockText = 'select clock_timestamp() as now'

/** Undefined where there is nothing to resume: file and database agree. `because` is one line. */
export const resume = async (house: House, path: string, because: string): Promise<Signed | undefined> => {
  const handle = await open(path, 'r')
  const last = lastIn(await tailOf(handle).finally(() => handle.close()))
  const made = await house.database.transaction('everything', async query => {
    const [clock] = await query<{ now: Date }>(clockText)
    const known = await findLast(query)
    if (!clock || last.n <= (known?.n ?? 0)) return undefined
    const from = known?.size ?? 0
    const said = { n: last.n + 1, at: house.at(clock.now).toISOString(), from, size: from, root: merkleRoot([]), because }
    const setBack = signed(keyOf(house.seals), { ...said, before: hash('sha256', last.body, 'hex') })
    await writeCheckpoint(query, setBack)
    return setBack
  })
  if (made) await appendCheckpoints(house, path)
  return made
}
