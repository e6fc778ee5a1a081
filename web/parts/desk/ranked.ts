/** What a roster's page knows of its lines, and why an order of them may not stand. Pure. */
import type { Line as Held } from '../../../core/nomination/dossier.ts'
import { type Misplaced, whyMisplaced } from '../../../core/nomination/lines.ts'
import type { Answered } from '../../../core/question.ts'
import type { Law } from '../../../policy/shape.ts'
import { fieldsOf, listIn, numberIn, textIn, textsIn } from '../../json.ts'
import type { Saying } from '../../say.ts'

export type Dossier = Answered<'dossier'>
export type Ranked = {
  readonly id: string
  readonly title: string
  readonly employer: string
  readonly held: Held
  /** Why the person comes before others, in words. */
  readonly priority: readonly string[]
}

const heldIn = (line: unknown): Held => {
  const rank = numberIn(line, 'rank')
  return {
    application: textIn(line, 'application') ?? '',
    grassRoots: fieldsOf(line).grassRoots === true,
    preferred: textsIn(line, 'preferred'),
    as: textIn(line, 'as') === 'reserved' ? 'reserved' : 'recommended',
    ...(rank !== undefined && { rank }),
  }
}

export const linesOf = ({ state, related }: Dossier, { texts, law }: Saying): readonly Ranked[] =>
  listIn(state, 'lines').map(line => {
    const held = heldIn(line)
    const row = related.find(one => one.id === held.application)
    const preferences = law?.policy.procedure.preferences
    const grass = preferences === undefined && held.grassRoots ? [texts.t.roster.grassRoots] : []
    const named = (preferences ?? []).flatMap(({ code, label }) => (held.preferred?.includes(code) ? [texts.pick(label)] : []))
    return {
      id: held.application,
      title: row?.title ?? held.application,
      employer: row?.employerName ? texts.pick(row.employerName) : '',
      held,
      priority: [...grass, ...named],
    }
  })

export type Why = {
  readonly words: 'becauseGrassRoots' | 'becausePreferred' | 'becauseReserve' | 'becauseReceived'
  readonly clause: string
}

const words = {
  received: 'becauseReceived',
  reserve: 'becauseReserve',
  preferred: 'becausePreferred',
  grassRoots: 'becauseGrassRoots',
} as const

/** Why these lines may not stand in this order, with the clause that says so; undefined when they may. */
export const whyNot = (law: Law, lines: readonly Ranked[]): Why | undefined => {
  const why: Misplaced | undefined = whyMisplaced(
    law,
    lines.map(({ held }) => held),
  )
  if (why === undefined) return undefined
  const { preferences = [], grassRoots, rosterPerTrack, reserves } = law.policy.procedure
  const clauses = { received: rosterPerTrack, reserve: reserves, preferred: preferences[0] ?? grassRoots, grassRoots }
  return { words: words[why], clause: clauses[why].clause }
}
