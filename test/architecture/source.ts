/** The project's own sources, read and parsed once: what the architecture's tests look at. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['policy', 'words', 'core', 'documents', 'server', 'web', 'cli', 'demo', 'bench', 'test'] as const

/** Any node of the syntax tree; what it holds beside its place is looked at with `part`. */
export type Node = { readonly type: string; readonly start: number; readonly end: number }
export type Source = { readonly path: string; readonly text: string; readonly program: Node; readonly comments: readonly Node[] }
/** One thing found in one place, as 'path:line what'. */
export type Found = readonly string[]

const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof Reflect.get(x, 'type') === 'string'

export const part = (node: Node, key: string): unknown => Reflect.get(node, key)
export const nodeIn = (node: Node | undefined, key: string): Node | undefined => {
  const found = node && part(node, key)
  return isNode(found) ? found : undefined
}
export const nodesIn = (node: Node | undefined, key: string): readonly Node[] => {
  const found: unknown = node && part(node, key)
  return Array.isArray(found) ? found.filter(isNode) : []
}
export const textIn = (node: Node | undefined, key: string): string => {
  const found = node && part(node, key)
  return typeof found === 'string' ? found : ''
}

/** Parses a text as if it stood at a path. Throws when it is not TypeScript. */
export const sourceOf = (path: string, text: string): Source => {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0]?.message}`)
  const tree: unknown = program
  if (!isNode(tree)) throw new Error(`${path} gave no syntax tree`)
  return { path, text, program: tree, comments }
}

const listed = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name.replaceAll('\\', '/')}`)
  } catch {
    return []
  }
}

/** Every file of the project's folders, by its path from the root. */
export const files = folders.flatMap(listed).sort()
export const sources = files
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !path.includes('node_modules'))
  .map(path => sourceOf(path, readFileSync(join(root, path), 'utf8')))

export const isTest = ({ path }: Pick<Source, 'path'>) =>
  path.startsWith('test/') || path.endsWith('.test.ts') || path.endsWith('.test.tsx')
export const folderOf = (path: string) => path.split('/')[0] ?? ''

export const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap(value => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []))

/** Every node below and including `node`, each with the nodes that it stands in, the nearest last. */
export const walk = (node: Node, visit: (node: Node, above: readonly Node[]) => void, above: readonly Node[] = []): void => {
  visit(node, above)
  const path = [...above, node]
  for (const child of childrenOf(node)) walk(child, visit, path)
}

export const select = (source: Source, wanted: (node: Node, above: readonly Node[]) => boolean): readonly Node[] => {
  const found: Node[] = []
  walk(source.program, (node, above) => {
    if (wanted(node, above)) found.push(node)
  })
  return found
}

export const lineOf = ({ text }: Source, offset: number) => text.slice(0, offset).split('\n').length
export const at = (source: Source, node: Node, what: string) => `${source.path}:${lineOf(source, node.start)} ${what}`

/** Lines that are not blank, of a part of a source. */
export const filledLines = ({ text }: Source, { start, end }: Pick<Node, 'start' | 'end'>) =>
  text
    .slice(start, end)
    .split('\n')
    .filter(line => line.trim() !== '').length

/** The same text with every comment blanked out. */
export const withoutComments = ({ text, comments }: Source) =>
  comments.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end), text)

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
export const isFunction = ({ type }: Node) => functions.has(type)

/** What a source imports, statically or not, by type only or not, with the specifier as it is written. */
export const importsOf = (source: Source) =>
  select(source, ({ type }) =>
    ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(type),
  ).flatMap(node => {
    const from = textIn(nodeIn(node, 'source'), 'value')
    const specifiers = nodesIn(node, 'specifiers')
    const typed = (n: Node) => textIn(n, 'importKind') === 'type' || textIn(n, 'exportKind') === 'type'
    const typeOnly = typed(node) || (specifiers.length > 0 && specifiers.every(typed))
    return from === '' ? [] : [{ node, from, typeOnly }]
  })
