/** Reads a policy's folder: the only I/O of policy/. Every problem is told with its file and line. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { shapeProblems } from './meant.ts'
import { PopulationShape } from './population.ts'
import { type Locate, PolicyError, type PolicyProblem } from './problem.ts'
import { Examples, Hosts, type Law, Papers, Places, Policy, Silent } from './shape.ts'

type Path = readonly PropertyKey[]
type Source<T> = { readonly value: T | undefined; readonly problems: readonly PolicyProblem[]; readonly lineAt: (path: Path) => number }

/** The files of a policy as far as they could be read. `law` is there when its three files have no problem. */
export type PolicyFiles = {
  readonly law: Law | undefined
  readonly examples: Examples | undefined
  readonly silent: Silent | undefined
  readonly problems: readonly PolicyProblem[]
  readonly locate: Locate
}

/** The node below `node` at `key`, and the node whose line a reader would look at: the key in a map, the item in a list. */
const below = (node: Node, key: PropertyKey): { readonly node: Node; readonly at: Node } | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    return isNode(item) ? { node: item, at: item } : undefined
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(p => isScalar(p.key) && String(p.key.value) === String(key))
  if (!pair || !isNode(pair.key)) return undefined
  return { node: isNode(pair.value) ? pair.value : pair.key, at: pair.key }
}

const lineAtPath = (document: Document, lines: LineCounter, path: Path): number => {
  let node = document.contents
  let at = isNode(node) ? node : undefined
  for (const key of path) {
    const target = isAlias(node) ? node.resolve(document) : node
    const next = isNode(target) ? below(target, key) : undefined
    if (!next) break
    node = next.node
    at = next.at
  }
  return at?.range ? lines.linePos(at.range[0]).line : 1
}

const readSource = <T extends z.ZodType>(directory: string, name: string, shape: T): Source<z.output<T>> =>
  readFile(join(directory, `${name}.yaml`), shape)

const readFile = <T extends z.ZodType>(file: string, shape: T): Source<z.output<T>> => {
  const lines = new LineCounter()
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { value: undefined, problems: [{ file, line: 1, path: '', message: 'the file is missing or unreadable' }], lineAt: () => 1 }
  }
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const lineAt = (path: Path) => lineAtPath(document, lines, path)
  if (document.errors.length > 0) {
    const problems = document.errors.map(e => ({ file, line: lines.linePos(e.pos[0]).line, path: '', message: e.message }))
    return { value: undefined, problems, lineAt }
  }
  const value: unknown = document.toJS()
  const parsed = shape.safeParse(value)
  if (parsed.success) return { value: parsed.data, problems: [], lineAt }
  const problems = shapeProblems(shape, value).map(({ path, message }) => ({ file, line: lineAt(path), path: path.join('.'), message }))
  return { value: undefined, problems, lineAt }
}

const locateIn =
  (directory: string, sources: Readonly<Record<string, Source<unknown>>>): Locate =>
  ([name, ...path]) =>
    name === papersFolder
      ? { file: join(directory, papersFolder, `${String(path[0])}${paperExtension}`), line: 1 }
      : { file: join(directory, `${String(name)}.yaml`), line: sources[String(name)]?.lineAt(path) ?? 1 }

const papersFolder = 'papers'
const paperExtension = '.md'

/** The texts of the papers by the names of their files; undefined where the policy has no such folder. */
const textsIn = (directory: string): Papers | undefined => {
  try {
    const files = readdirSync(join(directory, papersFolder)).filter(name => extname(name) === paperExtension)
    return Object.fromEntries(
      files.sort().map(name => [basename(name, paperExtension), readFileSync(join(directory, papersFolder, name), 'utf8')]),
    )
  } catch {
    return undefined
  }
}

const readPapers = (directory: string): Pick<Source<Papers>, 'value' | 'problems'> => {
  const texts = textsIn(directory)
  const problems = shapeProblems(Papers.optional(), texts).map(({ path, message }) => ({
    ...locateIn(directory, {})([papersFolder, ...path]),
    path: [papersFolder, ...path].join('.'),
    message,
  }))
  return { value: texts, problems }
}

const readLaw = (directory: string) => {
  const policy = readSource(directory, 'policy', Policy)
  const places = readSource(directory, 'places', Places)
  const hosts = readSource(directory, 'hosts', Hosts)
  const papers = readPapers(directory)
  const problems = [...policy.problems, ...places.problems, ...hosts.problems, ...papers.problems]
  const law: Law | undefined =
    policy.value && places.value && hosts.value && papers.problems.length === 0
      ? { policy: policy.value, places: places.value, hosts: hosts.value, ...(papers.value && { papers: papers.value }) }
      : undefined
  return { law, problems, sources: { policy, places, hosts } }
}

/** The law of a round from its folder. Throws PolicyError with every problem, each with file and line. */
export const loadLaw = (directory: string): Law => {
  const { law, problems } = readLaw(directory)
  if (!law) throw new PolicyError(problems)
  return law
}

/** The law with its worked cases and its silent clauses. Throws PolicyError as loadLaw. */
export const loadFolder = (directory: string) => {
  const { law, examples, silent, problems } = readPolicyFiles(directory)
  if (!law || !examples || !silent) throw new PolicyError(problems)
  return { ...law, examples, silent }
}

/** All files, with their problems and lines; never throws for what a person wrote. */
export const readPolicyFiles = (directory: string): PolicyFiles => {
  const { law, problems, sources } = readLaw(directory)
  const examples = readSource(directory, 'examples', Examples)
  const silent = readSource(directory, 'silent', Silent)
  return {
    law,
    examples: examples.value,
    silent: silent.value,
    problems: [...problems, ...examples.problems, ...silent.problems],
    locate: locateIn(directory, { ...sources, examples, silent }),
  }
}

/** The shape of an invented population from its file, YAML or JSON. Throws PolicyError with every problem, each with file and line. */
export const loadPopulation = (file: string): PopulationShape => {
  const { value, problems } = readFile(file, PopulationShape)
  if (!value) throw new PolicyError(problems)
  return value
}
