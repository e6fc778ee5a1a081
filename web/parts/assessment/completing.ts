/** Who is to be passed and who failed, and what the server foresees of both: nothing is decided here. */
import type { Foreseen } from '../../../core/desk/batch.ts'
import { resultOf } from '../../../core/training/assessment/assessment.ts'
import type { Candidate } from '../../../core/training/assessment/assessment-questions.ts'
import { isOver, standingOf } from '../../../core/training/assessment/assessment-sheet.ts'
import type { Law } from '../../../policy/shape.ts'
import { begin, foresee } from '../desk/batches.ts'

export type Way = 'pass' | 'fail'
export type Meant = { readonly person: Candidate; readonly way: Way }
export type Seen = { readonly meant: Meant; readonly foreseen: Foreseen }

/** What the grades come to; in a programme without parts, what was chosen for each. */
export const meantOf = (law: Law, people: readonly Candidate[], chosen: Readonly<Record<string, Way>>): readonly Meant[] => {
  const { value } = law.policy.training.assessment
  return people.flatMap((person): readonly Meant[] => {
    if (isOver(person, value)) return []
    if (value.scale === 'passOrFail') {
      const way = chosen[person.id]
      return way ? [{ person, way }] : []
    }
    const result = resultOf(value, standingOf(person, value))
    return result ? [{ person, way: result.passed ? 'pass' : 'fail' }] : []
  })
}

/** The version that is on the screen goes with each, so that nobody is completed on other grades. */
const askedOf = (law: Law, meant: readonly Meant[], way: Way, on: string, record: string | undefined) => {
  const inParts = law.policy.training.assessment.value.scale === 'parts'
  const input = { on, ...(record !== undefined && way === 'pass' && { record }) }
  const rows = meant
    .filter(one => one.way === way)
    .map(({ person }) => ({ id: person.id, ...(inParts && { input: { ...input, version: person.version } }) }))
  return { subject: 'training' as const, action: way, rows, input }
}

const most = 100
const ways = ['pass', 'fail'] as const
const parcels = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => rows.slice(i * most, (i + 1) * most))

export const lookAhead = async (law: Law, meant: readonly Meant[], on: string, record?: string): Promise<readonly Seen[]> => {
  const told: Foreseen[] = []
  for (const way of ways) {
    const asked = askedOf(law, meant, way, on, record)
    for (const rows of parcels(asked.rows)) told.push(...(await foresee({ ...asked, rows })))
  }
  return told.flatMap(foreseen => {
    const its = meant.find(({ person }) => person.id === foreseen.id)
    return its ? [{ meant: its, foreseen }] : []
  })
}

/** Writes the batches down; the same key begins each of them once, however often it is pressed. */
export const completeAll = async (law: Law, meant: readonly Meant[], on: string, key: string, record?: string): Promise<void> => {
  for (const way of ways) {
    const asked = askedOf(law, meant, way, on, record)
    for (const [i, rows] of parcels(asked.rows).entries()) await begin({ ...asked, rows }, `${key}.${way}.${i}`)
  }
}
