/** The body ranks its people anew. The grass roots come first where the policy says so, and whom the department has received keeps their rank. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Line, type Nomination } from './dossier.ts'
import { isInOrder } from './lines.ts'
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

const grassRootsFirst = ruleOfInput(
  'grassRootsFirst',
  ({ policy }) => policy.procedure.grassRoots,
  ({ priority }, { dossier, input }: Given) => isInOrder(arranged(dossier.lines, input.applications), priority === 'rankedFirst'),
  ({ dossier, input }) => arranged(dossier.lines, input.applications).map(({ as, grassRoots, rank }) => ({ as, grassRoots, rank })),
)

export const order = action({
  by: [body],
  from: ['compiled', 'returned'],
  cites: ({ policy }) => policy.procedure.grassRoots,
  input,
  rules: [withinWindow, namesEveryLineOnce, grassRootsFirst],
  apply: ({ lines }, { fact }) => ({ lines: arranged(lines, fact.applications) }),
})
