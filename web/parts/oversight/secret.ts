/** A sample's secret on this device: made of chance, its digest worked out here, and kept until it is told, so that a closed tab loses nothing. */
const hexOf = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

export const newSecret = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)))

/** Browsers work out digests on safe addresses only: by https, or on this machine. */
export const canDigest = (): boolean => globalThis.crypto?.subtle !== undefined

export const digestOf = async (secret: string): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))

const placeOf = (sample: string) => `tepei.sample.${sample}`

export const keepSecret = (sample: string, secret: string): void => {
  try {
    localStorage.setItem(placeOf(sample), secret)
  } catch {
    // The auditor was asked to write it down.
  }
}
export const keptSecret = (sample: string): string => {
  try {
    return localStorage.getItem(placeOf(sample)) ?? ''
  } catch {
    return ''
  }
}
export const forgetSecret = (sample: string): void => {
  try {
    localStorage.removeItem(placeOf(sample))
  } catch {
    // Nothing was kept.
  }
}
