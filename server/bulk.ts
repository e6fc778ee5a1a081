/** Lists of people that leave the house: counted for each account and day, refused beyond what it may, and marked with who took them and with the hash of what was in them. */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { type SheetRow, type SheetSent, sendSheet } from './export-sheet.ts'
import type { House } from './house.ts'

export type Taking = { readonly house: House; readonly account: string; readonly round: string }

export const today = "(clock_timestamp() at time zone 'Asia/Shanghai')::date"
/** So many records of people go out to one account in a day, unless another allows more. */
export const dailyRecords = 10_000
const beginText = `insert into bulk_read (account, day, allowed) values ($1, ${today}, $2) on conflict do nothing`
const leftText = `select allowed - records as left from bulk_read where account = $1 and day = ${today}`
const takeText = `
update bulk_read set records = records + $2 where account = $1 and day = ${today} and records + $2 <= allowed returning records`
const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, $2, 'round', $3, $4)"

class Beyond extends Error {}

const told = ({ house, account, round }: Taking, asked: 'bulkRefused' | 'exported', what: string) =>
  house.database.query(logText, [account, asked, round, what])

/** Whether a record is left for today. A refusal is written down for who watches at once. */
const mayTake = async (taking: Taking): Promise<boolean> => {
  const { database } = taking.house
  const left = await database.transaction('house', async query => {
    await query(beginText, [taking.account, dailyRecords])
    return (await query<{ left: number }>(leftText, [taking.account]))[0]?.left ?? 0
  })
  if (left <= 0) await told(taking, 'bulkRefused', 'the records of this day are used up')
  return left > 0
}

const take = async (taking: Taking, records: number): Promise<void> => {
  const taken = await taking.house.database.transaction('house', async query => {
    // A sheet may go on past midnight.
    await query(beginText, [taking.account, dailyRecords])
    return query(takeText, [taking.account, records])
  })
  if (taken.length > 0) return
  await told(taking, 'bulkRefused', `${records} records more than are left of this day`)
  throw new Beyond(`${taking.account} may take no ${records} records more today`)
}

/** Papers or forms of so many people that go out in one file: all of them, or none and a line for whoever watches. */
export const takeAtOnce = async (taking: Taking, records: number, what: string): Promise<boolean> => {
  try {
    if (!(await mayTake(taking))) return false
    await take(taking, records)
  } catch (error) {
    if (error instanceof Beyond) return false
    throw error
  }
  await told(taking, 'exported', `${records} records, ${what}`)
  return true
}
export const refuseBeyond = (reply: FastifyReply) =>
  reply.code(409).send({ error: 'No more records today.', refusals: [{ rule: 'bulkLimit' }] })

/** Each page is taken before it goes out; the last line says who took the sheet, when, and the SHA-256 of its lines, which is on record too. */
export async function* counted(taking: Taking, pages: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<readonly SheetRow[]> {
  const digest = createHash('sha256')
  let records = 0
  for await (const page of pages) {
    await take(taking, page.length)
    records += page.length
    for (const row of page) digest.update(`${JSON.stringify(row)}\n`)
    yield page
  }
  const hash = digest.digest('hex')
  await told(taking, 'exported', `${records} records, sha256 ${hash}`)
  yield [[`TEPEI-EXPORT ${taking.account} ${taking.house.at(new Date()).toISOString()} sha256:${hash}`]]
}

/** 409 where nothing is left for today. A sheet that comes to the limit on its way breaks off, and is none. */
export const sendCounted = async (reply: FastifyReply, taking: Taking, sheet: SheetSent, pages: AsyncIterable<readonly SheetRow[]>) =>
  (await mayTake(taking)) ? sendSheet(reply, sheet, counted(taking, pages)) : refuseBeyond(reply)
