/** The second factor: codes of an app, each taken once, and codes on paper for when the phone is lost, each used once. */
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { giveBack, proofWatched, takeTry } from '../throttle.ts'

const periodSeconds = 30
const issuer = '特培计划'
const placeOf = (account: string) => `totp/${account}`

const totpOf = (secret: string, label = '') => new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: periodSeconds })

export type Enrolment = { readonly secret: string; readonly uri: string; readonly qr: string }

const beginText = `
insert into totp (account, sealed) values ($1, $2)
on conflict (account) do update set sealed = excluded.sealed, last_step = 0, made_at = clock_timestamp() where totp.confirmed_at is null returning 1`

/** Draws a secret for an account that has none; it counts once a code of it was typed. Undefined where there is one already. */
export const beginTotp = async ({ database, seals }: House, account: string, login: string): Promise<Enrolment | undefined> => {
  const secret = new Secret({ size: 20 }).base32
  const made = await database.query(beginText, [account, seals.seal(placeOf(account), { secret }).bytes])
  if (made.length === 0) return undefined
  const uri = totpOf(secret, login).toString()
  return { secret, uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 2 }) }
}

const readText = `select sealed, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from totp where account = $1 and (confirmed_at is not null) = $2`
const spendText = `
update totp set last_step = $2, confirmed_at = coalesce(confirmed_at, clock_timestamp())
where account = $1 and last_step < $2 and (confirmed_at is not null) = $3 returning 1`
type Row = { readonly sealed: Buffer; readonly now: number }

const secretIn = (opened: unknown): string =>
  typeof opened === 'object' && opened !== null && 'secret' in opened ? String(opened.secret) : ''

/** Whether it is a code of this half minute or of one beside it, by the database's clock, that nobody has used: of two who send it at once one is taken. */
const spendTotp = async ({ database, seals }: House, account: string, code: string, confirmed: boolean): Promise<boolean> => {
  const [row] = await database.query<Row>(readText, [account, confirmed])
  if (!row) return false
  const totp = totpOf(secretIn(seals.open(placeOf(account), row.sealed)))
  const delta = totp.validate({ token: code, window: 1, timestamp: row.now })
  if (delta === null) return false
  const step = Math.floor(row.now / 1_000 / periodSeconds) + delta
  return (await database.query(spendText, [account, step, confirmed])).length === 1
}

// Without letters and digits that are read for each other.
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codesAtOnce = 10
const plainOf = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
const digestOf = ({ seals }: House, account: string, code: string) => seals.mark(`recovery/${account}/${plainOf(code)}`)
const drawCode = () =>
  Array.from({ length: 12 }, (_, n) => `${n > 0 && n % 4 === 0 ? '-' : ''}${alphabet[randomInt(alphabet.length)]}`).join('')

/** Ten new codes on paper, told once; the ones before are of no use any more. */
export const drawCodes = async (house: House, account: string): Promise<readonly string[]> => {
  const codes = Array.from({ length: codesAtOnce }, drawCode)
  await house.database.transaction('house', async query => {
    await query('delete from recovery_code where account = $1', [account])
    await query('insert into recovery_code (account, digest) select $1, unnest($2::bytea[])', [
      account,
      codes.map(code => digestOf(house, account, code)),
    ])
  })
  return codes
}

const spendCodeText =
  'update recovery_code set used_at = clock_timestamp() where account = $1 and digest = $2 and used_at is null returning 1'
const spendCode = async (house: House, account: string, code: string): Promise<boolean> =>
  (await house.database.query(spendCodeText, [account, digestOf(house, account, code)])).length === 1

export type Tried = { readonly kind: 'right' } | { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly seconds: number }

/** One try of whoever says that an account is theirs; the wrong ones of all ways together make the next one wait. */
export const tryProof = async ({ database }: House, account: string, isRight: () => Promise<boolean>): Promise<Tried> => {
  const watched = [proofWatched(account)]
  const seconds = await takeTry(database, watched)
  if (seconds > 0) return { kind: 'wait', seconds }
  if (!(await isRight())) return { kind: 'wrong' }
  await giveBack(database, watched)
  return { kind: 'right' }
}

/** A code of the app, or one on paper. */
export const tryCode = (house: House, account: string, code: string): Promise<Tried> =>
  tryProof(house, account, () =>
    /^\d{6}$/.test(code.trim()) ? spendTotp(house, account, code.trim(), true) : spendCode(house, account, code),
  )

/** The first code of a new secret, by which it begins to count. */
export const tryFirstCode = (house: House, account: string, code: string): Promise<Tried> =>
  tryProof(house, account, () => spendTotp(house, account, code.trim(), false))

/** Takes the app away, with its codes on paper. */
export const endTotp = async (query: Query, account: string): Promise<void> => {
  await query('delete from totp where account = $1', [account])
  await query('delete from recovery_code where account = $1', [account])
}

/** Takes all away that somebody has beside a password. */
export const endFactors = async (query: Query, account: string): Promise<void> => {
  await endTotp(query, account)
  await query('delete from passkey where account = $1', [account])
}

/** Conditions on `account a`. */
export const hasTotpText = 'exists (select from totp t where t.account = a.id and t.confirmed_at is not null)'
export const hasFactorText = `(${hasTotpText} or exists (select from passkey k where k.account = a.id))`
