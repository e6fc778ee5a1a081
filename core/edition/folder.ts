/** A policy's folder as data: its files as they stand while they are written, what is wrong with them, and the law that they are once nothing is. */
import { z } from 'zod'
import { shapeProblems } from '../../policy/meant.ts'
import { Examples, Hosts, Law, Papers, Places, Policy, Silent } from '../../policy/shape.ts'
import { checkPolicy } from '../policy-check.ts'

export const yamlNames = ['policy', 'places', 'hosts', 'examples', 'silent'] as const
export type YamlName = (typeof yamlNames)[number]
/** The parts of a folder: a YAML file each, and the texts of its papers. */
export const fileNames = [...yamlNames, 'papers'] as const
export type FileName = (typeof fileNames)[number]
/** Whatever stands in the files: it need not be right yet. */
export type Folder = Readonly<Record<YamlName, unknown>> & { readonly papers?: unknown }
export const Folder = z.strictObject({
  policy: z.json(),
  places: z.json(),
  hosts: z.json(),
  examples: z.json(),
  silent: z.json(),
  papers: z.json().optional(),
})

/** The folder with each file of the right shape. */
export const WholeFolder = z.strictObject({
  policy: Policy,
  places: Places,
  hosts: Hosts,
  examples: Examples,
  silent: Silent,
  papers: Papers.optional(),
})
export type WholeFolder = z.infer<typeof WholeFolder>

/** What is wrong, at which path. `rule` is undefined when the form itself is wrong. */
export type Problem = {
  readonly path: string
  readonly rule: string | undefined
  readonly clause: string | undefined
  readonly message: string
  readonly zh?: string | undefined
  /** Line and column in the text of a paper. */
  readonly at?: { readonly line: number; readonly column: number } | undefined
}

const shapes = {
  policy: Policy,
  places: Places,
  hosts: Hosts,
  examples: Examples,
  silent: Silent,
  papers: Papers.optional(),
} satisfies Record<FileName, z.ZodType>

const problemsOfShape = (folder: Folder): readonly Problem[] =>
  fileNames.flatMap(name =>
    shapeProblems(shapes[name], folder[name]).map(({ path, message }) => ({
      path: [name, ...path].join('.'),
      rule: undefined,
      clause: undefined,
      message,
    })),
  )

/** A finding names a file and a line; here there is no file, so the path itself stands for it. */
const locate = (path: readonly PropertyKey[]) => ({ file: path.map(String).join('.'), line: 1 })

const judge = (folder: Folder): readonly Problem[] => {
  const malformed = problemsOfShape(folder)
  if (malformed.length > 0) return malformed
  const { examples, silent, ...law } = WholeFolder.parse(folder)
  return checkPolicy({ law, examples, silent, locate }).map(({ file, line, column, ...finding }) => ({
    path: file,
    ...finding,
    ...(column !== undefined && { at: { line, column } }),
  }))
}

const judged = new WeakMap<object, readonly Problem[]>()

/** Everything that `tepei policy check` would say of these files, each with its path. The same folder is judged once. */
export const problemsIn = (folder: Folder): readonly Problem[] => {
  const known = judged.get(folder)
  if (known) return known
  const found = judge(folder)
  judged.set(folder, found)
  return found
}

/** The law that the files make, when each has the right shape. */
export const findLaw = ({ policy, places, hosts, papers }: Folder): Law | undefined => Law.safeParse({ policy, places, hosts, papers }).data

const ordered = (node: unknown, like: unknown): unknown => {
  if (Array.isArray(node)) return node.map((item, i) => ordered(item, Array.isArray(like) ? (like[i] ?? like[0]) : undefined))
  if (typeof node !== 'object' || node === null) return node
  const known: Readonly<Record<string, unknown>> = typeof like === 'object' && like !== null && !Array.isArray(like) ? { ...like } : {}
  const own = new Map<string, unknown>(Object.entries(node))
  const keys = [...Object.keys(known).filter(key => own.has(key)), ...[...own.keys()].filter(key => !(key in known))]
  return Object.fromEntries(keys.map(key => [key, ordered(own.get(key), known[key])]))
}

/** The same folder with its keys in the order of another: the database does not keep it, and people read in it. */
export const inOrderOf = (folder: Folder, like: Folder): Folder => ({
  policy: ordered(folder.policy, like.policy),
  places: ordered(folder.places, like.places),
  hosts: ordered(folder.hosts, like.hosts),
  ...(folder.papers !== undefined && { papers: ordered(folder.papers, like.papers) }),
  examples: ordered(folder.examples, like.examples),
  silent: ordered(folder.silent, like.silent),
})
