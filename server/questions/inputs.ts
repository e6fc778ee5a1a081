/** The JSON Schema of each action's input, made once: a page draws a form from it, and OpenAPI prints it. */
import { z } from 'zod'
import { getSubject } from '../../core/catalogue.ts'
import type { SubjectName } from '../../core/facts.ts'

/** The draft 2020-12 schema of a shape as it comes in. What JSON Schema can't say, such as a checksum, is left open and judged by the server. */
export const schemaOf = (shape: z.ZodType, io: 'input' | 'output' = 'input') => {
  const { $schema: _, '~standard': _standard, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return JSON.parse(JSON.stringify(schema))
}

const made = new Map<string, ReturnType<typeof schemaOf>>()

export const inputShapeOf = (subject: SubjectName, name: string) => {
  const key = `${subject}.${name}`
  const known = made.get(key)
  if (known) return known
  const action = getSubject(subject).actions[name]
  const schema = action ? schemaOf(action.input) : {}
  made.set(key, schema)
  return schema
}
