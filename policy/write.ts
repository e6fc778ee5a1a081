/** A policy's folder as YAML, as a person would have typed it: short things on one line, days and codes as they are read. */
import { type Document, isCollection, isMap, isScalar, isSeq, type Node, parseDocument, Document as YamlDocument } from 'yaml'

const wide = 160

/** How long a node would be on one line. */
const flowLength = (node: unknown): number => {
  if (isScalar(node)) return JSON.stringify(node.value ?? null).length
  if (isSeq(node)) return node.items.reduce<number>((sum, item) => sum + flowLength(item) + 2, 2)
  if (isMap(node)) return node.items.reduce((sum, { key, value }) => sum + flowLength(key) + flowLength(value) + 4, 2)
  return 0
}

const holdsOnlyShort = (node: Node): boolean => isCollection(node) && flowLength(node) <= wide

/** The clause table, a body's places, a text in two languages stand on a line; what does not fit is opened, its parts tried again. */
const layOut = (node: unknown, depth: number): void => {
  if (!isCollection(node)) return
  if (depth > 0 && holdsOnlyShort(node)) {
    node.flow = true
    return
  }
  for (const item of node.items)
    layOut(typeof item === 'object' && item !== null && 'value' in item && !isScalar(item) ? item.value : item, depth + 1)
}

const documentOf = (value: unknown): Document => {
  const document = new YamlDocument(value, { aliasDuplicateObjects: false })
  layOut(document.contents, 0)
  return document
}

/** One file as YAML. A blank line parts the members of the first level. */
export const writeYaml = (value: unknown): string => {
  const document = documentOf(value)
  const { contents } = document
  if (isMap(contents)) {
    for (const [i, { key, value: member }] of contents.items.entries())
      if (i > 0 && isScalar(key) && isCollection(member) && !member.flow) key.spaceBefore = true
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true })
}

/** What a YAML text says; `problems` are the parser's own, each with its line. */
export const readYaml = (text: string): { readonly value: unknown; readonly problems: readonly string[] } => {
  const document = parseDocument(text, { merge: true })
  return { value: document.errors.length > 0 ? undefined : document.toJS(), problems: document.errors.map(e => e.message) }
}
