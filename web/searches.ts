/** What the addresses of lists say: each key that is empty or unknown is left out. */

import { type Ower, owers } from '../core/duty/duties.ts'
import { dutyStates, followUpStands } from '../core/duty/questions.ts'
import { isSubjectName, type SubjectName } from '../core/facts.ts'
import { type Standing, standings } from '../core/nomination/arrivals.ts'
import { type OversightKind, oversightKinds } from '../core/oversight/kinds.ts'
import { type Age, ages } from '../core/payment/back-questions.ts'
import { sides } from '../core/training/afterwards/afterwards.ts'
import { type Grouping, groupings } from '../core/voucher/statistics.ts'

export const textsOf = (raw: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap(key => (raw[key] === undefined || raw[key] === '' ? [] : [[key, String(raw[key])]])))

/** What a list is narrowed to; `trail` holds the cursors of the pages before, for the way back. */
export type ListSearch = {
  readonly status?: string
  readonly track?: string
  readonly body?: string
  readonly host?: string
  readonly waitsFor?: string
  readonly q?: string
  readonly sort?: 'due' | 'since' | 'id'
  readonly after?: string
  readonly trail?: string
}
const textKeys = ['status', 'track', 'body', 'host', 'waitsFor', 'q', 'after', 'trail'] as const
export const listSearch = (raw: Readonly<Record<string, unknown>>): ListSearch => ({
  ...textsOf(raw, textKeys),
  ...((raw.sort === 'due' || raw.sort === 'since') && { sort: raw.sort }),
})

/** What the work list is narrowed to. */
export type QueueSearch = {
  readonly list?: 'mine' | 'others'
  readonly subject?: SubjectName
  readonly status?: string
  readonly track?: string
  readonly body?: string
  readonly q?: string
  readonly after?: string
  readonly trail?: string
}
const queueKeys = ['status', 'track', 'body', 'q', 'after', 'trail'] as const
export const queueSearch = (raw: Readonly<Record<string, unknown>>): QueueSearch => ({
  ...textsOf(raw, queueKeys),
  ...(raw.list === 'others' && { list: raw.list }),
  ...(typeof raw.subject === 'string' && isSubjectName(raw.subject) && { subject: raw.subject }),
})

/** What the duties are narrowed to. */
export type DutiesSearch = {
  readonly state?: (typeof dutyStates)[number]
  readonly who?: Ower
  readonly subject?: SubjectName
  readonly what?: string
  readonly body?: string
  readonly after?: string
  readonly trail?: string
}
export const dutiesSearch = (raw: Readonly<Record<string, unknown>>): DutiesSearch => {
  const state = dutyStates.find(known => known === raw.state)
  const who = owers.find(known => known === raw.who)
  const subject = typeof raw.subject === 'string' && isSubjectName(raw.subject) ? raw.subject : undefined
  return { ...textsOf(raw, ['what', 'body', 'after', 'trail']), ...(state && { state }), ...(who && { who }), ...(subject && { subject }) }
}

/** Whom of the follow-ups the report shows. */
export type FollowUpsSearch = {
  readonly afterMonths?: string
  readonly body?: string
  readonly side?: 'employer' | 'person'
  readonly stand?: (typeof followUpStands)[number]
  readonly ask?: string
  readonly answer?: string
  readonly after?: string
  readonly trail?: string
}
export const followUpsSearch = (raw: Readonly<Record<string, unknown>>): FollowUpsSearch => {
  const stand = followUpStands.find(known => known === raw.stand)
  const side = sides.find(known => known === raw.side)
  return { ...textsOf(raw, ['afterMonths', 'body', 'ask', 'answer', 'after', 'trail']), ...(stand && { stand }), ...(side && { side }) }
}

/** Which bodies are shown, and on which page of them. */
export type BodiesSearch = { readonly stand?: Standing; readonly track?: string; readonly q?: string; readonly page?: number }
export const bodiesSearch = (raw: Readonly<Record<string, unknown>>): BodiesSearch => {
  const stand = standings.find(known => known === raw.stand)
  const page = Number(raw.page)
  return { ...(stand && { stand }), ...textsOf(raw, ['track', 'q']), ...(Number.isInteger(page) && page > 1 && { page }) }
}

/** Whom the list of people is narrowed to, and its page. */
export type OfficeSearch = { readonly q?: string; readonly after?: string; readonly trail?: string }
export const officeKeys = ['q', 'after', 'trail'] as const
/** Which moment the registry is asked about. */
export type RightsSearch = { readonly at?: string; readonly q?: string; readonly after?: string }

/** The review desk keeps how the queue was narrowed, so that the next file is the next of that queue. */
export type DeskSearch = Pick<QueueSearch, 'status' | 'track' | 'body' | 'q'>
export const deskSearch = (raw: Readonly<Record<string, unknown>>): DeskSearch => {
  const { status, track, body, q } = queueSearch(raw)
  return { ...(status && { status }), ...(track && { track }), ...(body && { body }), ...(q && { q }) }
}
/** What of the register is shown. */
export type NumbersSearch = {
  readonly year?: number | undefined
  readonly number?: number | undefined
  readonly only?: 'annulled' | undefined
  readonly after?: string | undefined
}
export const numbersSearch = (raw: Readonly<Record<string, unknown>>): NumbersSearch => {
  const whole = (name: string) => (Number.isInteger(Number(raw[name])) && Number(raw[name]) > 0 ? { [name]: Number(raw[name]) } : {})
  return { ...whole('year'), ...whole('number'), ...(raw.only === 'annulled' && { only: 'annulled' }), ...textsOf(raw, ['after']) }
}
/** Which track of the decision list, and from where on. */
export type PanelSearch = { readonly track?: string; readonly after?: string }

/** What the list of debtors is narrowed to. */
export type AgeingSearch = {
  readonly age?: Age
  readonly payer?: 'person' | 'host'
  readonly q?: string
  readonly after?: string
  readonly trail?: string
}
export const ageingSearch = (raw: Readonly<Record<string, unknown>>): AgeingSearch => {
  const age = ages.find(known => known === raw.age)
  return {
    ...textsOf(raw, ['q', 'after', 'trail']),
    ...(age && { age }),
    ...((raw.payer === 'person' || raw.payer === 'host') && { payer: raw.payer }),
  }
}

export type AuditSearch = { readonly kind?: OversightKind; readonly from?: string; readonly until?: string; readonly after?: string }
export const auditSearch = (raw: Readonly<Record<string, unknown>>): AuditSearch => {
  const kind = oversightKinds.find(known => known === raw.kind)
  return { ...textsOf(raw, ['from', 'until', 'after']), ...(kind && { kind }) }
}

export type StatisticsSearch = Partial<Readonly<Record<Exclude<Grouping, 'league'>, string>>> & {
  readonly by?: Grouping
  readonly within?: Grouping
}
export const statisticsSearch = (raw: Readonly<Record<string, unknown>>): StatisticsSearch => {
  const [by, within] = [groupings.find(known => known === raw.by), groupings.find(known => known === raw.within)]
  return { ...textsOf(raw, groupings), ...(by && { by }), ...(within && { within }) }
}
