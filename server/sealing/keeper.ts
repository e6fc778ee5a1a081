/** Whoever keeps the master key: a file of ours, or a program of the operator's that asks an HSM or a key service. It wraps the key of the ring, and nothing else. */
import { spawnSync } from 'node:child_process'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Keeper = {
  readonly wrap: (key: Buffer) => Buffer
  /** Throws where it was wrapped by another, or altered. */
  readonly unwrap: (wrapped: Buffer) => Buffer
}

/** A master key of 32 bytes. */
export const fileKeeper = (master: Buffer): Keeper => {
  const key = Buffer.from(hkdfSync('sha256', master, '', 'tepei wrap', 32))
  return { wrap: plain => encrypted(key, plain), unwrap: wrapped => decrypted(key, wrapped) }
}

/** Called as `PROGRAM wrap` and `PROGRAM unwrap`, bytes in, bytes out; any other end than 0 is a refusal. */
export const programKeeper = (program: string): Keeper => {
  const ask = (what: 'wrap' | 'unwrap') => (input: Buffer) => {
    const { status, stdout, error } = spawnSync(program, [what], { input, timeout: 30_000, stdio: ['pipe', 'pipe', 'ignore'] })
    if (status !== 0 || stdout.length === 0)
      throw new Error(`${program} ${what} ended with ${error?.message ?? status}, and the keys stay shut`)
    return stdout
  }
  return { wrap: ask('wrap'), unwrap: ask('unwrap') }
}

/** nonce | tag | ciphertext, AES-256-GCM. */
export const encrypted = (key: Buffer, plain: Buffer): Buffer => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

export const decrypted = (key: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 }).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
