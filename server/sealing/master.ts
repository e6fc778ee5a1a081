/** Another master key in the place of the one that is in use. Killed at any moment, whichever file is there opens the ring. */
import { existsSync } from 'node:fs'
import type { Database } from '../database.ts'
import { getMasterKey } from '../keys.ts'
import { fileKeeper } from './keeper.ts'
import { holdRing } from './lock.ts'
import type { Places } from './open.ts'
import { keepRing, overwriteAndReplace, type RingFile } from './ring-file.ts'

export const changeMaster = (database: Database, ring: RingFile, { keyFile, ringFile, keeper }: Places): Promise<void> =>
  database.transaction('house', async query => {
    await holdRing(query)
    if (keeper !== undefined) throw new Error(`The master key is kept by ${keeper}, which changes it itself.`)
    const next = `${keyFile}.next`
    const old = fileKeeper(getMasterKey(keyFile, false))
    const other = fileKeeper(getMasterKey(next, !existsSync(next)))
    keepRing(ringFile, ring.now(), [old, other])
    overwriteAndReplace(keyFile, next)
    keepRing(ringFile, ring.now(), [other])
  })
