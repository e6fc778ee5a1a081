// Builds the web pages when they are missing or older than their sources, so that nobody has to think of it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode } from './node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist/web/.built-from')
const sources = ['package-lock.json', 'core', 'policy', 'words', 'web']

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesUnder(join(path, name)))
}

function digestOfSources() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(name => filesUnder(join(root, name)))) {
    if (!path.endsWith('.test.ts')) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  }
  return hash.digest('hex')
}

export function buildWebWhenStale() {
  if (!existsSync(join(root, 'web/index.html'))) return
  const digest = digestOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  console.log('Building the web pages …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const options = ['build', 'web', '--outDir', join(root, 'dist/web'), '--emptyOutDir', '--logLevel', 'warn']
  const { status } = spawnSync(findNode(), [vite, ...options], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The web pages could not be built; see the lines above.')
  writeFileSync(stamp, digest)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWebWhenStale()
