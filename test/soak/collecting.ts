/** Loaded into the server of a soak: every few seconds its garbage is collected, and what is left then is written down. Passwords are hashed in 64 MB each, which come and go outside of it. */
import { writeFileSync } from 'node:fs'

const { SOAK_MEMORY: file } = process.env
const collect: unknown = Reflect.get(globalThis, 'gc')

const note = (): void => {
  if (file === undefined || typeof collect !== 'function') return
  collect()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(file, String((heapUsed + external) / 2 ** 20))
}
// The server's own child processes load it too.
if (process.argv.includes('serve')) setInterval(note, 5_000).unref()
