/** The kernel: what an action is, whether it may be done, and how a dossier follows from its entries. */
import type { z } from 'zod'
import type { Law } from '../policy/shape.ts'
import type { Cited } from '../policy/words.ts'
import { asWhomItMay, ownCaseOf } from './acting.ts'
import type { Actor, SubjectName } from './facts.ts'
import type { Refusal, Rule } from './rule.ts'

/** One line of the journal. `kept` is the salted digest of the personal data that came with it and is stored elsewhere, erasable. */
export type Entry<Fact = unknown> = {
  readonly subject: string
  readonly id: string
  readonly n: number
  readonly action: string
  readonly actor: string
  readonly role: string
  /** The account for which the actor acted, if for another. */
  readonly actingFor?: string | undefined
  readonly at: string
  readonly edition: string
  readonly fact: Fact
  readonly kept?: string | undefined
  /** The salted digest of what was on the screen of whoever decided. */
  readonly seen?: string | undefined
  readonly due?: string | undefined
}

/** Who may act, as a predicate over the facts and the law. `self` marks the roles in which somebody acts in their own case. */
export type Role<F> = { readonly name: string; readonly self?: true; readonly is: (facts: F, law: Law) => boolean }

/** A movement between two accounts of one ledger, in whole units (places, seats, numbers, fen), and the clause behind it. */
export type Transfer = { readonly debit: string; readonly credit: string; readonly amount: number; readonly clause: string }

/** A further action that follows in the same transaction, one level deep. */
export type Cause = { readonly subject: SubjectName; readonly id: string; readonly action: string; readonly input: unknown }

type Own = {
  readonly actor: Actor
  readonly dossier: { readonly status: string; readonly person?: string | undefined }
}

export type Action<F extends Own, In extends z.ZodType = z.ZodType, Fact = z.output<In>> = {
  readonly by: readonly Role<F>[]
  readonly from: readonly F['dossier']['status'][]
  /** The status that follows; without it the status stays. `apply` can't touch status. */
  readonly to?: F['dossier']['status']
  readonly cites: (law: Law) => Cited<unknown>
  readonly input: In
  readonly rules?: readonly Rule<F & { readonly input: z.output<In> }>[]
  /** The kind of sealed personal record that the decision must open, such as 'form'. */
  readonly opens?: string
  /** The accounts whose balances the decision needs; locked until the transaction ends. */
  readonly counts?: (law: Law, facts: F & { readonly input: z.output<In> }) => readonly string[]
  /** The fact that is journalled: decided once, never recomputed, and free of personal data. */
  readonly decide?: (law: Law, facts: F & { readonly input: z.output<In> }) => Fact
  /** What of the input is personal and goes to the encrypted, erasable records instead of the journal. */
  readonly keeps?: (facts: F & { readonly input: z.output<In> }) => { readonly kind: string; readonly content: unknown } | undefined
  readonly apply?: (dossier: F['dossier'], entry: Entry<Fact>) => Partial<Omit<F['dossier'], 'status'>>
  readonly posts?: (law: Law, facts: F, fact: Fact) => readonly Transfer[]
  readonly causes?: (law: Law, facts: F, fact: Fact) => readonly Cause[]
  /** The relations who hear of it: person, employer, body, host; or `applicants` and `bodies`, of the whole round. */
  readonly tells?: readonly string[]
  /** Where this holds of the law, the clock tries the action every day, whatever answer day a dossier has. */
  readonly daily?: (law: Law) => boolean
  /** Up to this day of the law the action is refused to the clock whatever the dossier is, so that it need not be tried on each. */
  readonly notBefore?: (law: Law) => string
  /** The day by which the party whose turn it is next should answer. */
  readonly answerBy?: (law: Law, facts: F & { readonly input: z.output<In> }) => string | undefined
}

// The catalogue is heterogeneous: only its own typed makers put anything in, and they erase the types here, once.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyAction = Action<any, any, any>

export type Decision =
  | {
      readonly ok: true
      /** As whom it is done: the actor with the seats that count for it. */
      readonly actor: Actor
      readonly role: string
      readonly asSelf: boolean
      readonly fact: unknown
      readonly due?: string | undefined
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

const refuse = (...refusals: readonly Refusal[]): Decision => ({ ok: false, refusals })

const decideAs = <F extends Own>(action: AnyAction, law: Law, facts: F): Decision => {
  const { clause } = action.cites(law)
  const { actor } = facts
  const ownCase = ownCaseOf(actor, facts.dossier.person)
  const role = action.by.find(r => (!ownCase || r.self === true) && r.is(facts, law))
  if (!role) return refuse({ rule: ownCase ?? 'by', clause, found: ownCase !== undefined, wants: action.by.map(r => r.name) })
  const { status } = facts.dossier
  if (!action.from.includes(status)) return refuse({ rule: 'from', clause, found: status, wants: action.from })
  const typed = 'input' in facts
  const refusals = (action.rules ?? []).filter(r => typed || !r.ofInput).flatMap(r => r.broken(law, facts))
  if (refusals.length > 0) return refuse(...refusals)
  const fact = typed ? (action.decide ? action.decide(law, facts) : facts.input) : undefined
  return { ok: true, actor, role: role.name, asSelf: role.self === true, fact, due: typed ? action.answerBy?.(law, facts) : undefined }
}

/** May it be done, and what is then to be written? Pure: the same facts give the same answer for ever. Without `input` only what needs none is asked. */
export const decideOn = <F extends Own>(action: AnyAction, law: Law, facts: F): Decision =>
  asWhomItMay(facts.actor, actor => decideAs(action, law, { ...facts, actor }))

/** Whether it was refused for having nothing to work on. */
export const worksOnNothing = ({ rules = [] }: AnyAction, refusals: readonly Refusal[]): boolean =>
  rules.some(({ name, ofRecord }) => ofRecord === true && refusals.some(({ rule }) => rule === name))
