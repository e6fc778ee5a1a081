/** How many dossiers stand where: read from the lines that every move adds, which are folded now and then so that they stay few. */
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'

const many = 2_000
const countText = 'select count(*) as lines from (select 1 from tally limit 2001) t'
const foldText = `
with gone as (delete from tally returning round, subject, status, waits_for, track, body, change)
insert into tally select round, subject, status, waits_for, track, body, sum(change) from gone group by 1, 2, 3, 4, 5, 6 having sum(change) <> 0`

/** Folds the lines when there are many; two servers at once each fold what the other has not taken. Returns whether it did. */
export const foldTally = async ({ database }: House, least = many): Promise<boolean> => {
  const [counted] = await database.query<{ lines: number }>(countText)
  if (!counted || counted.lines <= least) return false
  await database.query(foldText)
  return true
}

export const startTally = (house: House): Loop => startLoop('tally', 5_000, () => foldTally(house))
