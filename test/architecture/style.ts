/** The words and forms that the project does without, and the line that every file opens with. */

import { kernel } from './budgets.ts'
import { at, type Found, isTest, type Node, nodeIn, part, type Source, select, textIn } from './source.ts'

/** Every file opens with a comment that says what it is. */
export const untold = (source: Source): Found => {
  const [first] = source.comments
  const told =
    first !== undefined && source.text.slice(0, first.start).trim() === '' && /[\p{L}]{2}/u.test(source.text.slice(first.start, first.end))
  return told ? [] : [`${source.path}:1 does not say what it is`]
}

const banned = /(?:Service|Manager|Handler|Helper|Utils?|Base|Impl|Schema)$/
const declared = (node: Node) => {
  const id = nodeIn(node, 'id')
  return ['VariableDeclarator', 'FunctionDeclaration', 'ClassDeclaration', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration'].includes(
    node.type,
  )
    ? textIn(id, 'name')
    : ''
}
const isBanned = (name: string) => banned.test(name) || /^I[A-Z][a-z]/.test(name)

export const emptyNames = (source: Source): Found => {
  const file = source.path.split('/').at(-1)?.replace(/\..*$/, '') ?? ''
  const ofFile = /^(?:.*-)?(?:service|manager|handler|helpers?|utils?|base|impl|schema)$/i.test(file)
    ? [`${source.path}:1 is named ${file}`]
    : []
  return [...ofFile, ...select(source, node => isBanned(declared(node))).map(node => at(source, node, `declares ${declared(node)}`))]
}

const isConstAssertion = (node: Node) => {
  const name = nodeIn(nodeIn(node, 'typeAnnotation'), 'typeName')
  return textIn(name, 'name') === 'const'
}
const isError = (node: Node) => /(?:Error|^NotA[A-Z]\w*)$/.test(textIn(nodeIn(node, 'superClass'), 'name'))

const forms: Readonly<Record<string, (node: Node, source: Source) => string | undefined>> = {
  ExportDefaultDeclaration: (_node, { path }) => (path.endsWith('.config.ts') ? undefined : 'a default export'),
  TSEnumDeclaration: () => 'an enum',
  TSModuleDeclaration: (node, { path }) => (path.endsWith('.d.ts') || part(node, 'declare') === true ? undefined : 'a namespace'),
  ClassDeclaration: node => (isError(node) || nodeIn(node, 'superClass')?.type === 'Identifier' ? errorOnly(node) : 'a class'),
  ClassExpression: () => 'a class',
  TSAnyKeyword: () => 'any',
  TSNonNullExpression: () => 'a non-null !',
  TSAsExpression: node => (isConstAssertion(node) ? undefined : 'an as'),
  TSTypeAssertion: () => 'a type assertion',
  Decorator: () => 'a decorator',
}
const errorOnly = (node: Node) =>
  isError(node) || textIn(nodeIn(node, 'superClass'), 'name').endsWith('Error') ? undefined : 'a class that is no error'

/** Forms of the language that are left to the kernel or to nobody. */
export const forbiddenForms = (source: Source): Found =>
  kernel.some(path => path === source.path)
    ? []
    : select(source, node => forms[node.type] !== undefined).flatMap(node => {
        const what = forms[node.type]?.(node, source)
        return what === undefined ? [] : [at(source, node, what)]
      })

/** Comments that silence a tool hide what they silence, except where the design says so. */
export const silenced = (source: Source): Found =>
  kernel.some(path => path === source.path) || isTest(source)
    ? []
    : source.comments.flatMap(c => {
        const text = source.text.slice(c.start, c.end)
        return /@ts-(?:ignore|nocheck|expect-error)/.test(text) ? [at(source, c, text.slice(0, 60))] : []
      })
