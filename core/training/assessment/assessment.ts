/** What an assessment comes to: the grades that stand, and the whole of them, worked out in whole numbers and rounded once. */
import { z } from 'zod'
import type { InParts, Part } from '../../../policy/assessment.ts'
import type { Law } from '../../../policy/shape.ts'
import { Code } from '../../../policy/words.ts'

/** Hundredths of a mark from 0 to 100, a verdict, or that the candidate was not there, which is nothing or not passed. */
export const Grade = z.union([z.int().min(0).max(10_000), z.enum(['passed', 'notPassed', 'absent'])])
export type Grade = z.infer<typeof Grade>

/** By `host`, or by a member of the panel. */
export const Graded = z.strictObject({ by: Code, grade: Grade })
export type Graded = z.infer<typeof Graded>
export const Mark = z.strictObject({ part: Code, grades: z.array(Graded).min(1).max(15).readonly() })
export type Mark = z.infer<typeof Mark>

/** As it stands on record: of which attempt, and of which day. */
export type Marked = Mark & { readonly attempt: number; readonly on: string }

/** A place in the panel. Its name is sealed; whoever has an interest in this trainee has withdrawn. */
export type Member = { readonly code: string; readonly withdrawn?: 'supervisor' | 'declared' | undefined }

/** `version` counts what was recorded, so that nobody completes, and nothing is signed, on other marks than were seen. */
export type Assessment = {
  readonly version: number
  readonly marks: readonly Marked[]
  readonly panel?: readonly Member[] | undefined
  readonly minutes?: { readonly on: string; readonly file: string; readonly version: number } | undefined
  readonly failedOn?: string | undefined
}
export const unmarked: Assessment = { version: 0, marks: [] }

/** One part of the working. `of` grades were summed, where it is marked; `passed`, where it is a verdict or has to be passed. */
export type Worked = {
  readonly part: string
  readonly sumHundredths?: number | undefined
  readonly of: number
  readonly basisPoints?: number | undefined
  readonly passed?: boolean | undefined
}
export type Result = {
  /** Undefined where no part is marked. */
  readonly hundredths?: number | undefined
  readonly passed: boolean
  readonly lines: readonly Worked[]
}

/** The parts of a law that has any. */
export const partsOf = ({ policy }: Law): InParts | undefined => {
  const { value } = policy.training.assessment
  return value.scale === 'parts' ? value : undefined
}

const whole = (grade: Grade) => (typeof grade === 'number' ? grade : 0)

/** Hundredths as they are read: 87.5 for 8750. */
export const marksOf = (hundredths: number): string => {
  const [rest, ones] = [String(hundredths % 100).padStart(2, '0'), Math.trunc(hundredths / 100)]
  return rest === '00' ? String(ones) : `${ones}.${rest.replace(/0$/, '')}`
}

/** One part for itself: the mean of its marks against the pass mark, or more than half of the verdicts. */
const workOut = ({ passMark }: InParts, part: Part, { grades }: Mark): Worked => {
  const of = grades.length
  if (part.scale === 'passOrFail') return { part: part.code, of, passed: 2 * grades.filter(({ grade }) => grade === 'passed').length > of }
  const sumHundredths = grades.reduce((sum, { grade }) => sum + whole(grade), 0)
  return { part: part.code, sumHundredths, of, basisPoints: part.basisPoints, passed: sumHundredths >= passMark * 100 * of }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** The weighed mean, to so many places. All numbers stay below 10¹⁴: the sums are exact. */
const weigh = ({ rounding: { places, way } }: InParts, lines: readonly Worked[]): number | undefined => {
  const weighed = lines.filter(({ basisPoints }) => basisPoints !== undefined)
  if (weighed.length === 0) return undefined
  const common = weighed.reduce((all, { of }) => (all / gcd(all, of)) * of, 1)
  const sum = weighed.reduce((all, { sumHundredths = 0, basisPoints = 0, of }) => all + sumHundredths * basisPoints * (common / of), 0)
  const unit = 10 ** (2 - places)
  const step = 10_000 * common * unit
  return (way === 'down' ? Math.floor(sum / step) : Math.floor((2 * sum + step) / (2 * step))) * unit
}

/** The grades that count in an attempt: its own and, where only what was not passed is taken again, those that were passed before. */
export const standingMarks = (parts: InParts, marks: readonly Marked[], attempt: number): readonly Marked[] =>
  parts.parts.flatMap(part => {
    const own = marks.findLast(mark => mark.part === part.code && mark.attempt === attempt)
    const before = marks.findLast(mark => mark.part === part.code && mark.attempt < attempt)
    const stands = own ?? (parts.again === 'parts' && before && workOut(parts, part, before).passed === true ? before : undefined)
    return stands ? [stands] : []
  })

/** The parts that have no grade yet. */
export const ungraded = (parts: InParts, marks: readonly Mark[]): readonly string[] =>
  parts.parts.map(({ code }) => code).filter(code => !marks.some(({ part }) => part === code))

/** What it comes to, once each part is graded; until then nothing is said. */
export const resultOf = (parts: InParts, marks: readonly Mark[]): Result | undefined => {
  if (ungraded(parts, marks).length > 0) return undefined
  const lines = parts.parts.flatMap(part => marks.filter(mark => mark.part === part.code).map(mark => workOut(parts, part, mark)))
  const hundredths = weigh(parts, lines)
  const fallen = parts.parts.some(({ code, mustPass }) => mustPass && lines.some(line => line.part === code && line.passed === false))
  return { ...(hundredths !== undefined && { hundredths }), passed: !fallen && (hundredths ?? passes(parts)) >= passes(parts), lines }
}

const passes = ({ passMark }: InParts) => passMark * 100
