/** The ways in which programmes vary, each with how a policy says it: read from policy/axes.yaml, laid over the policy of 2022, drawn as a page. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { Text } from '../policy/words.ts'
import { writeYaml } from '../policy/write.ts'

const Value = z.union([
  z.strictObject({ says: z.string(), set: z.record(z.string(), z.unknown()), notRunYet: z.literal(true).optional() }),
  z.strictObject({ says: z.string(), in: z.string(), at: z.string() }),
])
type Value = z.infer<typeof Value>
const Axes = z.array(z.strictObject({ axis: z.int().min(1).max(24), name: Text, values: z.array(Value).min(1) }))
export type Axis = z.infer<typeof Axes>[number]

const folder = fileURLToPath(new URL('../policy', import.meta.url))

export const readAxes = (): readonly Axis[] => Axes.parse(parse(readFileSync(join(folder, 'axes.yaml'), 'utf8'), { merge: true }))

/** The folder of a policy that a value points to; undefined when it is not there. */
export const findFolder = (name: string): string | undefined => (existsSync(join(folder, name)) ? join(folder, name) : undefined)

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null

/** The value at a dotted path; undefined when the path leads nowhere. */
export const valueAt = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (isRecord(node) ? Reflect.get(node, key) : undefined), root)

/** A key of `+` is one more item of a list. */
const put = (node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value
  if (!Array.isArray(node)) return { ...(isRecord(node) && node), [key]: put(isRecord(node) ? node[key] : undefined, rest, value) }
  return key === '+' ? [...node, value] : node.map((item, i) => (String(i) === key ? put(item, rest, value) : item))
}

/** A law with the values of `set` laid over it. */
export const laidOver = (law: unknown, set: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(set).reduce((node, [path, value]) => put(node, path.split('.'), value), law)

/** The last key with its value; for an item of a list, the item. */
const linesOf = (path: string, value: unknown): string => {
  const last = path.split('.').at(-1) ?? path
  const comment = `# ${path.replace(/\.\+$/, ', one more').replace(/\.(\d+)$/, ', instead of item $1')}`
  return `${comment}\n${writeYaml(/^(\+|\d+)$/.test(last) ? [value] : { [last]: value }).trimEnd()}`
}
const nested = (set: Readonly<Record<string, unknown>>) => Object.entries(set).map(([path, value]) => linesOf(path, value))

const partOf = (value: Value): string => {
  if ('in' in value) return `**${value.says}** \`policy/${value.in}\`, at \`${value.at}\`.`
  const mark = value.notRunYet ? ' *Can be said; no room runs it yet, and a round with it is not published.*' : ''
  return `**${value.says}**${mark}\n\n\`\`\`yaml\n${nested(value.set).join('\n')}\n\`\`\``
}

/** docs/generated/axes.md without its mark. */
export const axesPage = (): string =>
  [
    '# What programmes vary in, and how a policy says it',
    ...readAxes().map(axis => [`## ${axis.axis} · ${axis.name.en} · ${axis.name.zh}`, ...axis.values.map(partOf)].join('\n\n')),
  ].join('\n\n')
