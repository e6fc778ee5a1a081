/** What an enrolment decides: a year that begins, with what falls due, or a study that goes on after a deferral. */
import type { Law } from '../../../policy/shape.ts'
import { addDays, daysBetween } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { sumsOn } from '../../payment/sums.ts'
import type { Training } from '../dossier.ts'
import { countsFunding, unfundedOf } from '../money/funding.ts'
import { relationsOf } from '../relations.ts'
import { durationOf, lastDayOfStudy } from '../rules.ts'

type Given = Facts<Training> & { readonly input: { readonly on: string } }

/** A study that had begun goes on: the days between are no training and are added to its end, so that a year stays a year. */
const goesOn = ({ dossier: { studyStart, studyEnd, deferrals }, input: { on } }: Given) => {
  const from = deferrals.at(-1)?.from
  if (studyStart === undefined || studyEnd === undefined || from === undefined) return undefined
  const away = { from, to: addDays(on, -1), countsAsTraining: false }
  return { studyStart, studyEnd: addDays(studyEnd, daysBetween(from, on)), away }
}

const begins = (law: Law, facts: Given) => ({
  studyStart: facts.input.on,
  studyEnd: lastDayOfStudy(facts.input.on, durationOf(law, facts).value),
})

/** What is known only at the first enrolment: what falls due, and which items this person had before. */
const atFirst = (law: Law, facts: Given) => {
  const { studyStart: from, studyEnd: to } = begins(law, facts)
  const { track, host: its } = relationsOf(facts)
  const unfunded = unfundedOf(law, facts)
  const due = sumsOn(law, 'enrolled', { track, study: { from, to }, leaves: [], unfunded })
  const once = countsFunding(law, facts).length > 0
  return { due, ...(once && { unfunded, course: `${its}/${facts.dossier.programme ?? ''}` }) }
}

export type Enrolled = ReturnType<typeof begins> & ReturnType<typeof atFirst> & { readonly away?: Training['leaves'][number] }

export const afterwards = (
  dossier: Training,
  { studyStart, studyEnd, away, ...first }: Omit<Enrolled, 'due'>,
  on: string,
): Partial<Training> => ({
  studyStart,
  studyEnd,
  ...('course' in first && first),
  ...(away && { leaves: [...dossier.leaves, away] }),
  deferrals: dossier.deferrals.map((d, i, all) => (i === all.length - 1 && d.back === undefined ? { ...d, back: on } : d)),
})

export const enrolled = (law: Law, facts: Given): Enrolled => {
  const further = goesOn(facts)
  return further ? { ...further, due: [] } : { ...begins(law, facts), ...atFirst(law, facts) }
}
