/** Room kept back on the disk of the embedded database: thrown away when the disk is full, so that PostgreSQL can start and write its log once more. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { findSpace } from './space.ts'

const megabyte = 1024 * 1024
/** Eight segments of PostgreSQL's log. */
const ballastMegabytes = 128
const pathIn = (folder: string) => join(folder, 'ballast')

/** Throws the ballast away where less than half of it is free; true when it did. Before PostgreSQL starts. */
export const dropBallast = async (folder: string): Promise<boolean> => {
  if (!existsSync(pathIn(folder))) return false
  const { free } = await findSpace(folder, 0)
  if (free >= (ballastMegabytes / 2) * megabyte) return false
  rmSync(pathIn(folder))
  return true
}

/** Takes the ballast aboard where there is room for it four times over. Written out, as a file with holes keeps no room. */
export const takeBallast = async (folder: string): Promise<void> => {
  const { free } = await findSpace(folder, 0)
  if (existsSync(pathIn(folder)) || free < 4 * ballastMegabytes * megabyte) return
  mkdirSync(folder, { recursive: true })
  const file = openSync(`${pathIn(folder)}.new`, 'w', 0o600)
  try {
    const piece = Buffer.alloc(megabyte)
    for (let written = 0; written < ballastMegabytes; written += 1) writeSync(file, piece)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${pathIn(folder)}.new`, pathIn(folder))
}
