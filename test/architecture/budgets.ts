/** The budgets of the design, counted on the syntax: lines that are not blank, and how deep control flow goes. */
import {
  at,
  childrenOf,
  type Found,
  filledLines,
  isFunction,
  isTest,
  type Node,
  nodeIn,
  nodesIn,
  part,
  type Source,
  select,
  textIn,
  walk,
  withoutComments,
} from './source.ts'

export const budgets = { action: 60, function: 40, file: 300, nesting: 3, kernel: 150 } as const
export const kernel = ['core/action.ts', 'core/rule.ts', 'core/catalogue.ts'] as const

const contains = (node: Node, wanted: (n: Node) => boolean): boolean =>
  wanted(node) || childrenOf(node).some(child => contains(child, wanted))

/** Words with a gap to fill, such as a count, are still words. */
const isSentence = (node: Node) => isFunction(node) && nodeIn(node, 'body')?.type !== 'BlockStatement'
const isCode = (source: Source) => (node: Node) => isFunction(node) && !(source.path.includes('words/') && isSentence(node))

/** What is declared at the top and only holds data: literals, however nested, without a function. */
const tables = (source: Source): readonly Node[] =>
  nodesIn(source.program, 'body').filter(statement => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? nodeIn(statement, 'declaration') : statement
    return (
      declaration?.type === 'VariableDeclaration' &&
      !contains(declaration, isCode(source)) &&
      (source.path.includes('words/') || !contains(declaration, n => n.type === 'CallExpression'))
    )
  })

/** The lines of a file that are neither blank nor part of a table. */
export const fileLines = (source: Source): number =>
  filledLines(source, { start: 0, end: source.text.length }) - tables(source).reduce((sum, table) => sum + filledLines(source, table), 0)

export const longFiles = (source: Source): Found => {
  const lines = fileLines(source)
  return lines > budgets.file ? [`${source.path}:1 ${lines} lines`] : []
}

/** A group of tests is a list, not a function. */
const isGroup = (above: readonly Node[]) => textIn(nodeIn(above.at(-1), 'callee'), 'name') === 'describe'

export const longFunctions = (source: Source): Found =>
  select(source, (node, above) => isFunction(node) && !isGroup(above) && filledLines(source, node) > budgets.function).map(node =>
    at(source, node, `a function of ${filledLines(source, node)} lines`),
  )

const flows = new Set([
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
])
const isElseIf = (node: Node, parent: Node | undefined) => parent?.type === 'IfStatement' && part(parent, 'alternate') === node

/** Control flow inside control flow; a function begins anew. */
export const deepNesting = (source: Source): Found => {
  const found: string[] = []
  walk(source.program, (node, above) => {
    if (!flows.has(node.type) || isElseIf(node, above.at(-1))) return
    const within = above.slice(above.findLastIndex(isFunction) + 1)
    const depth = 1 + within.filter((n, i) => flows.has(n.type) && !isElseIf(n, within[i - 1])).length
    if (depth > budgets.nesting) found.push(at(source, node, `${depth} deep`))
  })
  return found
}

/** Lines of code: neither blank nor comment. */
export const codeLines = (source: Source): number =>
  withoutComments(source)
    .split('\n')
    .filter(line => line.trim() !== '').length

/** A file that makes an action, and is longer than one file about one verb should be. */
export const longActions = (source: Source): Found => {
  const room = /^core\/[a-z]+\/[a-zA-Z]+\.ts$/.test(source.path) && !isTest(source)
  const makes = room && contains(source.program, n => n.type === 'CallExpression' && textIn(nodeIn(n, 'callee'), 'name') === 'action')
  const lines = filledLines(source, { start: 0, end: source.text.length })
  return makes && lines > budgets.action ? [`${source.path}:1 an action of ${lines} lines`] : []
}
