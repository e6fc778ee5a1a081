/** What a plan falls short of when it is carried out: which minima of quotas, and by how many. */
import type { Law } from '../../policy/shape.ts'
import { quotaTaken } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { countingOf, quotasOn } from '../placement/quotas.ts'
import type { Refusal, Rule } from '../rule.ts'
import { ruleOverMany } from '../rule.ts'
import type { Saved } from './dossier.ts'
import type { ToPlace } from './ground.ts'
import type { Planned } from './plan.ts'

export type Short = { readonly quota: string; readonly taken: number; readonly least: number }

type Going = {
  readonly round: string
  readonly track: string
  readonly seats: Readonly<Record<string, Planned>>
  /** Those who wait for a seat and are put forward now. */
  readonly people: readonly ToPlace[]
}

/** The minima that are not reached once these people have the seats that are planned for them. */
export const shortAfter = (law: Law, going: Going, balance: (account: string) => number): readonly Short[] => {
  const { round, track, seats, people } = going
  const entered = people.flatMap(({ id, dossier }) => (seats[id] ? countingOf(law, dossier, seats[id]) : []))
  return quotasOn(law, track).flatMap(({ code: quota, least }) => {
    if (least === undefined) return []
    const taken = balance(quotaTaken(round, quota)) + entered.filter(code => code === quota).length
    return taken < least ? [{ quota, taken, least }] : []
  })
}

export const minimaCounted = (law: Law, { round, track }: Pick<Going, 'round' | 'track'>): readonly string[] =>
  quotasOn(law, track).flatMap(({ code, least }) => (least === undefined ? [] : [quotaTaken(round, code)]))

const clauseOf = ({ policy }: Law, code: string) =>
  policy.placement.quotas?.find(quota => quota.code === code)?.clause ?? policy.placement.adjustment.clause

/** Each minimum that is missed, as whoever carries a plan out is told before they have given a reason. */
export const missedMinima = (law: Law, short: readonly Short[]): readonly Refusal[] =>
  short.map(({ quota, taken, least }) => ({
    rule: 'minimaAreMet',
    clause: clauseOf(law, quota),
    found: { quota, counted: taken },
    wants: least,
  }))

type Given = Facts<Saved> & { readonly input: Pick<Going, 'round' | 'track'> }

export const shortOf = (law: Law, { dossier, input, toPlace, balance }: Given): readonly Short[] =>
  shortAfter(law, { ...input, seats: dossier.seats, people: toPlace ?? [] }, balance)

/** A reason is asked for where a minimum is missed, and for nothing else. */
export const minimaAreMissed: Rule<Given> = ruleOverMany(
  'minimaAreMissed',
  (law, facts) => {
    const short = shortOf(law, facts)
    if (short.length === 0) return [{ clause: law.policy.placement.adjustment.clause, holds: false, found: 0, wants: 1 }]
    return short.map(({ quota, taken, least }) => ({
      clause: clauseOf(law, quota),
      holds: true,
      found: { quota, counted: taken },
      wants: least,
    }))
  },
  true,
)
