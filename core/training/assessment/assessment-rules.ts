/** The rules of an assessment in parts: who grades what and when, and what has to be there before anybody is passed or failed. */
import type { InParts, Part } from '../../../policy/assessment.ts'
import type { Law } from '../../../policy/shape.ts'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { type Measure, type Rule, rule, ruleOfInput, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { type Grade, type Mark, marksOf, partsOf, type Result, resultOf, standingMarks, ungraded, unmarked } from './assessment.ts'

type F = Facts<Training>
type Marking = F & { readonly input: { readonly on: string; readonly marks: readonly Mark[] } }
type Completing = F & { readonly input: { readonly version?: number | undefined } }

const cite = <T>({ policy }: Law, value: T) => ({ ...policy.training.assessment, value })

export const assessmentOf = ({ dossier }: Pick<F, 'dossier'>) => dossier.assessment ?? unmarked
/** The attempt that is under way. */
export const attemptOf = ({ dossier }: Pick<F, 'dossier'>): number => dossier.attempts + 1
const standing = (parts: InParts, facts: F) => standingMarks(parts, assessmentOf(facts).marks, attemptOf(facts))
/** What it comes to as it stands; undefined while a grade is missing, or where the law knows no parts. */
export const resultNow = (law: Law, facts: F): Result | undefined => {
  const parts = partsOf(law)
  return parts && resultOf(parts, standing(parts, facts))
}

const foreseen = (name: string, thing: (parts: InParts) => unknown): Rule<F> => ({
  ...ruleOverMany<F>(name, law => {
    const parts = partsOf(law)
    const { scale } = law.policy.training.assessment.value
    return [{ ...cite(law, scale), holds: parts !== undefined && thing(parts) !== undefined, found: scale, wants: 'parts' }]
  }),
  ofRecord: true,
})
export const assessedInParts = foreseen('assessedInParts', parts => parts)
export const panelAssesses = foreseen('panelAssesses', parts => parts.panel)

type Told = Omit<Measure, 'clause'>
/** What is said of each mark that was typed, the part that it is of beside it. */
const overMarks = (name: string, tell: (mark: Mark, part: Part | undefined, parts: InParts, facts: Marking) => Told) =>
  ruleOverMany<Marking>(
    name,
    (law, facts) => {
      const parts = partsOf(law)
      const { clause } = law.policy.training.assessment
      if (!parts) return []
      const partOf = (code: string) => parts.parts.find(part => part.code === code)
      return facts.input.marks.map(mark => ({ clause, ...tell(mark, partOf(mark.part), parts, facts) }))
    },
    true,
  )

export const partIsListed = overMarks('partIsListed', ({ part }, known, { parts }, { input }) => ({
  holds: known !== undefined && input.marks.filter(mark => mark.part === part).length === 1,
  found: { part },
  wants: parts.map(({ code }) => code),
}))

const fits = ({ scale }: Part, grade: Grade) =>
  grade === 'absent' || (scale === 'marks' ? typeof grade === 'number' : typeof grade !== 'number')

/** A mark where marks are given, a verdict where there are verdicts. */
export const gradeFitsPart = overMarks('gradeFitsPart', ({ part, grades }, known) => ({
  holds: known === undefined || grades.every(({ grade }) => fits(known, grade)),
  found: { part, grades: grades.map(({ grade }) => grade) },
  wants: known?.scale,
}))

/** Who of the panel may mark this trainee. */
export const sitting = (facts: Pick<F, 'dossier'>): readonly string[] =>
  (assessmentOf(facts).panel ?? []).filter(({ withdrawn }) => withdrawn === undefined).map(({ code }) => code)

const onlyTold = (grades: Mark['grades']) => grades.length === 1 && grades[0]?.by === 'host'
/** Nobody was there to be marked: that the host notes for the whole panel. */
const noteOfAbsence = (grades: Mark['grades']) => onlyTold(grades) && grades[0]?.grade === 'absent'

/** The host grades what is the host's; the panel's members, each once and none with an interest, what is the panel's. */
export const gradedByWhomItIsFor = overMarks('gradedByWhomItIsFor', ({ part, grades }, known, _parts, facts) => {
  const by = grades.map(grade => grade.by)
  const members = sitting(facts)
  const own = by.every((one, i) => members.includes(one) && by.indexOf(one) === i)
  const panel = known?.assessedBy === 'panel'
  return {
    holds: panel ? own || noteOfAbsence(grades) : known === undefined || onlyTold(grades),
    found: { part, givenBy: by },
    wants: panel ? members : ['host'],
  }
})

/** As many of the panel have marked it as the policy wants. */
export const quorumGraded = overMarks('quorumGraded', ({ part, grades }, known, { panel }) => ({
  holds: known?.assessedBy !== 'panel' || noteOfAbsence(grades) || grades.length >= (panel?.quorum ?? 0),
  found: { part, graded: grades.length },
  wants: { quorum: panel?.quorum },
}))

/** What was passed before stands, where only what was not is taken again. */
export const takenAgain = overMarks('takenAgain', ({ part }, _known, parts, facts) => {
  const before = standingMarks(parts, assessmentOf(facts).marks, attemptOf(facts)).find(mark => mark.part === part)
  return {
    holds: before === undefined || before.attempt === attemptOf(facts),
    found: { part },
    wants: ungraded(parts, standing(parts, facts)),
  }
})

const lastAgain = (law: Law, facts: F): string | undefined => {
  const days = partsOf(law)?.againWithinDays
  const { failedOn } = assessmentOf(facts)
  return days === undefined || failedOn === undefined || facts.dossier.attempts === 0 ? undefined : addDays(failedOn, days)
}

/** The second chance is taken within its days. */
export const againInTime: Rule<Marking> = ruleOfInput(
  'againInTime',
  (law, facts: Marking) => cite(law, { lastDay: lastAgain(law, facts) }),
  ({ lastDay }, { input }) => lastDay === undefined || input.on <= lastDay,
  ({ input }) => input.on,
)

/** Each part has its grade. */
export const everyPartIsGraded: Rule<F> = rule(
  'everyPartIsGraded',
  (law, facts) => {
    const parts = partsOf(law)
    return cite(law, { missing: parts ? ungraded(parts, standing(parts, facts)) : [] })
  },
  ({ missing }) => missing.length === 0,
  facts => ({ graded: assessmentOf(facts).marks.map(({ part }) => part) }),
)

/** The same, but that whoever let the days of the second chance pass has not passed, graded or not. */
export const gradedOrTooLate: Rule<F> = rule(
  everyPartIsGraded.name,
  (law, facts) => {
    const parts = partsOf(law)
    const last = lastAgain(law, facts)
    const late = last !== undefined && facts.today > last
    return cite(law, { missing: parts && !late ? ungraded(parts, standing(parts, facts)) : [] })
  },
  ({ missing }) => missing.length === 0,
  facts => ({ graded: assessmentOf(facts).marks.map(({ part }) => part) }),
)

/** Signed minutes have come back, and nothing was marked since. */
export const minutesAreThere: Rule<F> = rule(
  'minutesAreThere',
  (law, facts) => cite(law, partsOf(law)?.minutes === true ? { version: assessmentOf(facts).version } : undefined),
  (wanted, facts) => wanted === undefined || assessmentOf(facts).minutes?.version === wanted.version,
  facts => ({ version: assessmentOf(facts).minutes?.version }),
)

const comesTo = (name: string, passed: boolean): Rule<F> =>
  ruleOverMany(name, (law, facts) => {
    const result = resultNow(law, facts)
    const { clause } = law.policy.training.assessment
    if (result === undefined) return []
    const found = result.hundredths === undefined ? {} : { result: marksOf(result.hundredths) }
    return [
      {
        clause,
        holds: result.passed === passed,
        found: { ...found, passed: result.passed },
        wants: { passMark: partsOf(law)?.passMark, passed },
      },
    ]
  })
export const resultIsPassed = comesTo('resultIsPassed', true)
export const resultIsNotPassed = comesTo('resultIsNotPassed', false)

/** What was seen is what stands: a grade that another corrected meanwhile is looked at again. */
export const gradesAreAsSeen: Rule<Completing> = ruleOfInput(
  'gradesAreAsSeen',
  (law, facts: Completing) => cite(law, partsOf(law) ? { version: assessmentOf(facts).version } : undefined),
  (wanted, { input }) => wanted === undefined || input.version === wanted.version,
  ({ input }) => ({ version: input.version }),
)
