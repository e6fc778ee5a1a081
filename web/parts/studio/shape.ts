/** The shape of a policy as the editor walks it: the JSON Schema of its five files, part by part. */
import { z } from 'zod'
import { isRecord } from '../../../core/edition/change.ts'
import { WholeFolder } from '../../../core/edition/folder.ts'

export type Shape = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly additionalProperties?: Shape | boolean
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly (string | number | boolean)[]
  readonly const?: string | number | boolean
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly minItems?: number
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

const isShape = (x: unknown): x is Shape => isRecord(x)

const made: unknown = z.toJSONSchema(WholeFolder, { io: 'input', unrepresentable: 'any' })
export const wholeShape: Shape = isShape(made) ? made : {}

/** A shape that only points to another is that other. */
export const resolved = (shape: Shape): Shape => {
  if (shape.$ref === undefined) return shape
  if (shape.$ref === '#') return wholeShape
  return wholeShape.$defs?.[shape.$ref.replace('#/$defs/', '')] ?? {}
}

export type Kind =
  | 'text'
  | 'cited'
  | 'object'
  | 'record'
  | 'list'
  | 'union'
  | 'enum'
  | 'const'
  | 'day'
  | 'string'
  | 'integer'
  | 'boolean'
  | 'any'

const kindOfObject = ({ properties }: Shape): Kind => {
  if (!properties) return 'record'
  const names = Object.keys(properties)
  if (names.length === 2 && 'zh' in properties && 'en' in properties) return 'text'
  return 'value' in properties && 'clause' in properties ? 'cited' : 'object'
}

export const kindOf = (given: Shape): Kind => {
  const shape = resolved(given)
  if (shape.const !== undefined) return 'const'
  if (shape.enum) return 'enum'
  if (shape.anyOf ?? shape.oneOf) return 'union'
  if (shape.type === 'object') return kindOfObject(shape)
  if (shape.type === 'array') return 'list'
  if (shape.type === 'string') return shape.format === 'date' ? 'day' : 'string'
  if (shape.type === 'integer' || shape.type === 'number') return 'integer'
  return shape.type === 'boolean' ? 'boolean' : 'any'
}

export const formsOf = (given: Shape): readonly Shape[] => {
  const shape = resolved(given)
  return shape.anyOf ?? shape.oneOf ?? []
}

export const isOptional = (shape: Shape, key: string) => !(resolved(shape).required ?? []).includes(key)

const typeOf = (value: unknown) =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value === 'number' ? 'integer' : typeof value

const keysFit = (shape: Shape, value: Readonly<Record<string, unknown>>): number => {
  const properties = shape.properties ?? {}
  if ((shape.required ?? []).some(key => !(key in value))) return 0
  const consts = Object.entries(properties).filter(([, p]) => resolved(p).const !== undefined)
  if (consts.some(([key, p]) => key in value && value[key] !== resolved(p).const)) return 0
  const strange = Object.keys(value).filter(key => !(key in properties)).length
  return strange === 0 ? 2 : 1
}

/** How well a value fits a form of a union: 0 is not at all. */
const fitOf = (given: Shape, value: unknown): number => {
  const shape = resolved(given)
  if (shape.const !== undefined) return shape.const === value ? 2 : 0
  if (shape.enum) return shape.enum.some(one => one === value) ? 2 : 0
  if (shape.anyOf ?? shape.oneOf) return Math.max(0, ...formsOf(shape).map(form => fitOf(form, value)))
  if (shape.type === 'object') return isRecord(value) ? (shape.properties ? keysFit(shape, value) : 1) : 0
  return shape.type === undefined || shape.type === typeOf(value) ? 1 : 0
}

/** The form of a union that a value has, by its index; the first when it has none. */
export const formOf = (shape: Shape, value: unknown): number => {
  const fits = formsOf(shape).map(form => fitOf(form, value))
  return Math.max(0, fits.indexOf(Math.max(0, ...fits)))
}

/** What tells a form from its neighbours: the value of its constant, or the key that only it asks for. */
export const formName = (shape: Shape, index: number): string => {
  const forms = formsOf(shape).map(resolved)
  const form = forms[index] ?? {}
  if (form.const !== undefined) return String(form.const)
  const constant = Object.values(form.properties ?? {}).find(p => resolved(p).const !== undefined)
  if (constant) return String(resolved(constant).const)
  const others = forms.filter((_, i) => i !== index).flatMap(f => f.required ?? [])
  return (form.required ?? []).find(key => !others.includes(key)) ?? form.required?.[0] ?? String(form.type ?? '')
}

const skeletonOfObject = (shape: Shape): unknown =>
  Object.fromEntries(
    Object.entries(shape.properties ?? {}).flatMap(([key, part]) => (isOptional(shape, key) ? [] : [[key, skeleton(part)]])),
  )

/** The smallest thing of a shape: what stands there when somebody has just added it. Empty texts are then told by the check. */
export function skeleton(given: Shape): unknown {
  const shape = resolved(given)
  switch (kindOf(shape)) {
    case 'const':
      return shape.const
    case 'enum':
      return shape.enum?.[0]
    case 'union':
      return skeleton(formsOf(shape).at(-1) ?? {})
    case 'list':
      return (shape.minItems ?? 0) > 0 && shape.items ? [skeleton(shape.items)] : []
    case 'record':
      return {}
    case 'integer':
      return Math.max(0, shape.minimum ?? 0, shape.exclusiveMinimum === undefined ? 0 : shape.exclusiveMinimum + 1)
    case 'boolean':
      return false
    case 'text':
    case 'cited':
    case 'object':
      return skeletonOfObject(shape)
    default:
      return ''
  }
}

/** The shape of what stands at a path, for what is there. */
export const shapeAt = (folder: unknown, keys: readonly string[]): Shape | undefined => {
  let shape: Shape | undefined = wholeShape
  let value = folder
  for (const key of keys) {
    const here: Shape | undefined = shape && resolved(shape)
    const form: Shape | undefined = here && kindOf(here) === 'union' ? resolved(formsOf(here)[formOf(here, value)] ?? {}) : here
    const beside: Shape | undefined = typeof form?.additionalProperties === 'object' ? form.additionalProperties : undefined
    shape = form?.properties?.[key] ?? form?.items ?? beside
    value = Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined
  }
  return shape
}
