/** The sender of a real house: one signed HTTP POST for one text, to the gateway that the operator names. */
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { BrokeOff, NotReached, outboundTo, type Surroundings } from './outbound/client.ts'
import { demoSender, type Sender, type Sent } from './sending.ts'
import type { Settings } from './settings.ts'

export type Gateway = { readonly url: string; readonly secret: string; readonly patienceMs?: number | undefined } & Surroundings

/** What didn't reach the gateway can't have gone out; what broke off may have. */
const judged = (error: unknown): Sent => {
  if (error instanceof NotReached) return { notSent: error.message }
  if (error instanceof BrokeOff) return { unsure: error.message }
  throw error
}

/** Signed over the time and the body, so that neither can be changed nor an old one be sent again. */
export const signatureOf = (secret: string, at: string, body: string): string =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')

const said = ({ status }: Response): Sent => {
  // Too many at once, or too slow to read: the gateway says itself that it did not take it.
  if (status === 429 || status === 408) return { notSent: `the gateway answered ${status}` }
  if (status >= 200 && status < 300) return 'sent'
  return status >= 400 && status < 500 ? { failed: `the gateway answered ${status}` } : { unsure: `the gateway answered ${status}` }
}

/** 2xx is sent, 408 and 429 surely not, other 4xx are refused for good, and everything else may have gone out. Redirects are not followed. */
export const gatewaySender = ({ url, secret, patienceMs, ...surroundings }: Gateway): Sender => {
  const outbound = outboundTo([url], surroundings)
  return {
    shows: false,
    send: async (phone, text, key) => {
      const at = new Date().toISOString()
      const body = JSON.stringify({ key, phone, text, at })
      const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'x-tepei-at': at }
      const signed = { ...headers, 'x-tepei-signature': signatureOf(secret, at, body) }
      try {
        return said(await outbound.ask(url, { method: 'POST', headers: signed, body }, { patienceMs }))
      } catch (error) {
        return judged(error)
      }
    },
  }
}

/** The sender that the settings name: none where there is no gateway, and in the demonstration one that sends nothing. */
export const senderOf = ({ demo, textsUrl, textsKeyFile, networks }: Settings): Sender | undefined => {
  if (demo) return demoSender
  if (textsUrl === undefined) return undefined
  const secret = textsKeyFile === undefined ? '' : readFileSync(textsKeyFile, 'utf8').trim()
  if (secret.length < 32) throw new Error('TEPEI_TEXTS_KEY must be a file with a secret of 32 characters or more.')
  return gatewaySender({ url: textsUrl, secret, networks })
}
