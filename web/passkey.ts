/** Passkeys in the browser: what the server asks is signed by the device, after a finger, a face or a PIN. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { type Stepped, step } from './account.ts'

type Begun<Options> = { readonly ticket: string; readonly options: Options }
const isBegun = <Options>(answer: Readonly<Record<string, unknown>>): answer is Begun<Options> =>
  typeof answer.ticket === 'string' && typeof answer.options === 'object' && answer.options !== null

/** A key is bound to a name, so that a house that is known by a number has none. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(window.location.hostname)

const gaveUp: Stepped = { kind: 'refused', rules: ['gaveUp'] }
/** The device's own dialog was closed, or nothing there fits. */
const asking = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** Asks the server what to sign at `begin`, has it signed, and sends it to `end`. */
export const signWithKey = async (begin: string, end: string): Promise<Stepped> => {
  const begun = await step(begin, {})
  if (begun.kind !== 'done') return begun
  const { answer } = begun
  if (!isBegun<PublicKeyCredentialRequestOptionsJSON>(answer)) return gaveUp
  const key = await asking(() => startAuthentication({ optionsJSON: answer.options }))
  return key ? step(end, { ticket: answer.ticket, key }) : gaveUp
}

export const addKey = async (name: string): Promise<Stepped> => {
  const begun = await step('/api/account/passkeys/begin', {})
  if (begun.kind !== 'done') return begun
  const { answer } = begun
  if (!isBegun<PublicKeyCredentialCreationOptionsJSON>(answer)) return gaveUp
  const key = await asking(() => startRegistration({ optionsJSON: answer.options }))
  return key ? step('/api/account/passkeys/add', { ticket: answer.ticket, name, key }) : gaveUp
}
