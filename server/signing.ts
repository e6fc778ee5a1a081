/** The keys by which the house signs certificates: made at the first need, sealed by the master key, changed by the operator, published for good. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Keys, type Revocations, revocationBytes, type Signed, signedBytes, writeSeal } from '../core/certificate/signed.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { placeOf, type Seals } from './seal.ts'
import { dayOf } from './session.ts'
import { keyIdOf, voidDigest } from './trust.ts'

type Row = { readonly id: string; readonly public: Buffer; readonly sealed: Buffer; readonly since: Date; readonly withdrawn: Date | null }
type Signer = { readonly id: string; readonly key: KeyObject }

const place = (id: string) => placeOf('signing-key', id, 'private', 0)
const rowsText = 'select id, public, sealed, since, withdrawn from signing_key order by n'
const addText = 'insert into signing_key (id, public, sealed, since) values ($1, $2, $3, $4)'
const withdrawText = 'update signing_key set withdrawn = $2 where id = $1 and withdrawn is null returning id'
/** Two servers that start at once make one key. */
const lockText = 'select pg_advisory_xact_lock(20240603)'

const openSigner = (seals: Seals, { id, sealed }: Row): Signer => {
  const opened = seals.open(place(id), sealed)
  return { id, key: createPrivateKey({ key: Buffer.from(String(opened), 'base64'), format: 'der', type: 'pkcs8' }) }
}

const add = async (query: Query, seals: Seals, at: Date): Promise<Row> => {
  const pair = generateKeyPairSync('ed25519')
  const bytes = Buffer.from(String(pair.publicKey.export({ format: 'jwk' }).x), 'base64url')
  const id = keyIdOf(bytes)
  const { bytes: sealed } = seals.seal(place(id), pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'))
  await query(addText, [id, bytes, sealed, at.toISOString()])
  return { id, public: bytes, sealed, since: at, withdrawn: null }
}

/** All keys, oldest first; the first is made when there is none. */
const readKeys = async (query: Query, seals: Seals, at: Date): Promise<readonly Row[]> => {
  const known = await query<Row>(rowsText)
  if (known.length > 0) return known
  await query(lockText)
  const meanwhile = await query<Row>(rowsText)
  return meanwhile.length > 0 ? meanwhile : [await add(query, seals, at)]
}

/** The key that was in use at a moment, so that a paper that is printed again bears the same signature; never one that was withdrawn. */
const keyAt = async (query: Query, seals: Seals, at: Date): Promise<Row> => {
  const good = (await readKeys(query, seals, at)).filter(({ withdrawn }) => withdrawn === null)
  return good.findLast(({ since }) => since <= at) ?? good[0] ?? (await add(query, seals, at))
}

type Signing = { readonly query: Query; readonly seals: Seals; readonly at: Date }

/** What a certificate bears behind the # of its address. */
export const sealCertificate = async ({ query, seals, at }: Signing, said: Signed): Promise<string> => {
  const { id, key } = openSigner(seals, await keyAt(query, seals, at))
  return writeSeal({ said, key: id, signature: sign(null, signedBytes(said), key) })
}

const publishedOf = ({ id, public: bytes, since, withdrawn }: Row) => ({
  kty: 'OKP' as const,
  crv: 'Ed25519' as const,
  kid: id,
  x: bytes.toString('base64url'),
  since: dayOf(since),
  ...(withdrawn && { withdrawn: dayOf(withdrawn) }),
})

/** Everybody's half of all keys, in the form that other programs know. */
const publishedKeys = async ({ query, seals, at }: Signing): Promise<Keys> => ({
  keys: (await readKeys(query, seals, at)).map(publishedOf),
})

const voidText = `
select state ->> 'code' as code, state #>> '{revoked,on}' as revoked, state ->> 'issuedOn' as issued, coalesce(state -> 'replaced', '[]') as replaced, status
from dossier where subject = 'certificate' and (status = 'revoked' or replaced <> '[]'::jsonb)`
type Void = {
  readonly code: string
  readonly revoked: string | null
  readonly issued: string
  readonly replaced: readonly { readonly code: string; readonly on: string }[]
  readonly status: string
}

const entriesOf = ({ code, revoked, issued, replaced, status }: Void): Revocations['entries'] => {
  const isRevoked = status === 'revoked'
  const day = revoked ?? issued
  const old = replaced.map((r): Revocations['entries'][number] =>
    isRevoked ? [voidDigest(r.code), 'revoked', day] : [voidDigest(r.code), 'replaced', r.on],
  )
  return isRevoked ? [...old, [voidDigest(code), 'revoked', day]] : old
}

/** Signed by the key in use, so that a list that somebody shortened is none. It is read with everybody's reach, and tells no code. */
const signedRevocations = async ({ query, seals, at }: Signing): Promise<Revocations> => {
  const rows = await query<Void>(voidText)
  const entries = rows.flatMap(entriesOf).sort(([a], [b]) => (a < b ? -1 : 1))
  const { id, key } = openSigner(seals, await keyAt(query, seals, at))
  const list = { at: at.toISOString(), entries }
  return { ...list, key: id, signature: sign(null, revocationBytes(list), key).toString('base64url') }
}

/** Work on the keys at the house's time, with everybody's reach. */
const atNow = <T>(house: House, work: (signing: Signing) => Promise<T>): Promise<T> =>
  house.database.transaction('everything', async query => {
    const [clock] = await query<{ now: Date }>('select clock_timestamp() as now')
    return work({ query, seals: house.seals, at: house.at(clock?.now ?? new Date(0)) })
  })

export const keysNow = (house: House): Promise<Keys> => atNow(house, publishedKeys)
export const revocationsNow = (house: House): Promise<Revocations> => atNow(house, signedRevocations)

/** Begins a new key; `withdraws` says that those before may be in other hands and prove nothing any more. Returns all as they are published. */
export const changeKey = (house: House, withdraws: boolean): Promise<Keys> =>
  atNow(house, async signing => {
    const { query, seals, at } = signing
    await query(lockText)
    for (const { id } of withdraws ? await query<Row>(rowsText) : []) await query(withdrawText, [id, at.toISOString()])
    await add(query, seals, at)
    return publishedKeys(signing)
  })
