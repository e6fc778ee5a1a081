/** Work that is done again and again with a pause between, until it is told to stop. */
import { setTimeout as pause } from 'node:timers/promises'
import { saidOf } from './said.ts'
import { tell } from './tell.ts'

export type Loop = { readonly stop: () => Promise<void> }

/** Long work asks, between two of its parts, whether it is to stop. */
type Work = (isStopped: () => boolean) => Promise<unknown>

/** A failure is told and tried again after the pause; the work itself must leave nothing half done. */
export const startLoop = (name: string, everyMs: number, work: Work): Loop => {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      await work(() => stopping.signal.aborted).catch(error => tell(`${name}: ${saidOf(error)}`))
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  const ended = run()
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

/** True while this server is the one that does the named work. */
export type Holds = (name: string) => Promise<boolean>
/** Where there is one server, it does everything. */
export const alone: Holds = async () => true

/** Work that one of several servers does; when that one dies another goes on at its next turn. */
export const startElected = (name: string, everyMs: number, holds: Holds, work: Work): Loop =>
  startLoop(name, everyMs, async isStopped => {
    if (await holds(name)) await work(isStopped)
  })
