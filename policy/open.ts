/** The open questions of a law: every value that the notice leaves open and the system has set, until the office confirms it. */

import type { Law } from './shape.ts'
import { citationsIn } from './words.ts'

/** Who has decided a value that nobody has: it begins with these words. */
const openMark = 'default of the system'

export type OpenQuestion = {
  readonly clause: string
  /** The notice's own number of the clause: 三（一）2. */
  readonly number: string
  readonly path: string
  readonly value: string
  readonly because: string
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null

const at = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (isRecord(node) ? Reflect.get(node, key) : undefined), root)

const comparisons = ['is', 'oneOf', 'atLeast', 'atMost']

/** A criterion has no `value`: a leaf is told by its comparison, a branch by its label. */
const shown = (value: unknown, node: unknown): string => {
  if (value !== undefined) return JSON.stringify(value)
  if (!isRecord(node)) return ''
  const comparison = comparisons.find(c => c in node)
  if (comparison) return `${String(node.fact)} ${comparison} ${JSON.stringify(node[comparison])}`
  return isRecord(node.label) ? String(node.label.en) : ''
}

/** Tables that are marked as an example are open questions as a whole. */
const exampleTables = (law: Law): readonly Omit<OpenQuestion, 'number'>[] => [
  ...(law.places.example
    ? [
        {
          clause: law.places.clause,
          path: 'places',
          value: 'example: true',
          because: 'Annex 1 is not published; the table is an example that sums.',
        },
      ]
    : []),
  ...(law.hosts.example
    ? [
        {
          clause: law.hosts.clause,
          path: 'hosts',
          value: 'example: true',
          because: 'The hosts are real, what they offer and how many they take is invented.',
        },
      ]
    : []),
]

/** In the order of the file. */
export const openQuestions = (law: Law): readonly OpenQuestion[] => {
  const settings = citationsIn(law).flatMap(({ clause, path, value, decidedBy, because }) =>
    decidedBy?.startsWith(openMark) ? [{ clause, path, value: shown(value, at(law, path)), because: because ?? '' }] : [],
  )
  const numberOf = (id: string) => law.policy.clauses.find(c => c.id === id)?.number ?? id
  return [...settings, ...exampleTables(law)].map(q => ({ ...q, number: numberOf(q.clause) }))
}
