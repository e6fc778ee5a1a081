/** A wire to PostgreSQL that falls silent without an end: what either side says is lost, and neither hears that the other is gone. */
import { connect, createServer, type Socket } from 'node:net'
import { lineBook, listening } from './relay.ts'

export type Silence = {
  readonly url: string
  /** Every line that is open now hears nothing any more; where `all`, nor does any that is opened before it heals. */
  readonly fall: (all?: boolean) => void
  readonly heal: () => void
  /** How many of the dead lines the house still holds, and how many PostgreSQL does. */
  readonly held: () => { readonly near: number; readonly far: number }
  readonly close: () => Promise<void>
}
type Line = { readonly near: Socket; readonly far: Socket | undefined; dead: boolean }

export const openSilence = async (databaseUrl: string): Promise<Silence> => {
  const to = new URL(databaseUrl)
  const { keep, close } = lineBook()
  const lines: Line[] = []
  let mute = false
  const server = createServer(incoming => {
    const near = keep(incoming)
    // What is said on a line that is dead from the start never comes to PostgreSQL.
    const far = mute ? undefined : keep(connect(Number(to.port), to.hostname))
    const line: Line = { near, far, dead: mute }
    lines.push(line)
    near.on('data', piece => line.dead || far?.write(piece)).once('close', () => line.dead || far?.destroy())
    far?.on('data', piece => line.dead || near.write(piece)).once('close', () => line.dead || near.destroy())
  })
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(await listening(server))
  const open = (of: 'near' | 'far') => lines.filter(line => line.dead && line[of]?.closed === false).length
  return {
    url: url.href,
    fall: (all = false) => {
      mute = all
      for (const line of lines) line.dead = true
    },
    heal: () => {
      mute = false
    },
    held: () => ({ near: open('near'), far: open('far') }),
    close: () => close(server),
  }
}
