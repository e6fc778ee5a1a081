/** What a new edition changes of a round's accounts, and whether it can: what is in use stays in use. */
import type { Law } from '../../policy/shape.ts'
import { isWorld, ledgers, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import { canonical } from '../canonical.ts'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import type { Round } from './dossier.ts'
import { issue } from './places.ts'

type F = Facts<Round>
type Standing = ReadonlyMap<string, { readonly amount: number; readonly clause: string }>

/** What each account holds when a round begins under a law. */
const standingUnder = (law: Law, round: string): Standing => {
  const held = new Map<string, { amount: number; clause: string }>()
  const add = (account: string, amount: number, clause: string) =>
    held.set(account, { amount: (held.get(account)?.amount ?? 0) + amount, clause })
  for (const { debit, credit, amount, clause } of issue(law, round)) {
    add(debit, -amount, clause)
    add(credit, amount, clause)
  }
  return held
}

type Step = { readonly account: string; readonly by: number; readonly clause: string }

/** By how much the new edition raises or lowers each account. */
export const stepsTo = (law: Law, { id, amendment }: F): readonly Step[] => {
  if (!amendment) return []
  const [before, after] = [standingUnder(law, id), standingUnder(amendment, id)]
  const accounts = [...new Set([...before.keys(), ...after.keys()])].filter(account => !isWorld(account)).sort()
  return accounts
    .map(account => ({
      account,
      by: (after.get(account)?.amount ?? 0) - (before.get(account)?.amount ?? 0),
      clause: after.get(account)?.clause ?? before.get(account)?.clause ?? law.places.clause,
    }))
    .filter(({ by }) => by !== 0)
}

/** The outside of an account's own ledger. */
const outside = (account: string) => world(ledgers.find(ledger => account.startsWith(`${ledger}/`)) ?? 'places')

export const movesOf = (steps: readonly Step[]): readonly Transfer[] =>
  steps.map(({ account, by, clause }) =>
    by > 0 ? transfer(outside(account), account, by, clause) : transfer(account, outside(account), -by, clause),
  )

/** No account falls below what is in use: places that somebody holds, reserves that are listed, seats that are taken. */
export const whatIsInUseStays = (ofInput: boolean): Rule<F> =>
  ruleOverMany<F>(
    'whatIsInUseStays',
    (law, facts) => {
      const { clause } = law.policy.editions
      const lowered = stepsTo(law, facts).filter(({ by }) => by < 0)
      const known = [{ clause, holds: true, found: lowered.length, wants: undefined }]
      const each = lowered.map(step => {
        const free = facts.balance(step.account)
        return { clause: step.clause, holds: free + step.by >= 0, found: { account: step.account, free }, wants: -step.by }
      })
      return [...known, ...each]
    },
    ofInput,
  )

const sharesIn = ({ policy }: Law) => (policy.procedure.shares ?? []).map(({ code, within }) => `procedure.shares.${code}.${within}`)

/** Whom a quota counts where; how many there may be of them is a value and may be amended. */
const quotasIn = ({ policy }: Law) =>
  (policy.placement.quotas ?? []).map(
    ({ code, track, people, programmes }) => `placement.quotas.${code}: ${canonical({ track, people, programmes })}`,
  )
const countersIn = (law: Law) => [...sharesIn(law), ...quotasIn(law)]

/** What dossiers refer to by its code. */
const namesIn = ({ policy: { money, training } }: Law): readonly string[] => {
  const under = (path: string, codes: readonly { readonly code: string }[] = []) => codes.map(({ code }) => `${path}.${code}`)
  return [
    ...Object.keys(money.items).map(code => `money.items.${code}`),
    ...under('training.discipline.grounds', training.discipline.grounds.value),
    ...under('training.leave.kinds', training.leave.kinds.value),
    ...under('training.milestones', training.milestones?.value),
    ...under('training.cohorts', training.cohorts?.value),
  ]
}

/** Codes that dossiers refer to stay, and shares and quotas that people were counted in neither come nor go: only their values may be amended. */
export const whatIsNamedStays: Rule<F> = ruleOverMany<F>(
  'whatIsNamedStays',
  (law, { amendment }) => {
    const [counters, countersAfter] = [countersIn(law), amendment ? countersIn(amendment) : []]
    const after = [...countersAfter, ...(amendment ? namesIn(amendment) : [])]
    const wanted = [...namesIn(law), ...counters].map(name => ({ name, holds: after.includes(name) }))
    const fresh = countersAfter.filter(name => !counters.includes(name)).map(name => ({ name, holds: false }))
    return [...wanted, ...fresh].map(({ name, holds }) => ({ clause: law.policy.editions.clause, holds, found: name, wants: counters }))
  },
  true,
)

export const accountsOf = (law: Law, facts: F): readonly string[] => stepsTo(law, facts).map(({ account }) => account)
