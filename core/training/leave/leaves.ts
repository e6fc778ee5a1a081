/** Leave by kind: who grants it, how many days of it there are, and how many count. The kinds of leaves taken are read from sealed records only. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import { addDays, type DaySpan, mergeSpans } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOfInput, ruleOfRecord, ruleOverMany } from '../../rule.ts'
import { workingDayCoverage } from '../../standards/working-days.ts'
import type { Training } from '../dossier.ts'
import { studyOf } from '../rules.ts'
import type { Half, Leave } from './away.ts'
import { journeysPaid } from './journeys.ts'
import { countDays, isCovered } from './leave-days.ts'

type F = Facts<Training>
export type Wish = DaySpan & { readonly kind: string; readonly half?: Half | undefined; readonly proof?: readonly string[] | undefined }
type Asked = F & { readonly input: Wish }

/** The days of a leave or an absence as they are typed. */
export const days = {
  from: z.iso.date(),
  to: z.iso.date(),
  half: z.enum(['morning', 'afternoon']).optional(),
}
type Days = z.output<z.ZodObject<typeof days>>
export const inOrder = ({ from, to }: Pick<Days, 'from' | 'to'>): boolean => from <= to
export const toIsWrong = { path: ['to'], error: 'not before from' }
export const halfOfOneDay = ({ from, to, half }: Days): boolean => half === undefined || from === to
export const halfIsWrong = { path: ['half'], error: 'of one day' }
export const proof = z
  .array(z.string().regex(/^[0-9a-f]{64}$/))
  .max(10)
  .optional()

/** What the record of a request tells the next one: its own kind and first day, and those before it. */
const Begun = z.strictObject({ kind: z.string(), from: z.string(), nth: z.int().optional() })
type Begun = z.infer<typeof Begun>
const Record = z.object({ ...Begun.shape, before: z.array(Begun).optional() })

const kindsOf = ({ policy }: Law) => policy.training.leave.kinds
export const findKind = (law: Law, code: string) => kindsOf(law).value.find(k => k.code === code)

/** Every leave that was asked for before, by the sealed record of the last request. */
export const askedBefore = (opened: unknown): readonly Begun[] => {
  const record = Record.safeParse(opened)
  if (!record.success) return []
  const { kind, from, nth, before = [] } = record.data
  return [...before, { kind, from, ...(nth !== undefined && { nth }) }]
}

/** The kind of a leave, as it was last recorded. */
export const kindOf = (begun: readonly Begun[], { nth, from }: Pick<Leave, 'nth' | 'from'>): string | undefined =>
  begun.findLast(b => (b.nth === undefined ? b.from === from : b.nth === nth))?.kind

/** What is sealed of a leave: the next one is told what the earlier ones were. */
export const sealedLeave = (facts: F, nth: number, { kind, from }: Pick<Begun, 'kind' | 'from'>, rest: object) => {
  const before = askedBefore(facts.opened)
  return { kind: 'leave', content: { ...rest, kind, from, nth, ...(before.length > 0 && { before }) } }
}

type Instead = { readonly instead?: number | undefined }
const countedBy = (law: Law, facts: F, kind: string, spans: readonly DaySpan[]) =>
  countDays(law, facts.dossier.host, findKind(law, kind)?.countedIn ?? 'days', spans)

/** The days of a kind that were taken, as they really were; `instead`: without the leave that is being corrected. */
const takenOf = (law: Law, facts: F, kind: string, { instead }: Instead = {}): number => {
  const begun = askedBefore(facts.opened)
  const taken = facts.dossier.leaves.filter(l => kindOf(begun, l) === kind && (instead === undefined || l.nth !== instead))
  return countedBy(law, facts, kind, taken)
}

/** The days on end that a leave makes together with those that it adjoins. */
const onEnd = ({ leaves, leavesAsked }: Training, wish: DaySpan, { instead }: Instead = {}): DaySpan => {
  const others = [...leaves, ...leavesAsked].filter(l => l.nth === undefined || l.nth !== instead)
  const all = mergeSpans([...others, wish].map(({ from, to }) => ({ from, to })))
  return all.find(s => s.from <= wish.from && s.to >= wish.to) ?? wish
}

/** The first day of those that count no more, once so many are used up. */
const lastCounted = (law: Law, facts: F, wish: Wish, left: number): string | undefined => {
  const inside = (to: string) => countedBy(law, facts, wish.kind, [{ from: wish.from, to }])
  let day = wish.from
  while (day < wish.to && inside(addDays(day, 1)) <= left) day = addDays(day, 1)
  return inside(day) <= left ? day : undefined
}

/** The leave as it is recorded: its days, whether they count and until when, and who grants it. */
export const leaveOf = (law: Law, facts: F, wish: Wish, instead: Instead = {}): Leave => {
  const { from, to, half } = wish
  const { countsAsTraining = false, countedDays, grantedBy = 'host', upTo } = findKind(law, wish.kind) ?? {}
  const left = countedDays === undefined ? Number.POSITIVE_INFINITY : countedDays - takenOf(law, facts, wish.kind, instead)
  const counts = countsAsTraining && left > 0
  const until = counts && Number.isFinite(left) ? lastCounted(law, facts, wish, left) : to
  const long = upTo !== undefined && countedBy(law, facts, wish.kind, [onEnd(facts.dossier, wish, instead)]) > upTo.days
  const grants = long ? upTo.beyond : grantedBy
  return {
    ...{ from, to, countsAsTraining: counts && until !== undefined },
    ...(half && { half }),
    ...(counts && until !== undefined && until < to && { countedUntil: until }),
    ...(grants !== 'host' && { grantedBy: grants }),
  }
}

const insteadOf = ({ input }: Asked): Instead => ('leave' in input && typeof input.leave === 'number' ? { instead: input.leave } : {})

export const kindIsListed: Rule<Asked> = ruleOfInput(
  'kindIsListed',
  law => ({ ...kindsOf(law), value: kindsOf(law).value.map(k => k.code) }),
  (codes, { input }) => codes.includes(input.kind),
  ({ input }) => input.kind,
)

export const withinStudy: Rule<F & { readonly input: DaySpan }> = ruleOfInput(
  'withinStudy',
  (law, facts) => ({ ...kindsOf(law), value: studyOf(facts) }),
  (study, { input }) => input.from >= study.from && input.to <= study.to,
  ({ input }) => ({ from: input.from, to: input.to }),
)

/** No more days of a kind in one study than the policy gives. */
export const kindHasDaysLeft: Rule<Asked> = ruleOverMany(
  'kindHasDaysLeft',
  (law, facts) => {
    const { clause } = kindsOf(law)
    const { kind } = facts.input
    const mostDays = findKind(law, kind)?.mostDays
    if (mostDays === undefined) return []
    const [wanted, taken] = [countedBy(law, facts, kind, [facts.input]), takenOf(law, facts, kind, insteadOf(facts))]
    return [{ clause, holds: taken + wanted <= mostDays, found: { days: wanted }, wants: { mostDays, taken } }]
  },
  true,
)

/** Nothing is guessed about a limit in working days whose holidays nobody has published. */
export const holidaysAreKnown: Rule<Asked> = ruleOverMany(
  'holidaysAreKnown',
  (law, { input }) => {
    const holds = findKind(law, input.kind)?.countedIn !== 'workingDays' || isCovered(input)
    return [{ clause: kindsOf(law).clause, holds, found: { from: input.from, to: input.to }, wants: workingDayCoverage }]
  },
  true,
)

/** From a length on a kind needs a proof. */
export const proofIsGiven: Rule<Asked> = ruleOverMany(
  'proofIsGiven',
  (law, facts) => {
    const { clause } = kindsOf(law)
    const { input, dossier } = facts
    const after = findKind(law, input.kind)?.proofAfterDays
    const length = countedBy(law, facts, input.kind, [onEnd(dossier, input, insteadOf(facts))])
    const holds = after === undefined || length <= after || (input.proof ?? []).length > 0
    return [{ clause, holds, found: { days: length }, wants: { withoutProof: after } }]
  },
  true,
)

/** A kind for journeys home can be taken as often as journeys are paid. */
export const homeJourneysAreLeft: Rule<Asked> = ruleOverMany(
  'homeJourneysAreLeft',
  (law, facts) => {
    const { value, clause } = journeysPaid(law, facts)
    if (findKind(law, facts.input.kind)?.homeJourney !== true) return []
    const begun = askedBefore(facts.opened)
    const { leaves, leavesAsked } = facts.dossier
    const { instead } = insteadOf(facts)
    const taken = [...leaves, ...leavesAsked].filter(
      l => kindOf(begun, l) === facts.input.kind && (instead === undefined || l.nth !== instead),
    )
    return [{ clause, holds: taken.length < value, found: taken.length, wants: value }]
  },
  true,
)

const sameHalf = (a: { readonly half?: Half | undefined }, b: { readonly half?: Half | undefined }) =>
  a.half === undefined || b.half === undefined || a.half === b.half

/** What of these shares a day, or a half of one, with the days typed. */
export const overlapping = <T extends DaySpan & { readonly half?: Half | undefined }>(
  all: readonly T[],
  input: DaySpan & { readonly half?: Half | undefined },
) => all.filter(one => one.from <= input.to && one.to >= input.from && sameHalf(one, input))

/** Two leaves never share a day: the refusal names the other one. */
export const overlapsNoLeave: Rule<F & { readonly input: DaySpan & { readonly half?: Half | undefined } }> = ruleOverMany(
  'overlapsNoLeave',
  (law, { input, dossier }) => {
    const own = 'leave' in input ? input.leave : undefined
    const others = [...dossier.leaves, ...dossier.leavesAsked].filter(l => l.nth === undefined || l.nth !== own)
    const found = overlapping(others, input).map(({ from, to }) => ({ from, to }))
    return [{ clause: kindsOf(law).clause, holds: found.length === 0, found, wants: [] }]
  },
  true,
)

/** So long after its first day a leave can still be asked for. */
export const askedInTime: Rule<F & { readonly input: DaySpan }> = ruleOverMany(
  'askedInTime',
  ({ policy }, { input, today }) => {
    const { askWithinDays, grantedBy } = policy.training.leave
    const { value, clause } = askWithinDays ?? { ...grantedBy, value: undefined }
    if (value === undefined) return []
    const lastDay = addDays(input.from, value)
    return [{ clause, holds: today <= lastDay, found: today, wants: { lastDay } }]
  },
  true,
)

/** The leave that is meant: the one that is named, or the one that has waited longest for whoever acts, else for anybody. */
export const pendingIn = ({ dossier: { leavesAsked }, ...facts }: F): Leave | undefined => {
  const named = 'input' in facts && typeof facts.input === 'object' && facts.input !== null ? Reflect.get(facts.input, 'leave') : undefined
  if (named !== undefined) return leavesAsked.find(l => l.nth === named)
  return leavesAsked.find(l => facts.actor.seats.some(({ role }) => role === (l.grantedBy ?? 'host'))) ?? leavesAsked[0]
}

export const leaveIsAsked: Rule<F> = ruleOfRecord(
  'leaveIsAsked',
  ({ policy }) => ({ ...policy.training.leave.grantedBy, value: true }),
  (_wanted, facts) => pendingIn(facts) !== undefined,
  facts => facts.dossier.leavesAsked.length,
)

/** Whoever the kind names grants or refuses: the host, the employer or the department. */
export const grantedByTheNamed: Rule<F> = ruleOverMany('grantedByTheNamed', (law, facts) => {
  const { actor, dossier } = facts
  const may = (who: NonNullable<Leave['grantedBy']> | 'host') =>
    actor.seats.some(s => s.role === who && s.organisation === (who === 'department' ? law.policy.programme.office : dossier[who]))
  const meant = 'input' in facts ? [pendingIn(facts)] : dossier.leavesAsked
  const wants = meant.flatMap(l => (l === undefined ? [] : [l.grantedBy ?? ('host' as const)]))
  const holds = wants.length === 0 || wants.some(may)
  return [{ clause: law.policy.training.leave.grantedBy.clause, holds, found: actor.seats.map(s => s.role), wants: wants[0] ?? 'host' }]
})
