/** The rules that several actions on a hosting share. */
import type { Law } from '../../policy/shape.ts'
import { seatsFree, seatsTaken } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { type Hosting, hostingOf } from './dossier.ts'
import type { Said, Statement } from './statement.ts'

type F = Facts<Hosting>
type Host = Law['hosts']['hosts'][number]

/** What the policy asks of hosts; one that says nothing asks them nothing. */
export const termsOf = ({ policy: { placement } }: Law) => placement.hosting ?? { ...placement.hostAnswerDays, value: undefined }

/** A host that the department itself sends people to. */
const isOurs = ({ policy }: Law, host: Host) => host.tracks.some(track => policy.tracks[track]?.placedBy.value === 'department')
export const hostsAsked = (law: Law): readonly Host[] => law.hosts.hosts.filter(host => isOurs(law, host))
const programmesOf = ({ hosts }: Law, { dossier }: F) => hosts.hosts.find(({ id }) => id === dossier.host)?.programmes ?? []

export const hostsAreAsked: Rule<F> = rule(
  'hostsAreAsked',
  termsOf,
  terms => terms !== undefined,
  () => 'hosting',
)

/** The catalogue has the host, the department places there, and the dossier is the host's own in this round. */
export const hostIsAsked: Rule<F & { readonly input: { readonly round: string; readonly host: string } }> = ruleOfInput(
  'hostIsAsked',
  law => ({ value: hostsAsked(law).map(({ id }) => id), clause: law.hosts.clause }),
  (hosts, { id, input: { round, host } }) => hosts.includes(host) && id === hostingOf(round, host),
  ({ input }) => input.host,
)

type Stating = F & { readonly input: { readonly statement: Statement } }

/** Each programme of the catalogue once, and no other. */
export const programmesAreTheHosts: Rule<Stating> = ruleOfInput(
  'programmesAreTheHosts',
  ({ hosts }, { dossier }) => ({ value: hosts.hosts.find(({ id }) => id === dossier.host)?.programmes ?? [], clause: hosts.clause }),
  (programmes, { input: { statement } }) =>
    JSON.stringify(programmes.map(({ id }) => id).sort()) === JSON.stringify(statement.programmes.map(p => p.programme).sort()),
  ({ input: { statement } }) => statement.programmes.map(({ programme }) => programme),
)

/** The policy's figure is the most that the department has agreed to; a host that could take more says so beside it, and an amendment makes it count. */
export const withinAgreedSeats: Rule<Stating> = ruleOverMany(
  'withinAgreedSeats',
  (law, facts) =>
    facts.input.statement.programmes.map(({ programme, seats }) => {
      const agreed = programmesOf(law, facts).find(({ id }) => id === programme)?.capacity ?? 0
      return { clause: law.hosts.clause, holds: seats <= agreed, found: { programme, seats }, wants: agreed }
    }),
  true,
)

type Seats = readonly Pick<Said['programmes'][number], 'programme' | 'seats'>[]
const accountsAt = ({ dossier: { round = '', host = '' } }: F, programme: string) => ({
  free: seatsFree(round, host, programme),
  taken: seatsTaken(round, host, programme),
})

/** Only accounts of the host's own programmes: a name that was made up opens none. */
export const seatsCounted = (law: Law, facts: F, seats: Seats): readonly string[] => {
  const known = programmesOf(law, facts).map(({ id }) => id)
  return seats
    .filter(({ programme }) => known.includes(programme))
    .flatMap(({ programme }) => Object.values(accountsAt(facts, programme)))
    .sort()
}

/** How many there are now of each programme, and how many of them are taken. */
export const seatsNow = (law: Law, facts: F, seats: Seats) =>
  seats
    .filter(({ programme }) => programmesOf(law, facts).some(({ id }) => id === programme))
    .map(({ programme, seats }) => {
      const { free, taken } = accountsAt(facts, programme)
      return { programme, seats, now: facts.balance(free) + facts.balance(taken), taken: facts.balance(taken) }
    })

/** Nobody who has been put to the host loses their seat by a figure. */
export const notBelowTaken = <G extends F>(seatsIn: (facts: G) => Seats, ofInput: boolean): Rule<G> =>
  ruleOverMany(
    'notBelowTaken',
    (law, facts) =>
      seatsNow(law, facts, seatsIn(facts)).map(({ programme, seats, taken }) => ({
        clause: law.hosts.clause,
        holds: seats >= taken,
        found: { programme, seats },
        wants: taken,
      })),
    ofInput,
  )

/** Nobody is to arrive before the enrolment notices are out. */
export const arrivesAfterNotice: Rule<Stating> = ruleOfInput(
  'arrivesAfterNotice',
  ({ policy }) => policy.documents.enrolmentNoticeBy,
  (day, { input: { statement } }) => statement.arrival.from >= day,
  ({ input: { statement } }) => statement.arrival.from,
)

/** Whoever decides names the version that they have read. */
export const versionIsNewest: Rule<F & { readonly input: { readonly version: number } }> = ruleOfInput(
  'versionIsNewest',
  (law, { dossier }) => ({ ...termsOf(law), value: dossier.stated?.version ?? 0 }),
  (newest, { input }) => input.version === newest,
  ({ input }) => input.version,
)

export const overdue: Rule<F> = rule(
  'overdue',
  (law, { dossier }) => ({ ...termsOf(law), value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)
