/** Statements for the database are written down, not made: whatever stands in the text of one is a word of the program. Values go beside it. */
import { posix } from 'node:path'
import { at, type Found, folderOf, importsOf, isFunction, isTest, type Node, nodeIn, nodesIn, type Source, textIn, walk } from './source.ts'

export type Sources = ReadonlyMap<string, Source>
/** What a name stands for where it is used: names that hold words of the program, and the nodes around. */
type Place = {
  readonly source: Source
  readonly all: Sources
  readonly above: readonly Node[]
  readonly fixed: ReadonlySet<string>
  readonly depth: number
}

const declaratorsIn = (statements: readonly Node[]): readonly Node[] =>
  statements
    .flatMap(one => (one.type === 'ExportNamedDeclaration' ? [nodeIn(one, 'declaration')] : [one]))
    .flatMap(one => (one?.type === 'VariableDeclaration' && textIn(one, 'kind') === 'const' ? nodesIn(one, 'declarations') : []))
const bodyOf = (node: Node): readonly Node[] => (node.type === 'Program' || node.type === 'BlockStatement' ? nodesIn(node, 'body') : [])
const initIn = (body: readonly Node[], name: string): Node | undefined =>
  nodeIn(
    declaratorsIn(body).find(one => textIn(nodeIn(one, 'id'), 'name') === name),
    'init',
  )
const isParameter = (node: Node, name: string): boolean =>
  isFunction(node) && nodesIn(node, 'params').some(one => textIn(one, 'name') === name || JSON.stringify(one).includes(`"name":"${name}"`))

/** The file from which a name is imported. */
const importedFrom = ({ source, all }: Place, name: string): { readonly source: Source; readonly name: string } | undefined => {
  for (const { node, from } of importsOf(source)) {
    const found = nodesIn(node, 'specifiers').find(one => textIn(nodeIn(one, 'local'), 'name') === name)
    const other = found && from.startsWith('.') ? all.get(posix.join(posix.dirname(source.path), from)) : undefined
    if (other) return { source: other, name: textIn(nodeIn(found, 'imported'), 'name') }
  }
  return undefined
}

const isFixedName = (name: string, place: Place): boolean => {
  if (place.fixed.has(name)) return true
  for (const [i, node] of [...place.above.entries()].reverse()) {
    if (isParameter(node, name)) return false
    const init = initIn(bodyOf(node), name)
    if (init) return isFixed(init, { ...place, above: place.above.slice(0, i + 1) })
  }
  const there = importedFrom(place, name)
  const init = there && initIn(bodyOf(there.source.program), there.name)
  return (
    there !== undefined &&
    init !== undefined &&
    isFixed(init, { ...place, source: there.source, above: [there.source.program], fixed: new Set() })
  )
}

const namesIn = (node: Node): readonly string[] =>
  [...JSON.stringify(node).matchAll(/"type":"Identifier"[^}]*?"name":"(\w+)"/g)].map(m => m[1] ?? '')

/** A function whose result is a word of the program wherever what it is given is one. */
const isFixedFunction = (node: Node, place: Place): boolean => {
  const fixed = new Set([...place.fixed, ...nodesIn(node, 'params').flatMap(namesIn)])
  const body = nodeIn(node, 'body')
  if (body?.type !== 'BlockStatement') return body !== undefined && isFixed(body, { ...place, fixed })
  const returned: Node[] = []
  walk(body, one => {
    if (one.type === 'ReturnStatement') returned.push(nodeIn(one, 'argument') ?? one)
  })
  return returned.every(one => isFixed(one, { ...place, fixed, above: [...place.above, body] }))
}

const every = (nodes: readonly (Node | undefined)[], place: Place): boolean =>
  nodes.every(node => node !== undefined && isFixed(node, place))

const rules: Readonly<Record<string, (node: Node, place: Place) => boolean>> = {
  Literal: () => true,
  TemplateLiteral: (node, place) => every(nodesIn(node, 'expressions'), place),
  Identifier: (node, place) => isFixedName(textIn(node, 'name'), place),
  ArrayExpression: (node, place) => every(nodesIn(node, 'elements'), place),
  SpreadElement: (node, place) => every([nodeIn(node, 'argument')], place),
  ObjectExpression: (node, place) =>
    every(
      nodesIn(node, 'properties').map(one => (one.type === 'SpreadElement' ? one : nodeIn(one, 'value'))),
      place,
    ),
  // What is looked up in a table of words is one of them, by whatever it is looked up.
  MemberExpression: (node, place) => every([nodeIn(node, 'object')], place),
  ConditionalExpression: (node, place) => every([nodeIn(node, 'consequent'), nodeIn(node, 'alternate')], place),
  LogicalExpression: (node, place) => every([nodeIn(node, 'left'), nodeIn(node, 'right')], place),
  BinaryExpression: (node, place) => every([nodeIn(node, 'left'), nodeIn(node, 'right')], place),
  TSAsExpression: (node, place) => every([nodeIn(node, 'expression')], place),
  TSSatisfiesExpression: (node, place) => every([nodeIn(node, 'expression')], place),
  ArrowFunctionExpression: isFixedFunction,
  FunctionExpression: isFixedFunction,
  CallExpression: (node, place) => {
    const callee = nodeIn(node, 'callee')
    const whose = callee?.type === 'MemberExpression' ? nodeIn(callee, 'object') : callee
    const isOfLanguage = ['Object', 'Array', 'String', 'Math'].includes(textIn(whose, 'name'))
    return (isOfLanguage || every([whose], place)) && every(nodesIn(node, 'arguments'), place)
  },
}
const isFixed = (node: Node, place: Place): boolean =>
  place.depth < 40 && (rules[node.type]?.(node, { ...place, depth: place.depth + 1 }) ?? false)

const isQuery = (node: Node): boolean => {
  const callee = nodeIn(node, 'callee')
  const name = textIn(callee, 'name') || textIn(nodeIn(callee, 'property'), 'name')
  return node.type === 'CallExpression' && name === 'query'
}

/** Texts that hold something that is no word of the program, each by what it holds. */
const loose = (text: Node | undefined, place: Place): readonly Node[] => {
  if (text === undefined) return []
  if (text.type === 'TemplateLiteral') return nodesIn(text, 'expressions').filter(one => !isFixed(one, place))
  return isFixed(text, place) ? [] : [text]
}

/** Statements made of pieces that the program itself doesn't hold. A text that a function was handed is looked at where it was handed over. */
export const madeOfPieces = (source: Source, all: Sources): Found => {
  if (isTest(source) || !['server', 'cli', 'demo', 'core'].includes(folderOf(source.path))) return []
  const found: string[] = []
  walk(source.program, (node, above) => {
    if (!isQuery(node)) return
    const [text] = nodesIn(node, 'arguments')
    const place = { source, all, above, fixed: new Set<string>(), depth: 0 }
    for (const one of loose(text, place))
      found.push(at(source, one, source.text.slice(one.start, one.end).replace(/\s+/g, ' ').slice(0, 80)))
  })
  return found
}

const asTheyAre = ['raw', 'lit', 'id']
/** Words that the builder of statements sets as they are, and that the program itself doesn't hold. */
export const takenAsTheyAre = (source: Source, all: Sources): Found => {
  if (isTest(source) || !['server', 'cli', 'demo'].includes(folderOf(source.path))) return []
  const found: string[] = []
  walk(source.program, (node, above) => {
    const callee = node.type === 'CallExpression' ? nodeIn(node, 'callee') : undefined
    const isTaken =
      ['part', 'sql'].includes(textIn(nodeIn(callee, 'object'), 'name')) && asTheyAre.includes(textIn(nodeIn(callee, 'property'), 'name'))
    if (!isTaken || every(nodesIn(node, 'arguments'), { source, all, above, fixed: new Set(), depth: 0 })) return
    found.push(at(source, node, source.text.slice(node.start, node.end)))
  })
  return found
}
