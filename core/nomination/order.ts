/** The body ranks its people anew. The grass roots come first where the policy says so, and whom the department has received keeps their rank. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Line, type Nomination } from './dossier.ts'
import { isInOrder, orderOf, preferencesOf } from './lines.ts'
import { withinWindow } from './rules.ts'

const input = z.strictObject({ applications: z.array(z.string()).min(1) })
type Given = Facts<Nomination> & { readonly input: z.output<typeof input> }

const arranged = (lines: readonly Line[], applications: readonly string[]): readonly Line[] =>
  applications.flatMap(id => lines.find(l => l.application === id) ?? [])

const namesEveryLineOnce = ruleOfInput(
  'namesEveryLineOnce',
  ({ policy }, { dossier }: Given) => ({ ...policy.procedure.rosterPerTrack, value: dossier.lines.map(l => l.application) }),
  (all, { input: { applications } }) => applications.length === all.length && all.every(id => applications.includes(id)),
  facts => facts.input.applications,
)

/** The line of each person as an order sees it: what they are, never who. */
const seen = ({ dossier, input }: Given) =>
  arranged(dossier.lines, input.applications).map(({ as, grassRoots, preferred, rank }) => ({ as, grassRoots, preferred, rank }))

const inOrderOf = (law: Law, { dossier, input }: Given) => isInOrder(arranged(dossier.lines, input.applications), orderOf(law))

const grassRootsFirst = ruleOverMany<Given>(
  'grassRootsFirst',
  (law, facts) => {
    const { clause, value } = law.policy.procedure.grassRoots
    const holds = law.policy.procedure.preferences !== undefined || inOrderOf(law, facts)
    return [{ clause, holds, found: seen(facts), wants: value }]
  },
  true,
)

/** Where the policy lists its preferences, they say who comes before whom, each by its own clause. */
const preferredFirst = ruleOverMany<Given>(
  'preferredFirst',
  (law, facts) => {
    const preferences = preferencesOf(law)
    const { clause } = preferences[0] ?? law.policy.procedure.grassRoots
    const holds = law.policy.procedure.preferences === undefined || inOrderOf(law, facts)
    return [{ clause, holds, found: seen(facts), wants: preferences.map(p => p.code) }]
  },
  true,
)

export const order = action({
  by: [body],
  from: ['compiled', 'returned'],
  cites: ({ policy }) => policy.procedure.grassRoots,
  input,
  rules: [withinWindow, namesEveryLineOnce, grassRootsFirst, preferredFirst],
  apply: ({ lines }, { fact }) => ({ lines: arranged(lines, fact.applications) }),
})
