/** Which way imports run, and what the pure part may not touch. */
import { posix } from 'node:path'
import { at, type Found, folderOf, importsOf, isTest, type Node, nodeIn, part, type Source, select, textIn } from './source.ts'

/** For each folder those that it may import from, beside itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  words: [],
  core: ['policy'],
  documents: ['core', 'policy', 'words'],
  server: ['documents', 'core', 'policy', 'words'],
  web: ['core', 'policy', 'words'],
  demo: ['server', 'documents', 'core', 'policy', 'words'],
  cli: ['server', 'documents', 'core', 'policy', 'words', 'demo', 'bench', 'web'],
  bench: ['server', 'documents', 'core', 'policy', 'words', 'demo', 'cli'],
}

const isOwn = (from: string) => from.startsWith('.')
/** The path from the root that a relative import names. */
export const targetOf = (path: string, from: string) => posix.join(posix.dirname(path), from)

/** Imports that run against the order of the folders. Tests may look at everything. */
export const againstTheOrder = (source: Source): Found =>
  importsOf(source).flatMap(({ node, from, typeOnly }) => {
    if (isTest(source) || !isOwn(from)) return []
    const here = folderOf(source.path)
    const there = folderOf(targetOf(source.path, from))
    const allowed = there === here || below[here]?.includes(there) || (here === 'words' && typeOnly)
    return allowed ? [] : [at(source, node, `imports ${from}: ${here} may not look at ${there}`)]
  })

/** What the core takes from outside the project other than zod. */
export const foreignInCore = (source: Source): Found =>
  importsOf(source).flatMap(({ node, from }) =>
    folderOf(source.path) !== 'core' || isTest(source) || isOwn(from) || from === 'zod' ? [] : [at(source, node, `imports ${from}`)],
  )

const impure = new Set([
  'process',
  'fetch',
  'crypto',
  'performance',
  'console',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'localStorage',
  'globalThis',
])
const isName = (node: Node, above: readonly Node[]) => {
  const parent = above.at(-1)
  if (node.type !== 'Identifier' || !parent) return false
  const key = parent.type === 'MemberExpression' ? 'property' : parent.type === 'Property' ? 'key' : undefined
  return key === undefined || part(parent, 'computed') === true || part(parent, 'shorthand') === true || part(parent, key) !== node
}
const isCallOf = (node: Node, object: string, property: string) =>
  node.type === 'MemberExpression' &&
  textIn(nodeIn(node, 'object'), 'name') === object &&
  textIn(nodeIn(node, 'property'), 'name') === property

const isBareDate = (node: Node) =>
  (node.type === 'NewExpression' || node.type === 'CallExpression') &&
  textIn(nodeIn(node, 'callee'), 'name') === 'Date' &&
  (node.type === 'CallExpression' || JSON.stringify(part(node, 'arguments')) === '[]')

/** Clock, chance and the outside world in the core: the same facts must give the same answer for ever. */
export const impureInCore = (source: Source): Found =>
  folderOf(source.path) !== 'core' || isTest(source)
    ? []
    : select(
        source,
        (node, above) =>
          (isName(node, above) && impure.has(textIn(node, 'name'))) ||
          isCallOf(node, 'Date', 'now') ||
          isCallOf(node, 'Math', 'random') ||
          isBareDate(node),
      ).map(node => at(source, node, `${source.text.slice(node.start, node.end)} in the core`))

/** Files that are reached from `start` by imports that stay when types are gone, with the way there. */
export const reachedFrom = (start: readonly Source[], all: ReadonlyMap<string, Source>): ReadonlyMap<string, string> => {
  const ways = new Map(start.map(({ path }) => [path, path]))
  for (const [path, way] of ways) {
    const source = all.get(path)
    for (const { from, typeOnly } of source ? importsOf(source) : []) {
      const next = targetOf(path, from)
      if (!typeOnly && isOwn(from) && !ways.has(next)) ways.set(next, `${way} → ${next}`)
    }
  }
  return ways
}

/** What the verification of placements imports from outside its own folder: it has nothing in common with the engine, not even a type. */
export const verificationAlone = (files: readonly Source[]): Found =>
  files.flatMap(source =>
    importsOf(source).flatMap(({ node, from }) =>
      targetOf(source.path, from).startsWith('core/placement/verify/') ? [] : [at(source, node, `imports ${from}`)],
    ),
  )

/** What verifies the record imports from outside its own folder other than Node: it can be copied to any machine, and shares nothing with what it checks. */
export const logCheckAlone = (files: readonly Source[]): Found =>
  files.flatMap(source =>
    importsOf(source).flatMap(({ node, from }) =>
      from.startsWith('node:') || (isOwn(from) && targetOf(source.path, from).startsWith('documents/log-check/'))
        ? []
        : [at(source, node, `imports ${from}`)],
    ),
  )
