/** Passwords: kept as Argon2id, two computed at a time at most, and as slow for a login that is not there. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const cost = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 } as const

/** Each derivation takes 64 MiB and a tenth of a second of a core: more than two at once would starve the rest. */
let running = 0
const waiting: (() => void)[] = []
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= 2) await new Promise<void>(resolve => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

const tagOf = async (password: string, nonce: Buffer): Promise<Buffer> =>
  Buffer.from(await inTurn(() => derive('argon2id', { ...cost, message: password.normalize('NFC'), nonce })))

/** What is stored: the suite, the salt and the tag. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  return `argon2id.1.${salt.toString('base64url')}.${(await tagOf(password, salt)).toString('base64url')}`
}

const nobody = `argon2id.1.${Buffer.alloc(16).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`

/** True when the password is the stored one. Without a stored one it takes as long and is false. */
export const passwordIs = async (password: string, stored: string | null | undefined): Promise<boolean> => {
  const [, , salt = '', tag = ''] = (stored ?? nobody).split('.')
  const wanted = Buffer.from(tag, 'base64url')
  const found = await tagOf(password, Buffer.from(salt, 'base64url'))
  return timingSafeEqual(found, wanted) && stored !== null && stored !== undefined
}
