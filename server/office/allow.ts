/** More records of people for somebody today: allowed by who stands over them, never by themself. */
import { z } from 'zod'
import { dailyRecords, today } from '../bulk.ts'
import { type Around, type Result, sees } from './deeds.ts'
import { findAccount } from './holdings.ts'

export const AllowBulk = z.strictObject({ account: z.string().min(1).max(64) })

const allowText = `
insert into bulk_read as b (account, day, allowed, allowed_by) values ($1, ${today}, 2 * $2::int, $3)
on conflict (account, day) do update set allowed = b.allowed + $2::int, allowed_by = $3`

export const allowBulk = async ({ query, giver, today: day }: Around, { account: whose }: z.output<typeof AllowBulk>): Promise<Result> => {
  const account = await findAccount(query, whose)
  if (!account || !sees(giver, account, day)) return { absent: true }
  if (account.id === giver.id) return { against: ['notYourself'] }
  await query(allowText, [account.id, dailyRecords, giver.id])
  return { done: { account: account.id } }
}
