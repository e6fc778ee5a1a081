/** The rules that several actions on a training share. */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { addDays, addMonths, type DaySpan } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { daysOfCohort } from './deferral/cohorts.ts'
import type { Training } from './dossier.ts'

type F = Facts<Training>

/** The days of the study; before enrolment there are none, and no procedure asks. */
export const studyOf = ({ id, dossier: { studyStart, studyEnd } }: F): DaySpan => {
  if (studyStart === undefined || studyEnd === undefined) throw new Error(`training ${id} has not begun`)
  return { from: studyStart, to: studyEnd }
}

/** How long the track trains. */
export const durationOf = ({ policy }: Law, { id, dossier }: F): Cited<number> => {
  const track = policy.tracks[dossier.track ?? '']
  if (!track) throw new Error(`training ${id} is on no track of the policy`)
  return track.durationMonths
}

/** The last day of a study that begins on a day: the day before the same day, as many months later as the track takes. */
export const lastDayOfStudy = (start: string, months: number): string => addDays(addMonths(start, months), -1)

/** The days on which this person may enrol: those of their cohort or of the policy, to the last day of their own notice or of an excuse. */
export const enrolmentOf = (law: Law, { dossier }: Pick<F, 'dossier'>): Cited<DaySpan> => {
  const { value, ...note } = daysOfCohort(law, dossier.cohort)
  return { ...note, value: { from: value.from, to: dossier.enrolUntil ?? value.to } }
}

/** While a case is open nothing else ends the training. */
export const noCaseIsOpen: Rule<F> = rule(
  'noCaseIsOpen',
  ({ policy }) => ({ ...policy.training.discipline.grounds, value: { openCases: 0 } }),
  (_wanted, { dossier }) => dossier.cases.every(c => c.closed),
  ({ dossier }) => dossier.cases.filter(c => !c.closed).map(c => c.id),
)

/** The final assessment may be taken as often as the policy says. */
export const attemptsAreLeft: Rule<F> = rule(
  'attemptsAreLeft',
  ({ policy }) => policy.training.assessment,
  ({ attempts }, { dossier }) => dossier.attempts < attempts,
  ({ dossier }) => ({ attempts: dossier.attempts }),
)

/** The year is over: nobody finishes before the last day of study. */
export const yearIsOver: Rule<F> = rule(
  'yearIsOver',
  (law, facts) => ({ ...durationOf(law, facts), value: { lastDay: facts.dossier.studyEnd } }),
  ({ lastDay }, { today }) => lastDay !== undefined && today >= lastDay,
  ({ today }) => today,
)

/** A day of study that is not still to come. */
export const dayOfStudy: Rule<F & { readonly input: { readonly on: string } }> = ruleOfInput(
  'dayOfStudy',
  (law, facts) => ({ ...durationOf(law, facts), value: { from: studyOf(facts).from, to: facts.today } }),
  ({ from, to }, { input }) => input.on >= from && input.on <= to,
  ({ input }) => input.on,
)

/** The party whose turn it was has let the day pass. */
export const overdue: Rule<F> = rule(
  'overdue',
  ({ policy }, { dossier }) => ({ ...policy.training.undertakingsEveryMonths, value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)
