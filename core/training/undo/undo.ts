/** What all verbs that undo an act have in common. Each names its act, the status that the act had found, and what else goes back. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import type { Cause, Transfer } from '../../action.ts'
import { department, leader } from '../../roles.ts'
import type { Rule } from '../../rule.ts'
import { action, type Status, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { guards, type Which } from './undo-rules.ts'
import { applyBack, countsUndoing, type F, factOf, moneyCauses, paperCauses } from './undoing.ts'

/** Why it was wrong. Sealed, for it may name people. */
export const Reason = z.strictObject({ reason: z.string().trim().min(2).max(1000) })

type Fact = ReturnType<typeof factOf>
type Undo<In extends z.ZodType> = {
  readonly which: Which
  readonly from: readonly Status[]
  readonly to: Status
  readonly cites: (law: Law) => Cited<unknown>
  readonly input: In
  readonly rules?: readonly Rule<F & { readonly input: z.output<In> }>[]
  readonly counts?: (law: Law, facts: F) => readonly string[]
  readonly posts?: (law: Law, facts: F) => readonly Transfer[]
  readonly causes?: (law: Law, facts: F) => readonly Cause[]
  /** What is otherwise than before the act, such as days that were lost meanwhile. */
  readonly besides?: (law: Law, facts: F & { readonly input: z.output<In> }, before: Training) => Partial<Omit<Training, 'status'>>
}

export const undo = <In extends z.ZodType>(of: Undo<In>) => {
  const { which, cites } = of
  const decided = (law: Law, facts: F & { readonly input: z.output<In> }): Fact => {
    const fact = factOf(facts, which(facts))
    const besides = of.besides?.(law, facts, { ...facts.dossier, ...applyBack(facts.dossier, fact) }) ?? {}
    return { ...fact, back: { ...fact.back, ...besides }, gone: fact.gone.filter(key => !(key in besides)) }
  }
  return action<In, Fact>({
    by: [department, leader],
    from: of.from,
    to: of.to,
    cites,
    input: of.input,
    rules: [...guards(which, cites), ...(of.rules ?? [])],
    counts: (law, facts) => [...countsUndoing(facts, which(facts)), ...(of.counts?.(law, facts) ?? [])],
    decide: decided,
    keeps: ({ input }) => ({ kind: 'undo', content: input }),
    answerBy: (law, facts) => {
      const before = { ...facts.dossier, ...applyBack(facts.dossier, decided(law, facts)) }
      return nextDue(law, before, { status: of.to })
    },
    apply: (dossier, { fact }) => applyBack(dossier, fact),
    posts: (law, facts) => of.posts?.(law, facts) ?? [],
    causes: (law, facts, fact) => {
      const act = which(facts)
      return [...moneyCauses(facts, fact, cites(law).clause), ...(act ? paperCauses(facts, act) : []), ...(of.causes?.(law, facts) ?? [])]
    },
    tells: ['person', 'employer', 'body', 'host', 'finance'],
  })
}
