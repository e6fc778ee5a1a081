/** The file of the ring: written whole or not at all, read again by every server as soon as another has written it. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { syncNow } from '../sync.ts'
import { decrypted, encrypted, type Keeper } from './keeper.ts'
import { type Ring, readRing, writeRing } from './ring.ts'

export type RingFile = {
  /** As it stands; looked for anew once a second at most. */
  readonly now: () => Ring
  /** Replaces it. Whoever calls holds the house's lock of the ring. */
  readonly change: (to: (ring: Ring) => Ring) => Ring
}

const base64 = z.base64().transform(text => Buffer.from(text, 'base64'))
/** `wrapped`: the key of the body, by each keeper who may open it; two while one master key takes another's place. */
const Written = z.strictObject({ format: z.literal(1), wrapped: z.array(base64).min(1), body: base64 })

/** For so long at most a server goes on with the ring that it knows. */
export const lookEveryMs = 1_000

const unwrapped = (keeper: Keeper, wrapped: readonly Buffer[], file: string): Buffer => {
  for (const one of wrapped)
    try {
      return keeper.unwrap(one)
    } catch {}
  throw new Error(`The ring of keys ${file} opens by another master key than the one that is here.`)
}

const openRing = (file: string, keeper: Keeper): Ring => {
  const { wrapped, body } = Written.parse(JSON.parse(readFileSync(file, 'utf8')))
  return readRing(gunzipSync(decrypted(unwrapped(keeper, wrapped, file), body)))
}

const writeForced = (path: string, text: string): void => {
  const handle = openSync(path, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Written by root, as by a command of the operator's, it stays whose it was: the server has to read it. */
const takePlace = (by: string, file: string): void => {
  if (process.getuid?.() === 0 && existsSync(file)) chownSync(by, statSync(file).uid, statSync(file).gid)
  renameSync(by, file)
  syncNow(dirname(file))
}

/** A text that is there whole or not at all. */
export const putWhole = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeForced(`${file}.new`, text)
  takePlace(`${file}.new`, file)
}

/** What the old file held is overwritten where it lay; a disk that writes elsewhere, as solid-state disks do, keeps it until it is worn away. */
export const overwriteAndReplace = (file: string, by: string): void => {
  const old = existsSync(file) ? openSync(file, 'r+') : undefined
  takePlace(by, file)
  if (old === undefined) return
  writeSync(old, randomBytes(fstatSync(old).size), 0, undefined, 0)
  fsyncSync(old)
  closeSync(old)
}

/** Writes the ring so that each of `keepers` can open it. Killed at any moment it leaves the old ring or the new one. */
export const keepRing = (file: string, ring: Ring, keepers: readonly Keeper[]): void => {
  mkdirSync(dirname(file), { recursive: true })
  const key = randomBytes(32)
  const wrapped = keepers.map(keeper => keeper.wrap(key).toString('base64'))
  writeForced(
    `${file}.new`,
    `${JSON.stringify({ format: 1, wrapped, body: encrypted(key, gzipSync(writeRing(ring), { level: 1 })).toString('base64') })}\n`,
  )
  overwriteAndReplace(file, `${file}.new`)
}

const stampOf = (file: string): string => {
  const { ino, mtimeNs, size } = statSync(file, { bigint: true })
  return `${ino} ${mtimeNs} ${size}`
}

/** `keeper` is asked each time, as the master key may have changed meanwhile. */
export const ringFileOf = (file: string, keeper: () => Keeper): RingFile => {
  const held = { ring: openRing(file, keeper()), stamp: stampOf(file), looked: Date.now() }
  // The master key may take another's place between the two reads.
  const openNow = (): Ring => {
    try {
      return openRing(file, keeper())
    } catch {
      return openRing(file, keeper())
    }
  }
  const readNow = (): Ring => {
    const stamp = stampOf(file)
    if (stamp !== held.stamp) Object.assign(held, { ring: openNow(), stamp })
    held.looked = Date.now()
    return held.ring
  }
  return {
    now: () => (Date.now() - held.looked < lookEveryMs ? held.ring : readNow()),
    change: to => {
      const ring = to(readNow())
      if (ring !== held.ring) keepRing(file, ring, [keeper()])
      return readNow()
    },
  }
}
