// Finds a Node that can run TypeScript: the one that runs us when it is new enough, else the one among our packages.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const oldestMajor = 24

export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= oldestMajor) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = fileURLToPath(new URL(`../node_modules/node-${platform}-${process.arch}/bin/${binary}`, import.meta.url))
  if (existsSync(path)) return path
  console.error(`tepei needs Node ${oldestMajor} or newer; this is ${process.versions.node}, and ${path} is missing. Run npm ci first.`)
  process.exit(1)
}
