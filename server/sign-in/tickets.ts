/** Tickets: half-way to a session, after a right password and before what else is wanted. Good for ten minutes, told once, kept as a digest. */
import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { isWay, type Way } from '../session.ts'

export const Ticket = z.string().min(20).max(100)
const goodMinutes = 10
/** A ticket is for one thing: what was given for one step opens no other. */
export type Purpose = 'newPassword' | 'code' | 'enrol' | 'passkeyIn' | 'passkeyNew' | 'passkeyProof' | 'sso'
export type Open = { readonly account: string; readonly how: Way; readonly kept: unknown }

const digestOf = (token: string) => hash('sha256', token, 'buffer')
const placeOf = (digest: Buffer) => `ticket/${digest.toString('hex')}`

const makeText = `
with swept as (delete from ticket where expires < now())
insert into ticket (token, purpose, account, how, sealed, expires) values ($1, $2, $3, $4, $5, now() + interval '${goodMinutes} minutes')`

type Wanted = { readonly purpose: Purpose; readonly account?: string; readonly how?: Way; readonly kept?: unknown }

export const giveTicket = async ({ database, seals }: House, { purpose, account, how = 'password', kept }: Wanted): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const digest = digestOf(token)
  const sealed = kept === undefined ? null : seals.seal(placeOf(digest), kept).bytes
  await database.query(makeText, [digest, purpose, account ?? null, how, sealed])
  return token
}

type Row = { readonly account: string | null; readonly how: string; readonly sealed: Buffer | null }
const openOf = ({ seals }: House, token: string, row: Row | undefined): Open | undefined => {
  if (row === undefined || !isWay(row.how)) return undefined
  return { account: row.account ?? '', how: row.how, kept: row.sealed ? seals.open(placeOf(digestOf(token)), row.sealed) : undefined }
}

const lookText = `select t.account, t.how, t.sealed from ticket t left join account a on a.id = t.account
where t.token = $1 and t.purpose = $2 and t.expires > now() and a.disabled is not true`
const useText = `delete from ticket t using ticket found left join account a on a.id = found.account
where t.token = $1 and found.token = t.token and t.purpose = $2 and t.expires > now() and a.disabled is not true returning t.account, t.how, t.sealed`

/** What a ticket is for, while it is good. */
export const lookAtTicket = async (house: House, purpose: Purpose, token: string): Promise<Open | undefined> =>
  openOf(house, token, (await house.database.query<Row>(lookText, [digestOf(token), purpose]))[0])

/** Uses a ticket up: of two who come with the same one, one gets in. */
export const spendTicket = async (
  house: House,
  purpose: Purpose,
  token: string,
  query: Query = house.database.query,
): Promise<Open | undefined> => openOf(house, token, (await query<Row>(useText, [digestOf(token), purpose]))[0])
