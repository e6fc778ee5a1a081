/** What is wrong with the form of a policy, in words for its author: path by path, and of a union the way that was meant. */
import type { z } from 'zod'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue
export type ShapeProblem = { readonly path: Path; readonly message: string }

/** How far a value is from one way of a union: another type altogether is the farthest. */
const distance = (issue: Issue): number => {
  if (issue.code === 'unrecognized_keys') return issue.keys.length + 1
  if (issue.code === 'invalid_type' && issue.path.length === 0) return 10
  return issue.code === 'invalid_union' ? 1 : 2
}
const weight = (issues: readonly Issue[]): number => issues.reduce((sum, issue) => sum + distance(issue), 0)

/** What zod says of a union that has no message of its own. */
const unsaid = 'Invalid input'

/** A union fails in all its ways; the way that fits best is the one that its author meant. */
const meant = (issue: Issue, path: Path = []): readonly ShapeProblem[] => {
  const at = [...path, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({ path: [...at, key], message: 'this key is not known here' }))
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || issue.message !== unsaid) return [{ path: at, message: issue.message }]
  const [best] = [...issue.errors].sort((a, b) => weight(a) - weight(b))
  return (best ?? []).flatMap(inner => meant(inner, at))
}

/** Empty when the value has the shape. */
export const shapeProblems = (shape: z.ZodType, value: unknown): readonly ShapeProblem[] => {
  const parsed = shape.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.flatMap(issue => meant(issue))
}
