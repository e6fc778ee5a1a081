/** Who vouches for somebody: a platform of the nation or the province, behind one interface, since few of them keep to OpenID Connect in every point. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as client from 'openid-client'
import { z } from 'zod'
import { namedBy } from '../outbound/addresses.ts'
import { type Outbound, outboundTo, type Surroundings } from '../outbound/client.ts'

/** Somebody as their platform knows them: by issuer and subject, never by phone or identity number, which change hands or are typed wrong. */
export type Identity = { readonly issuer: string; readonly subject: string }
/** What has to be the same when somebody comes back. */
export const Kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
export type Kept = z.infer<typeof Kept>

export type IdentityProvider = {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** The platform has asked for a second factor itself, so that ours is not asked for as well. */
  readonly secondFactor: boolean
  /** Where somebody is sent, to come back to `back`. */
  readonly begin: (back: string) => Promise<{ readonly url: string; readonly kept: Kept }>
  /** Who came back, by the whole address at which they did; throws where the platform says no or the answer is not to what was asked. */
  readonly finish: (at: URL, kept: Kept) => Promise<Identity>
}

const Name = z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(60) })
const Described = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  name: Name,
  issuer: z.string().refine(address => namedBy(address) !== undefined, 'is no address that may be called'),
  /** Where else the platform's own description may lead us: its doors need not lie where its name does. */
  doors: z.array(z.string().refine(address => namedBy(address)?.protocol === 'https:', 'must be https')).default([]),
  clientId: z.string().min(1).max(200),
  secretFile: z.string().min(1),
  secondFactor: z.boolean().default(false),
})
type Described = z.output<typeof Described>

const isLoopback = (address: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)

/** What is sent to a platform is a form, or nothing. */
const textOf = (body: client.FetchBody): string | undefined =>
  body instanceof URLSearchParams || typeof body === 'string' ? String(body) : undefined

const askingBy =
  (outbound: Outbound): client.CustomFetch =>
  (address, { method, headers, body, signal }) =>
    outbound.ask(address, { method, headers, body: textOf(body), signal })

const discover = ({ issuer, clientId }: Described, secret: string, asked: client.CustomFetch): Promise<client.Configuration> => {
  // Without https a platform may only be on this very machine, as in tests.
  const options = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}
  const ours = { timeout: 10, [client.customFetch]: asked, ...options }
  return client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretPost(secret), ours)
}

/** OpenID Connect with PKCE, state and nonce; the platform's own description is read at the first use and kept. */
const openIdConnect = (described: Described, secret: string, surroundings: Surroundings): IdentityProvider => {
  const { id, name, secondFactor } = described
  const asked = askingBy(outboundTo([described.issuer, ...described.doors], surroundings))
  const known: Promise<client.Configuration>[] = []
  const configuration = async () => {
    const found = known[0] ?? discover(described, secret, asked)
    known[0] = found
    return found.catch(error => {
      known.length = 0
      throw error
    })
  }
  return {
    id,
    name,
    secondFactor,
    begin: async back => {
      const kept = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, kept }
    },
    finish: async (at, { state, nonce, verifier }) => {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const claims = (await client.authorizationCodeGrant(await configuration(), at, checks)).claims()
      if (!claims) throw new Error(`${id} gave no identity`)
      return { issuer: claims.iss, subject: claims.sub }
    },
  }
}

/** Reads the file of TEPEI_SSO; a wrong one stops the start with one line. */
export const readProviders = (file: string, surroundings: Surroundings = {}): readonly IdentityProvider[] => {
  const read = z.array(Described).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`)
  return read.data.map(described => {
    if (described.issuer.startsWith('http:') && !isLoopback(described.issuer))
      throw new Error(`${file}: ${described.issuer} must be https.`)
    const secret = readFileSync(resolve(dirname(file), described.secretFile), 'utf8').trim()
    return openIdConnect(described, secret, surroundings)
  })
}
