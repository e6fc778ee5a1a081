/** Who owes what, since when and until when: read from a dossier and the law of its round. Pure; the server keeps the lines beside the dossiers. */
import type { Law } from '../../policy/shape.ts'
import { addDays } from '../calendar.ts'
import { getSubject, turnOf } from '../catalogue.ts'
import type { Related, SubjectName } from '../facts.ts'
import { type Training, trainingIn } from '../training/dossier.ts'
import { type Due, dueKinds, duesOf } from '../training/dues.ts'

/** Those who can owe something. */
export const owers = ['person', 'employer', 'body', 'host', 'department', 'leader', 'finance', 'ministry'] as const
export type Ower = (typeof owers)[number]
export const isOwer = (name: string | undefined): name is Ower => owers.some(known => known === name)

/** What a training owes beside its dated duties and its status; `partyLife` is owed by a host for all of its people together, `askedToTake` by the host that somebody asks to move to. */
const more = ['change', 'askedToTake', 'breach', 'partyLife'] as const
/** The kinds of duty that are no status. */
export const dutyKinds = [...dueKinds, ...more] as const

/** `what` is one of the kinds, or the status that waits. */
export type Duty = {
  readonly what: string
  readonly who: Ower
  readonly since: string
  readonly until?: string | undefined
  readonly clause: string
}

export type Standing = {
  readonly subject: SubjectName
  readonly state: Related & { readonly status: string }
  /** The day on which it came into its status. */
  readonly since: string
}

/** The clause behind a turn: that of the first act by which whoever's turn it is moves the dossier on. */
const clauseOf = (law: Law, subject: SubjectName, status: string, who: Ower): string => {
  const ways = Object.values(getSubject(subject).actions).filter(({ from }) => from.includes(status))
  const own = ways.filter(({ by }) => by.some(role => role.name === who))
  const way = own.find(({ to }) => to !== undefined) ?? own[0] ?? ways[0]
  return way ? way.cites(law).clause : law.policy.procedure.answerDays.correct.clause
}

const turnIn = (law: Law, { subject, state, since }: Standing, until = state.due): readonly Duty[] => {
  const who = turnOf(getSubject(subject), state)
  return isOwer(who)
    ? [{ what: state.status, who, since, ...(until !== undefined && { until }), clause: clauseOf(law, subject, state.status, who) }]
    : []
}

/** The statuses of a training in which somebody's turn has no day of its own among the dues. */
const turns: readonly Training['status'][] = ['expected', 'missed', 'stopAsked', 'stopConfirmed', 'restored']
const dated: readonly Training['status'][] = ['expected', 'missed', 'restored']

const ofChange = ({ policy }: Law, { change }: Training): readonly Duty[] => {
  if (change === undefined || (change.letGoOn !== undefined && change.agreedOn === undefined)) return []
  const { askedOn, letGoOn, agreedOn } = change
  const { clause } = policy.training.change
  return [{ what: 'change', who: letGoOn === undefined ? 'host' : 'department', since: agreedOn ?? letGoOn ?? askedOn, clause }]
}

/** The host that is asked answers while the one before it does: neither waits for the other. */
const ofAsked = ({ policy }: Law, { change }: Training): readonly Duty[] => {
  if (change === undefined || change.agreedOn !== undefined) return []
  const { askedOn: since, lapsesOn: until } = change
  return [{ what: 'askedToTake', who: 'host', since, ...(until !== undefined && { until }), clause: policy.training.change.clause }]
}

const ofBreaches = ({ policy }: Law, { breaches }: Training): readonly Duty[] =>
  breaches
    .filter(({ answeredOn }) => answeredOn === undefined)
    .slice(0, 1)
    .map(({ on }) => ({ what: 'breach', who: 'department', since: on, clause: policy.training.undertakings.clause }))

/** A follow-up is asked on its day, and late once its silence may be noted. */
const untilOf = ({ policy }: Law, { what, on }: Due): string =>
  what === 'followUp' ? addDays(on, policy.training.followUp.value.silence?.afterDays ?? 0) : on

const ofDue = (law: Law, due: Due, entered: string): Duty => {
  const { what, who, since = entered, clause } = due
  return { what, who, since, until: untilOf(law, due), clause }
}

const inTraining = (law: Law, standing: Standing, training: Training): readonly Duty[] => [
  ...(turns.includes(training.status) ? turnIn(law, standing, dated.includes(training.status) ? training.due : undefined) : []),
  ...duesOf(law, training).map(due => ofDue(law, due, standing.since)),
  ...ofChange(law, training),
  ...ofAsked(law, training),
  ...ofBreaches(law, training),
]

/** All that is owed in a dossier as it stands. */
export const dutiesOf = (law: Law, standing: Standing): readonly Duty[] =>
  standing.subject === 'training' ? inTraining(law, standing, trainingIn(standing.state)) : turnIn(law, standing)

/** Who it is that owes: an organisation, an office, or the person. */
export const partyOf = ({ policy }: Law, who: Ower, state: Related): string | undefined => {
  if (who === 'person' || who === 'employer' || who === 'body' || who === 'host') return state[who]
  return who === 'ministry' ? 'ministry' : policy.programme.office
}
