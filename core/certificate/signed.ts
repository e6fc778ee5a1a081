/** What a certificate says under a signature, so that whoever has the published key can check it without asking anybody. */
import { z } from 'zod'
import { fromBase32, toBase32 } from '../base32.ts'

const Day = z.iso.date()
const Field = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\n]*$/)

/** `code` is the unguessable code of the register; the signature covers it, so that no code can be put under another certificate. */
export const Signed = z.strictObject({
  code: z.string().regex(/^[0-9a-f]{32}$/),
  number: Field,
  name: Field,
  programme: Field,
  from: Day,
  to: Day,
})
export type Signed = z.infer<typeof Signed>

/** As a certificate bears it: what is said, by which key, and the signature over it. */
export type Seal = { readonly said: Signed; readonly key: string; readonly signature: Uint8Array }

const bytesOf = (text: string) => new TextEncoder().encode(text)
const short = (day: string) => day.replaceAll('-', '')
const long = (day: string) => day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
const fieldsOf = ({ number, name, programme, from, to }: Signed) => [number, name, programme, short(from), short(to)].join('\n')

/** The bytes that are signed. The first line keeps a signature of anything else from being one of a certificate. */
export const signedBytes = (said: Signed): Uint8Array =>
  bytesOf(['tepei certificate 1', said.code, fieldsOf(Signed.parse(said))].join('\n'))

/** Capital letters, digits and dots: `T1.KEY.WORDS.SIGNATURE`. It goes behind the # of an address, which no browser sends to anybody. */
export const writeSeal = ({ said, key, signature }: Seal): string =>
  ['T1', key, toBase32(bytesOf(fieldsOf(said))), toBase32(signature)].join('.')

/** The whole of what the QR says: where to check, by which code, and the seal. */
export const sealedAddress = (address: string, seal: Seal): string => `${address}?code=${seal.said.code}#${writeSeal(seal)}`

/** A code as it was typed, in groups, in capitals or wide letters; undefined for what is none. */
export const findCode = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replace(/[\s-]/gu, '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(plain) ? plain : undefined
}

const shape = /[?&]code=([0-9a-f]{32})[^#\s]*#T1\.([A-Z2-7]{8})\.([A-Z2-7]+)\.([A-Z2-7]+)/

/** The first seal in a text, such as what a QR said; undefined where there is none that could be read. */
export const findSeal = (text: string): Seal | undefined => {
  const [, code, key, words, sign] = shape.exec(text) ?? []
  const [told, signature] = [fromBase32(words ?? ''), fromBase32(sign ?? '')]
  if (key === undefined || !told || signature?.length !== 64) return undefined
  const [number, name, programme, from = '', to = '', ...rest] = new TextDecoder().decode(told).split('\n')
  const said = Signed.safeParse({ code, number, name, programme, from: long(from), to: long(to) })
  return said.success && rest.length === 0 ? { said: said.data, key, signature } : undefined
}

/** The published keys, as a JWK set. One that was withdrawn proves nothing any more. */
export const Keys = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        kid: z.string().regex(/^[A-Z2-7]{8}$/),
        x: z.string().regex(/^[\w-]{43}$/),
        since: Day,
        withdrawn: Day.optional(),
      }),
    )
    .min(1),
})
export type Keys = z.infer<typeof Keys>

/** Certificates that are void or were replaced, by a digest of their code: whoever holds a code finds it, and nobody learns one. Signed like a certificate. */
export const Revocations = z.strictObject({
  at: z.iso.datetime(),
  entries: z.array(z.tuple([z.string().regex(/^[0-9a-f]{64}$/), z.enum(['revoked', 'replaced']), Day])),
  key: z.string(),
  signature: z.string().regex(/^[\w-]{86}$/),
})
export type Revocations = z.infer<typeof Revocations>

export const revocationBytes = ({ at, entries }: Pick<Revocations, 'at' | 'entries'>): Uint8Array =>
  bytesOf(['tepei revocations 1', at, ...entries.map(entry => entry.join(' '))].join('\n'))

/** What a revocation's digest is taken over. */
export const revokedBytes = (code: string): Uint8Array => bytesOf(`tepei certificate ${code}`)
