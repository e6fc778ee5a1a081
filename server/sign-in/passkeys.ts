/** Passkeys: a key on the device or a stick signs a challenge of ours, after a finger, a face or a PIN there; that is two factors in one, and no page of another name gets it. */
import { isIP } from 'node:net'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { House } from '../house.ts'
import type { Site } from '../questions/asking.ts'
import { giveTicket, type Open, type Purpose, spendTicket } from './tickets.ts'

const Text = z.string().min(1).max(20_000)
const Transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
/** What the browser gives; what it adds beside these parts is left aside. */
export const Registered = z.object({
  id: Text,
  rawId: Text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: Text, attestationObject: Text, transports: z.array(Transport).max(8).default([]) }),
  clientExtensionResults: z.object({}).default({}),
})
export const Signed = z.object({
  id: Text,
  rawId: Text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: Text, authenticatorData: Text, signature: Text }),
  clientExtensionResults: z.object({}).default({}),
})

/** The name that keys are bound to, and the address that pages have; undefined where the house has no name but a number. */
type Party = { readonly id: string; readonly origin: string }
export const partyOf = ({ publicUrl }: Pick<Site, 'publicUrl'>, request: FastifyRequest): Party | undefined => {
  const { hostname, origin } = new URL(publicUrl())
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) === 0) return { id: hostname, origin }
  // A demonstration on the same machine answers by its name too.
  const isLoopback = bare === '::1' || bare.startsWith('127.')
  return isLoopback && request.hostname === 'localhost' ? { id: 'localhost', origin: `${request.protocol}://${request.host}` } : undefined
}

const Kept = z.object({ challenge: z.string() })
const challengeIn = (open: Open) => Kept.parse(open.kept).challenge

type Known = { readonly id: string; readonly account: string; readonly publicKey: Uint8Array<ArrayBuffer>; readonly counter: number }
const listText = 'select id from passkey where account = $1 order by at'
const findText = `select p.id, p.account, p.public_key as key, p.counter from passkey p join account a on a.id = p.account where p.id = $1 and not a.disabled`
const usedText = `update passkey set counter = $2, used_at = clock_timestamp() where id = $1 and (counter < $2 or $2 = 0) returning account`
const addText = `insert into passkey (id, account, public_key, counter, transports, name) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`
const endText = 'delete from passkey where id = $1 and account = $2 returning id'

const findKey = async ({ database }: House, id: string): Promise<Known | undefined> => {
  const [row] = await database.query<{ id: string; account: string; key: Buffer; counter: number }>(findText, [id])
  return row && { id: row.id, account: row.account, counter: row.counter, publicKey: new Uint8Array(row.key) }
}

/** What the browser is asked to sign; for a new key, or by one that is known. `account`: whose keys alone are taken. */
export const askToSign = async (house: House, party: Party, purpose: Purpose, account?: string) => {
  const known = account === undefined ? [] : await house.database.query<{ id: string }>(listText, [account])
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    allowCredentials: known.map(({ id }) => ({ id })),
  })
  const ticket = await giveTicket(house, {
    purpose,
    ...(account !== undefined && { account }),
    how: 'passkey',
    kept: { challenge: options.challenge },
  })
  return { ticket, options }
}

export const askForKey = async (house: House, party: Party, account: string, login: string, name: string) => {
  const known = await house.database.query<{ id: string }>(listText, [account])
  const options = await generateRegistrationOptions({
    rpName: '特培计划',
    rpID: party.id,
    userName: login,
    userDisplayName: name,
    userID: new TextEncoder().encode(account),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const ticket = await giveTicket(house, { purpose: 'passkeyNew', account, how: 'passkey', kept: { challenge: options.challenge } })
  return { ticket, options }
}

const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    // What the library finds wrong with an answer it throws; a fault of ours is none of its errors.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
    return undefined
  }
}

/** Keeps a new key; undefined where the answer is not to what was asked, or the key is known. */
export const addKey = async (
  house: House,
  party: Party,
  ticket: string,
  account: string,
  name: string,
  response: z.output<typeof Registered>,
) => {
  const open = await spendTicket(house, 'passkeyNew', ticket)
  if (!open || open.account !== account) return undefined
  const verified = await attempt(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challengeIn(open),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    }),
  )
  if (!verified?.verified) return undefined
  const { credential } = verified.registrationInfo
  const values = [credential.id, account, Buffer.from(credential.publicKey), credential.counter, response.response.transports, name]
  return (await house.database.query<{ id: string }>(addText, values))[0]?.id
}

/** The account whose key signed the challenge of this ticket, once; undefined for anything else. */
export const signedBy = async (
  house: House,
  party: Party,
  purpose: Purpose,
  ticket: string,
  response: z.output<typeof Signed>,
): Promise<string | undefined> => {
  const open = await spendTicket(house, purpose, ticket)
  const key = open && (await findKey(house, response.id))
  if (!open || !key || (open.account !== '' && open.account !== key.account)) return undefined
  const verified = await attempt(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challengeIn(open),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: key.id, publicKey: key.publicKey, counter: key.counter },
    }),
  )
  if (!verified?.verified) return undefined
  const [used] = await house.database.query<{ account: string }>(usedText, [key.id, verified.authenticationInfo.newCounter])
  return used?.account
}

export const endKey = async ({ database }: House, account: string, id: string): Promise<boolean> =>
  (await database.query(endText, [id, account])).length > 0
