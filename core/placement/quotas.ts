/** Quotas that cut across: whom the policy counts where, how many they are, and whether there is room for one more. One place says it for the act, the board and the engine. */
import type { Law, Quota } from '../../policy/shape.ts'
import { quotaTaken, seatsFree, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import type { Preference } from '../application/dossier.ts'
import type { Facts, Related } from '../facts.ts'
import { type Measure, type Rule, ruleOverMany } from '../rule.ts'
import type { Placement } from './dossier.ts'

/** What a quota knows of a person. */
export type Counted = Pick<Placement & Related, 'track' | 'body' | 'field' | 'kinds' | 'grassRoots'>
/** What a quota knows of a seat. */
export type Where = Preference & { readonly discipline: string; readonly city: string }

type F = Pick<Facts<Placement>, 'dossier' | 'balance'>
type Given = F & { readonly input: Preference }

export const quotasOn = ({ policy }: Law, track: string | undefined): readonly Quota[] =>
  (policy.placement.quotas ?? []).filter(quota => quota.track === track)

export const whereIn = (law: Law, track: string | undefined): readonly Where[] =>
  law.hosts.hosts
    .filter(host => track !== undefined && host.tracks.includes(track))
    .flatMap(({ id: host, city, programmes }) =>
      programmes.map(({ id: programme, discipline }) => ({ host, programme, discipline, city: city.zh })),
    )

const findWhere = ({ hosts }: Law, track: string | undefined, { host: id, programme }: Preference): Where | undefined => {
  const host = hosts.hosts.find(one => one.id === id && track !== undefined && one.tracks.includes(track))
  const found = host?.programmes.find(one => one.id === programme)
  return host && found && { host: id, programme, discipline: found.discipline, city: host.city.zh }
}

const among = (wanted: readonly string[] | undefined, found: string | undefined) =>
  wanted === undefined || (found !== undefined && wanted.includes(found))

export const isOf = ({ people = {} }: Quota, { body, field, kinds = [], grassRoots }: Counted): boolean =>
  among(people.bodies, body) &&
  among(people.fields, field) &&
  (people.kinds === undefined || people.kinds.some(kind => kinds.includes(kind))) &&
  (people.grassRoots === undefined || grassRoots === true)

export const isAt = ({ programmes = {} }: Quota, { host, programme, discipline, city }: Where): boolean =>
  among(programmes.hosts, host) &&
  among(programmes.programmes, `${host}/${programme}`) &&
  among(programmes.disciplines, discipline) &&
  among(programmes.cities, city)

/** A share is taken of the places of the track, so that it is the same number whoever is placed first. */
export const mostOf = ({ policy }: Law, { track, most, mostBasisPoints }: Quota): number | undefined => {
  const share =
    mostBasisPoints === undefined ? undefined : Math.floor(((policy.tracks[track]?.places.value ?? 0) * mostBasisPoints) / 10_000)
  return most === undefined || share === undefined ? (most ?? share) : Math.min(most, share)
}

/** The quotas that count a person on a seat, by their codes. */
export const countingOf = (law: Law, person: Counted, seat: Preference): readonly string[] => {
  const quotas = quotasOn(law, person.track)
  const where = quotas.length > 0 ? findWhere(law, person.track, seat) : undefined
  return where ? quotas.filter(quota => isOf(quota, person) && isAt(quota, where)).map(({ code }) => code) : []
}

/** The quotas that could keep a person from a seat: those that count them there up to a number, and those that keep seats there for others. */
export const boundBy = (law: Law, person: Counted, seat: Preference): readonly string[] => {
  const quotas = quotasOn(law, person.track)
  const where = quotas.length > 0 ? findWhere(law, person.track, seat) : undefined
  const binds = (quota: Quota) => (isOf(quota, person) ? mostOf(law, quota) !== undefined : quota.reserved !== undefined)
  return where ? quotas.filter(quota => isAt(quota, where) && binds(quota)).map(({ code }) => code) : []
}

/** What a seat that is held now is counted in. */
const heldIn = ({ status, host, quotas = [] }: Placement & Related): readonly string[] =>
  status === 'cancelled' || host === undefined ? [] : quotas

/** As the fact of whoever takes a seat says it; of a law without quotas nothing is said. */
export const enteredIn = (law: Law, person: Counted, seat: Preference): { readonly quotas?: readonly string[] } => {
  const quotas = countingOf(law, person, seat)
  return quotas.length > 0 ? { quotas } : {}
}

const clauseOf = ({ policy }: Law, code: string) =>
  policy.placement.quotas?.find(quota => quota.code === code)?.clause ?? policy.placement.adjustment.clause

export const enterQuotas = (
  law: Law,
  { dossier: { round = '' } }: Pick<F, 'dossier'>,
  codes: readonly string[] = [],
): readonly Transfer[] => codes.map(code => transfer(world('quotas'), quotaTaken(round, code), 1, clauseOf(law, code)))

/** What was counted as the seat was taken is counted no more. */
export const leaveQuotas = (law: Law, facts: Pick<F, 'dossier'>): readonly Transfer[] =>
  enterQuotas(law, facts, heldIn(facts.dossier)).map(t => ({ ...t, debit: t.credit, credit: t.debit }))

const reservedFor = (quota: Quota, person: Counted) => quota.reserved !== undefined && !isOf(quota, person)

const freeIn = (law: Law, round: string, quota: Quota): readonly string[] =>
  whereIn(law, quota.track)
    .filter(where => isAt(quota, where))
    .map(({ host, programme }) => seatsFree(round, host, programme))

/** The accounts by which it is judged whether a person may take a seat. */
export const quotasCounted = (law: Law, { dossier, input }: Omit<Given, 'balance'>): readonly string[] => {
  const { round = '', track } = dossier
  const where = findWhere(law, track, input)
  const those = quotasOn(law, track).filter(quota => where && isAt(quota, where))
  return those.flatMap(quota => [quotaTaken(round, quota.code), ...(reservedFor(quota, dossier) ? freeIn(law, round, quota) : [])])
}

/** One more of those whom it counts: at most so many. */
const cap = (law: Law, quota: Quota, taken: number): readonly Measure[] => {
  const most = mostOf(law, quota)
  return most === undefined
    ? []
    : [{ clause: quota.clause, holds: taken < most, found: { quota: quota.code, counted: taken }, wants: most }]
}

/** One seat fewer for those for whom some are kept. */
const kept = (law: Law, { dossier, balance }: F, quota: Quota, taken: number): readonly Measure[] => {
  if (!reservedFor(quota, dossier)) return []
  const free = freeIn(law, dossier.round ?? '', quota).reduce((sum, account) => sum + balance(account), 0)
  const wants = Math.max(0, (quota.reserved ?? 0) - taken)
  return [{ clause: quota.clause, holds: free > wants, found: { quota: quota.code, free }, wants }]
}

const measuresOf = (law: Law, facts: Given): readonly Measure[] => {
  const { dossier, input, balance } = facts
  const where = findWhere(law, dossier.track, input)
  const held = heldIn(dossier)
  return quotasOn(law, dossier.track).flatMap(quota => {
    if (!where || !isAt(quota, where)) return []
    const taken = balance(quotaTaken(dossier.round ?? '', quota.code)) - (held.includes(quota.code) ? 1 : 0)
    return isOf(quota, dossier) ? cap(law, quota, taken) : kept(law, facts, quota, taken)
  })
}

/** No quota has more than it may, and seats that are kept for some people stay theirs. */
export const withinQuotas: Rule<Given> = ruleOverMany(
  'withinQuotas',
  (law, facts) => {
    const measures = measuresOf(law, facts)
    return measures.length > 0 ? measures : [{ clause: law.policy.placement.adjustment.clause, holds: true, found: 0, wants: 0 }]
  },
  true,
)
