/** The small parts that descriptions of doors are made of. */
export const json = (schema: unknown) => ({ 'application/json': { schema } })
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const answer = (description: string, schema?: unknown) => ({ description, ...(schema !== undefined && { content: json(schema) }) })

export const text = { type: 'string' } as const
export const strict = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(key => !optional.includes(key)),
  additionalProperties: false,
})

export const failures = {
  400: answer('Something is malformed; each issue has its path.', ref('Malformed')),
  401: answer('Nobody is signed in.', ref('Failure')),
  404: answer('It is not there, or not for you.', ref('Failure')),
}

/** The same of a question, and that its answer would show somebody of the staff more people than they may see in a day. */
export const questionFailures = { ...failures, 409: answer('More people than may be seen in a day.', ref('Refused')) }

/** A door that is neither an action nor a question: for whoever is signed in. */
export const door = (operationId: string, summary: string, more: object, codes: object) => ({
  operationId,
  tags: ['doors'],
  summary,
  security: [{ session: [] }],
  ...more,
  responses: { ...codes, 401: failures[401], 404: failures[404] },
})

/** One address may be asked, and be a door to send something to. */
export const joined = (one: Readonly<Record<string, object>>, other: Readonly<Record<string, object>>) => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([path, operations]) => [path, { ...one[path], ...operations }])),
})

export const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

const definitionsIn = (node: unknown, owner: string): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(node)) return node.flatMap(item => definitionsIn(item, owner))
  if (!isRecord(node)) return []
  const own = isRecord(node.$defs) ? Object.entries(node.$defs).map(([name, schema]) => [`${owner}.${name}`, schema] as const) : []
  return [...own, ...Object.values(node).flatMap(inner => definitionsIn(inner, owner))]
}

/** A schema brings its definitions along; in one document they need one place and a name of their own. */
export const settled = (paths: Readonly<Record<string, unknown>>) => {
  const ownerOf = (path: string) => path.replace(/^\/api\//, '').replace(/[^A-Za-z0-9]+/g, '_')
  const renamed = (path: string, node: unknown): unknown =>
    JSON.parse(
      JSON.stringify(node, (key, value) => (key === '$defs' ? undefined : value)).replaceAll(
        '"#/$defs/',
        `"#/components/schemas/${ownerOf(path)}.`,
      ),
    )
  const entries = Object.entries(paths)
  const definitions = entries.flatMap(([path, node]) =>
    definitionsIn(node, ownerOf(path)).map(([name, schema]) => [name, renamed(path, schema)] as const),
  )
  return {
    paths: Object.fromEntries(entries.map(([path, node]) => [path, renamed(path, node)])),
    definitions: Object.fromEntries(definitions),
  }
}
