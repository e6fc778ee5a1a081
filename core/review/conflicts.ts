/** What keeps an expert from a file, as far as it can be computed: from seats, from where the expert works and from the form. The rest the expert says. */
import type { SeatRole } from '../facts.ts'

/** Somebody who may be asked to score: an account with an expert's seat today. */
export type Expert = {
  readonly account: string
  readonly name: string
  readonly person?: string | undefined
  /** Where they work, in full names, as their seat says. */
  readonly worksAt: readonly string[]
  readonly seats: readonly { readonly role: SeatRole; readonly organisation: string }[]
}

/** Of a file what conflicts are computed from. */
export type FileAtIssue = {
  readonly person?: string | undefined
  readonly employer?: string | undefined
  readonly body?: string | undefined
  /** The employer's name, in the register and on the form. */
  readonly employerNames: readonly string[]
  /** The supervisors whom the person wishes for. */
  readonly supervisors: readonly string[]
}

export const computedGrounds = ['isApplicant', 'sameEmployer', 'nominatesIt', 'decidesOnIt', 'namedAsSupervisor'] as const
export type ComputedGround = (typeof computedGrounds)[number]
/** What an expert says of themself. */
export const declaredGrounds = ['kinship', 'teacherOrStudent', 'worksTogether', 'otherRelation', 'noTime'] as const

const plain = (name: string) => name.normalize('NFKC').replace(/[\s·•()（）]/gu, '')

/** An institute is of its university: one name begins with the other. Shorter than four signs no name is full. */
const isSameUnit = (a: string, b: string): boolean => {
  const [one, other] = [plain(a), plain(b)]
  return Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one))
}

/** Several units stand in one line, as people write them. */
export const unitsIn = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\n]/u)
    .map(unit => unit.trim())
    .filter(unit => unit !== '')

const deciders: readonly SeatRole[] = ['department', 'leader']

/** Every ground that is computed against an expert scoring a file, in a fixed order; none: they may. */
export const conflictsOf = (expert: Expert, file: FileAtIssue): readonly ComputedGround[] => {
  const { person, worksAt, seats, name } = expert
  const sitsAt = (organisation: string | undefined) => organisation !== undefined && seats.some(seat => seat.organisation === organisation)
  const found: Readonly<Record<ComputedGround, boolean>> = {
    isApplicant: person !== undefined && person === file.person,
    sameEmployer: sitsAt(file.employer) || worksAt.some(unit => file.employerNames.some(employer => isSameUnit(unit, employer))),
    nominatesIt: sitsAt(file.body),
    decidesOnIt: seats.some(({ role }) => deciders.includes(role)),
    namedAsSupervisor: file.supervisors.some(supervisor => plain(supervisor) === plain(name)),
  }
  return computedGrounds.filter(ground => found[ground])
}
