// Runs at the end of npm ci: links the command `tepei` and builds the web pages, so that the first start is quick.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWebWhenStale } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** npm links the commands of our packages, but not our own; `npx tepei` looks in the same folder. */
function linkCommand() {
  const folder = join(root, 'node_modules/.bin')
  mkdirSync(folder, { recursive: true })
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'tepei.cmd'), '@node "%~dp0..\\..\\cli\\tepei.mjs" %*\r\n')
    return
  }
  const link = join(folder, 'tepei')
  rmSync(link, { force: true })
  symlinkSync('../../cli/tepei.mjs', link)
  chmodSync(join(root, 'cli/tepei.mjs'), 0o755)
}

linkCommand()
try {
  buildWebWhenStale()
} catch (error) {
  // A page that does not build must not leave the tree without its packages; `npm start` tries again and says why.
  console.error(error)
}
