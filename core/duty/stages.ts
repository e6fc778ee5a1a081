/** The stages of a round from notice to follow-up, and in which of them a dossier stands. */
import type { SubjectName } from '../facts.ts'

export const stages = [
  'notice',
  'applications',
  'rosters',
  'placement',
  'enrolment',
  'study',
  'completion',
  'afterwards',
  'money',
  'cases',
] as const
export type Stage = (typeof stages)[number]

const bySubject: Readonly<Partial<Record<SubjectName, Stage>>> = {
  round: 'notice',
  circular: 'notice',
  application: 'applications',
  review: 'applications',
  nomination: 'rosters',
  move: 'rosters',
  objection: 'rosters',
  hosting: 'placement',
  plan: 'placement',
  parcel: 'placement',
  placement: 'placement',
  certificate: 'completion',
  obligation: 'afterwards',
  inquiry: 'study',
  payment: 'money',
  discipline: 'cases',
}
const ofTraining: Readonly<Record<string, Stage>> = {
  ...{
    none: 'enrolment',
    expected: 'enrolment',
    notified: 'enrolment',
    missed: 'enrolment',
    released: 'enrolment',
    enrolment: 'enrolment',
  },
  ...{ passed: 'afterwards', followUp: 'afterwards', assessment: 'completion', failed: 'completion' },
}

/** `what` is the status, or the kind of a duty. */
export const stageOf = (subject: SubjectName, what: string): Stage | undefined =>
  subject === 'training' ? (ofTraining[what] ?? 'study') : bySubject[subject]
