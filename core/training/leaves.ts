/** Leave by kind: who grants it, how many days of it there are, and how many count. The kinds of leaves taken are read from sealed records only. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { addDays, type DaySpan, mergeSpans, spanDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import type { Leave, Training } from './dossier.ts'

type F = Facts<Training>
type Asked = F & { readonly input: { readonly kind: string; readonly from: string; readonly to: string } }

/** What the record of a request tells the next one: its own kind and first day, and those before it. */
const Begun = z.strictObject({ kind: z.string(), from: z.string() })
type Begun = z.infer<typeof Begun>
const Record = z.object({ ...Begun.shape, before: z.array(Begun).optional() })

const kindsOf = ({ policy }: Law) => policy.training.leave.kinds
const findKind = (law: Law, code: string) => kindsOf(law).value.find(k => k.code === code)

/** Every leave that was asked for before, by the sealed record of the last request. */
const askedBefore = ({ opened }: F): readonly Begun[] => {
  const record = Record.safeParse(opened)
  if (!record.success) return []
  const { kind, from, before = [] } = record.data
  return [...before, { kind, from }]
}

/** What the record of a request keeps of the earlier ones. */
export const withBefore = (facts: F): { readonly before?: readonly Begun[] } => {
  const before = askedBefore(facts)
  return before.length > 0 ? { before } : {}
}

/** The days of a kind that were taken, as they really were. */
const takenOf = (facts: F, kind: string): number => {
  const begun = askedBefore(facts).filter(b => b.kind === kind)
  const taken = facts.dossier.leaves.filter(leave => begun.some(b => b.from === leave.from))
  return mergeSpans(taken.map(({ from, to }) => ({ from, to }))).reduce((days, span) => days + spanDays(span), 0)
}

/** No more days of a kind in one study than the policy gives. */
export const kindHasDaysLeft: Rule<Asked> = ruleOfInput(
  'kindHasDaysLeft',
  (law, facts) => {
    const most = findKind(law, facts.input.kind)?.mostDays
    return { ...kindsOf(law), value: most === undefined ? undefined : { mostDays: most, taken: takenOf(facts, facts.input.kind) } }
  },
  (left, { input }) => left === undefined || left.taken + spanDays(input) <= left.mostDays,
  ({ input }) => ({ days: spanDays(input) }),
)

/** The leave as it is recorded: its days, whether they count and until when, and who grants it. */
export const leaveAsked = (law: Law, facts: Asked): Leave => {
  const { kind, from, to } = facts.input
  const { countsAsTraining = false, countedDays, grantedBy = 'host' } = findKind(law, kind) ?? {}
  const left = countedDays === undefined ? spanDays({ from, to }) : countedDays - takenOf(facts, kind)
  const cut = countsAsTraining && left > 0 && left < spanDays({ from, to })
  return {
    from,
    to,
    countsAsTraining: countsAsTraining && left > 0,
    ...(cut && { countedUntil: addDays(from, left - 1) }),
    ...(grantedBy !== 'host' && { grantedBy }),
  }
}

/** The days of a leave that don't count as training. */
export const uncounted = ({ from, to, countsAsTraining, countedUntil }: Leave): readonly DaySpan[] => {
  if (!countsAsTraining) return [{ from, to }]
  return countedUntil !== undefined && countedUntil < to ? [{ from: addDays(countedUntil, 1), to }] : []
}

/** Whoever the kind names grants or refuses: the host, the employer or the department. */
export const grantedByTheNamed: Rule<F> = ruleOverMany('grantedByTheNamed', (law, { actor, dossier }) => {
  const who = dossier.leaveAsked?.grantedBy ?? 'host'
  const at = who === 'department' ? law.policy.programme.office : dossier[who]
  const holds = actor.seats.some(s => s.role === who && s.organisation === at)
  return [{ clause: law.policy.training.leave.grantedBy.clause, holds, found: actor.seats.map(s => s.role), wants: who }]
})
