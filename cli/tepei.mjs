#!/usr/bin/env node
// Starts the command line under the Node 24 that npm put beside us, since the system's own Node may be older.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildWebWhenStale } from './build.mjs'
import { findNode } from './node.mjs'

const main = new URL('./main.ts', import.meta.url)
const node = findNode()
if (['demo', 'serve'].includes(process.argv[2])) buildWebWhenStale()
if (process.env.npm_lifecycle_event !== undefined) endWithParent()

if (node === process.execPath) {
  await import(main.href)
} else {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the child too; we only wait for it. A signal sent to us alone is passed on.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

/** npm passes a stop on to its shell only, and the shell not to us; a server must not outlive them and keep its port. */
function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  watch.unref()
}
