/** Codes that prove who holds a phone: six digits by text, good for ten minutes, five tries and one use. Only a keyed digest of them is kept. */
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { type Loop, startLoop } from '../loop.ts'
import type { Seals } from '../seal.ts'
import { queueText } from '../sending.ts'
import { sweepThrottle } from '../throttle.ts'

/** What a code is for, and about what: one that was asked for one thing opens no other. */
export type Wanted = { readonly phone: string; readonly purpose: 'enter' | 'link' | 'change'; readonly about: string }
export type AskedCode = { readonly kind: 'sent'; readonly id: string } | { readonly kind: 'wait'; readonly seconds: number }

const goodMinutes = 10
const mostTries = 5
/** Between two texts to one phone, how many go to it about one thing in an hour and in a day, and in a day about all: a text costs money and wakes people up. */
const apartSeconds = 60
const mostInHour = 5
const mostInDay = 12
const mostOfAll = 60
/** Over all phones: beyond it somebody is making the house send texts. */
const mostInMinute = 300

const digestOf = (seals: Seals, id: string, code: string): Buffer => seals.mark(`code/${id}/${code}`)

const lockText = "select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 20220303))"
const waitText = `
select ceil(greatest(
  ${apartSeconds} - extract(epoch from clock_timestamp() - max(made)),
  case when count(*) filter (where alike and made > clock_timestamp() - interval '1 hour') >= ${mostInHour}
    then 3600 - extract(epoch from clock_timestamp() - min(made) filter (where alike and made > clock_timestamp() - interval '1 hour')) else 0 end,
  case when count(*) filter (where alike) >= ${mostInDay} then 86400 - extract(epoch from clock_timestamp() - min(made) filter (where alike)) else 0 end,
  case when count(*) >= ${mostOfAll} then 86400 - extract(epoch from clock_timestamp() - min(made)) else 0 end,
  case when (select count(*) from phone_code where made > clock_timestamp() - interval '1 minute') >= ${mostInMinute} then 60 else 0 end, 0))::int as seconds
from (select made, purpose = $2 and about = $3 as alike from phone_code where phone_index = $1 and made > clock_timestamp() - interval '1 day') c`

const makeText = `
with old as (update phone_code set expires = clock_timestamp() where phone_index = $2 and purpose = $3 and about = $4 and used_at is null and expires > clock_timestamp())
insert into phone_code (id, phone_index, purpose, about, digest, expires)
values ($1, $2, $3, $4, $5, clock_timestamp() + interval '${goodMinutes} minutes')`

const makeCode = async (
  query: Query,
  seals: Seals,
  { phone, purpose, about }: Wanted,
  say: (code: string) => string,
): Promise<AskedCode> => {
  const phoneIndex = seals.index(phone)
  await query(lockText, [phoneIndex])
  const [wait] = await query<{ seconds: number }>(waitText, [phoneIndex, purpose, about])
  if (wait && wait.seconds > 0) return { kind: 'wait', seconds: wait.seconds }
  const [id, code] = [randomBytes(12).toString('base64url'), String(randomInt(1_000_000)).padStart(6, '0')]
  await query(makeText, [id, phoneIndex, purpose, about, digestOf(seals, id, code)])
  await queueText(query, seals, { key: `code/${id}`, phone, text: say(code), purpose: 'code', within: goodMinutes })
  return { kind: 'sent', id }
}

/** Queues a new code; the one before is of no use any more. The answer is the same whether anybody is known by the phone. */
export const askCode = ({ database, seals }: House, wanted: Wanted, say: (code: string) => string): Promise<AskedCode> =>
  database.transaction('everything', query => makeCode(query, seals, wanted, say))

const tryText = `
update phone_code set tries = tries + 1 where id = $1 and phone_index = $2 and purpose = $3 and about = $4
  and used_at is null and expires > clock_timestamp() and tries < ${mostTries} returning digest`

/** Counts a try and says whether the code is the right one, which it stays until it is spent. */
export const codeIs = async ({ database, seals }: House, { phone, purpose, about }: Wanted, id: string, code: string): Promise<boolean> => {
  const [row] = await database.query<{ digest: Buffer }>(tryText, [id, seals.index(phone), purpose, about])
  return row !== undefined && timingSafeEqual(row.digest, digestOf(seals, id, code))
}

/** Uses a code up; false when somebody else has. */
export const spendCode = async (query: Query, id: string): Promise<boolean> =>
  (await query('update phone_code set used_at = clock_timestamp() where id = $1 and used_at is null returning 1', [id])).length === 1

/** Codes of more than two days ago say nothing that anybody needs. */
export const sweepCodes = ({ database }: House): Promise<unknown> =>
  database.query("delete from phone_code where made < clock_timestamp() - interval '2 days'")
/** Once an hour codes that are over, and tries that are forgiven. */
export const startCodeSweep = (house: House): Loop =>
  startLoop('codes', 3_600_000, () => Promise.all([sweepCodes(house), sweepThrottle(house.database)]))
