/** The master key: made once, kept in a file that only its owner reads. Without it no personal data can ever be opened again. */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncNow } from './sync.ts'

const isMissing = (error: unknown) => error instanceof Error && Reflect.get(error, 'code') === 'ENOENT'

/** Undefined where there is none. */
export const readMasterKey = (file: string): Buffer | undefined => {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Writes a new key where none is; a file that appeared meanwhile wins. */
const makeKey = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, `${randomBytes(32).toString('base64')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  syncNow(dirname(file))
}

/** Reads the master key, 32 bytes. `mayMake` is false when sealed records exist already: a new key could not open them. */
export const getMasterKey = (file: string, mayMake: boolean): Buffer => {
  const known = readMasterKey(file)
  if (known === undefined && !mayMake)
    throw new Error(`The master key ${file} is missing, but the database holds data that only it opens. Restore it from your copy.`)
  if (known === undefined) makeKey(file)
  const key = known ?? readMasterKey(file)
  if (key?.length !== 32) throw new Error(`The master key ${file} is not 32 bytes in base64.`)
  return key
}
