/** Every room has the same furniture, and what is the law's stays in the policy. */
import type { Law } from '../../policy/shape.ts'
import { at, type Found, isTest, type Node, nodeIn, type Source, select, textIn } from './source.ts'

export type Room = { readonly name: string; readonly actions: readonly string[]; readonly files: readonly string[] }

/** The pieces that a room lacks: dossier, index, its own test, and one file for each verb; a large room keeps its verbs in folders by their matter. */
export const missingFurniture = ({ name, actions, files }: Room): Found => {
  const inRoom = files.filter(path => path.startsWith(`core/${name}/`))
  const furniture = ['dossier.ts', 'index.ts', `${name}.test.ts`].filter(piece => !inRoom.includes(`core/${name}/${piece}`))
  const verbs = actions.map(action => `${action}.ts`).filter(verb => !inRoom.some(path => path.endsWith(`/${verb}`)))
  return [...furniture, ...verbs].map(piece => `core/${name} has no ${piece}`)
}

const exportsOf = (source: Source) =>
  select(source, (node, above) => node.type === 'VariableDeclarator' && above.some(n => n.type === 'ExportNamedDeclaration')).map(node => ({
    name: textIn(nodeIn(node, 'id'), 'name'),
    made: textIn(nodeIn(nodeIn(node, 'init'), 'callee'), 'name'),
    node,
  }))

/** Verb files whose action does not have the file's name, or that the index forgot. */
export const misnamedVerbs = (source: Source, { name, actions }: Room): Found => {
  const verb = source.path.split('/').at(-1)?.replace('.ts', '') ?? ''
  const made = exportsOf(source).filter(e => e.made === 'action')
  const wrong = made.filter(e => e.name !== verb).map(({ node, name }) => at(source, node, `makes ${name} in a file named ${verb}`))
  return [
    ...wrong,
    ...made.filter(e => e.name === verb && !actions.includes(verb)).map(({ node }) => at(source, node, `is not in core/${name}/index.ts`)),
  ]
}

const daysAndNumbers = (value: unknown): readonly (string | number)[] => {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(daysAndNumbers) : []
}

/** Numbers that count things which are no law: halves, pairs, tries, the months of a year, basis points. */
const everybodys = new Set([0, 1, 2, 3, 4, 8, 10, 12, 100, 10_000])

/** The days and the telling numbers that a law sets. */
export const valuesOf = (law: Law): ReadonlySet<string | number> =>
  new Set(
    daysAndNumbers([
      law.policy.procedure,
      law.policy.training,
      law.policy.money,
      law.policy.placement,
      law.policy.documents,
      law.policy.tracks,
      law.policy.retention,
    ]).filter(v => typeof v === 'string' || !everybodys.has(v)),
  )

/** The longest text or list that a form takes is no law either. */
const isBound = (above: readonly Node[]) => {
  const callee = nodeIn(above.at(-1), 'callee')
  return ['max', 'min', 'length', 'padStart', 'slice', 'repeat', 'line'].includes(
    textIn(nodeIn(callee, 'property'), 'name') || textIn(callee, 'name'),
  )
}
/** Where decisions are made: days and amounts are worked out elsewhere, by arithmetic that has numbers of its own. */
const decides = ({ path }: Source) => /^core\/(?:[a-z]+|criteria)\//.test(path)
const literal = (node: Node): unknown => (node.type === 'Literal' ? Reflect.get(node, 'value') : undefined)

/** Days and numbers of the law, written into TypeScript. */
export const lawInCode = (source: Source, values: ReadonlySet<string | number>): Found =>
  !source.path.startsWith('core/') || source.path.startsWith('core/standards/') || isTest(source)
    ? []
    : select(source, (node, above) => {
        const value = literal(node)
        const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
        return !isBound(above) && (day || (typeof value === 'number' && decides(source) && values.has(value)))
      }).map(node => at(source, node, `${source.text.slice(node.start, node.end)} is the law's`))

/** Lists in a CHECK of the database that say again what the catalogue says. */
export const catalogueInSql = (path: string, sql: string, words: ReadonlySet<string>): Found =>
  sql.split('\n').flatMap((line, i) => {
    const code = line.replace(/--.*$/, '')
    const repeated = /\bcheck\b|\bas enum\b/i.test(code)
      ? [...code.matchAll(/'([^']+)'/g)].map(m => m[1] ?? '').filter(w => words.has(w))
      : []
    return repeated.length === 0 ? [] : [`${path}:${i + 1} repeats ${repeated.join(', ')}`]
  })
