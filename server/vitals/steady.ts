/** Whether the database's clock goes forward: it decides every deadline, so one that was set back must be heard of before anybody is let in too late. */
import type { House } from '../house.ts'
import { type Loop, startLoop } from '../loop.ts'
import { tell as tellLine } from '../tell.ts'

/** Two servers of one database may differ by this much after one took over from the other. */
const toleratedMs = 1_000

const newestText = 'select at, clock_timestamp() as now from journal order by seq desc limit 1'

/** By how many milliseconds the clock is behind the newest entry that it once dated; 0 while it goes forward. */
export const findBehind = async ({ database, at }: House): Promise<number> => {
  const [newest] = await database.transaction('everything', query => query<{ at: Date; now: Date }>(newestText))
  const behind = newest ? newest.at.getTime() - at(newest.now).getTime() : 0
  return behind > toleratedMs ? behind : 0
}

const everyMs = 30_000

/** Tells once each time that the clock falls behind. */
export const startClockWatch = (house: House, tell: (text: string) => void = tellLine, pauseMs = everyMs): Loop => {
  let told = false
  return startLoop('clock watch', pauseMs, async () => {
    const behind = await findBehind(house)
    if (behind > 0 && !told)
      tell(
        `The database's clock is ${Math.round(behind / 1_000)} seconds behind its own record: deadlines are decided by it. Set it right before a deadline is near.`,
      )
    told = behind > 0
  })
}
