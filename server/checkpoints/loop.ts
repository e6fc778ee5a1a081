/** Every few minutes: a checkpoint, and its line in each file that the operator names. */
import { existsSync } from 'node:fs'
import type { House } from '../house.ts'
import { alone, type Holds, type Loop, startElected } from '../loop.ts'
import type { Settings } from '../settings.ts'
import { tell } from '../tell.ts'
import { appendCheckpoints } from './file.ts'
import { makeCheckpoints } from './make.ts'

export type Places = Pick<Settings, 'checkpointsFile' | 'checkpointsCopy'>

/** A copy that can't be reached does not keep the first file from being written; it gets what it lacks when it is there again. */
export const checkpointOnce = async (house: House, { checkpointsFile, checkpointsCopy }: Places): Promise<void> => {
  await makeCheckpoints(house)
  await appendCheckpoints(house, checkpointsFile)
  if (checkpointsCopy !== undefined) await appendCheckpoints(house, checkpointsCopy)
}

/** A file that is gone is written anew, but whoever took it away could have altered everything before. */
const warnOfLoss = async ({ database }: House, file: string): Promise<void> => {
  if (existsSync(file) || (await database.query('select 1 from checkpoint limit 1')).length === 0) return
  tell(`${file} is not there, but checkpoints were made: it is written anew and proves nothing about the time before`)
}

export const startCheckpoints = (house: House, settings: Places & Pick<Settings, 'checkpointMinutes'>, holds: Holds = alone): Loop => {
  const warned = warnOfLoss(house, settings.checkpointsFile)
  // Of one file only one server is the writer: two that append over a network could cut each other's lines.
  return startElected('checkpoints', settings.checkpointMinutes * 60_000, holds, async () => {
    await warned
    await checkpointOnce(house, settings)
  })
}
