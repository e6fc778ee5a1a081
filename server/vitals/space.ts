/** How much room is left where the data lie. With too little the house shows what it has and takes nothing new: a refusal loses nothing, a full disk stops PostgreSQL. */
import { statfs } from 'node:fs/promises'
import { type Loop, startLoop } from '../loop.ts'
import { tell } from '../tell.ts'

const megabyte = 1024 * 1024

/** In bytes. Below `least` nothing new is taken. */
export type Space = { readonly free: number; readonly least: number }
export const isTight = ({ free, least }: Space): boolean => free < least

/** The room on the disk of a folder. Nothing is taken below a tenth of it; on a large disk a tenth is no danger, and `mostMegabytes` is enough. */
export const findSpace = async (folder: string, mostMegabytes: number): Promise<Space> => {
  const { bsize, blocks, bavail } = await statfs(folder)
  return { free: bavail * bsize, least: Math.min((blocks * bsize) / 10, mostMegabytes * megabyte) }
}

export type SpaceWatch = Loop & { readonly now: () => Space }

/** Looks every five seconds: a gigabyte is not filled in less by what the house itself takes in. */
export const watchSpace = async (folder: string, mostMegabytes: number, everyMs = 5_000): Promise<SpaceWatch> => {
  let last = await findSpace(folder, mostMegabytes)
  const look = async () => {
    const before = isTight(last)
    last = await findSpace(folder, mostMegabytes)
    if (isTight(last) && !before) tell(`Only ${Math.floor(last.free / megabyte)} MB are left for ${folder}: nothing new is taken.`)
  }
  const loop = startLoop('space', everyMs, look)
  return { now: () => last, stop: loop.stop }
}
