/** A correction in attendance after the sum of it was opened: never an edited sum, but one more line, up or down, with what it was and what it is. */
import type { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import { fenOwed, fenPaid } from '../../accounts.ts'
import type { Action, Cause, Entry } from '../../action.ts'
import type { Facts } from '../../facts.ts'
import { addFen, type Fen, yuan } from '../../money.ts'
import { spentOn } from '../../payment/dossier.ts'
import { monthlyItems } from '../../payment/monthly.ts'
import { countedFrom, sumsOn } from '../../payment/sums.ts'
import { shareOfPaid } from '../../payment/working.ts'
import type { Training } from '../dossier.ts'
import { earnedBy, type MonthOfStudy } from '../leave/months.ts'
import { relationsOf } from '../relations.ts'
import { studyOf } from '../rules.ts'
import { idOfSum } from '../undo/undone.ts'
import { studiedOf } from './earnings.ts'

type F = Facts<Training>

/** `more` is owed to the trainee, `less` asked back of them; `instead` takes the place of sums that had not left yet. */
export type Difference = {
  readonly name: string
  readonly item: string
  readonly kind: 'more' | 'less' | 'instead'
  readonly wasFen: Fen
  readonly nowFen: Fen
  readonly payment: string
  /** The sums whose place it takes; entries of earlier years name one. */
  readonly replaces?: string | readonly string[] | undefined
  readonly on: string
}
/** `ofFen`: what the sums came to whose place it takes. */
type Found = Difference & { readonly months: readonly MonthOfStudy[]; readonly clause: string; readonly ofFen?: Fen }

/** What an item comes to now for this person, of which the fund alone is the payer: paid with the pass, or by the month. */
type Now = {
  readonly name: string
  readonly item: string
  readonly nowFen: Fen
  readonly months: readonly MonthOfStudy[]
  readonly clause: string
  readonly monthly: boolean
}

const withThePass = (law: Law, facts: F): readonly Now[] =>
  sumsOn(law, 'assessmentPassed', studiedOf(facts, studyOf(facts))).flatMap(({ name, item, amountFen, working, payer, payee, clause }) =>
    working.way === 'byMonth' && payer === 'fund' && payee === 'trainee'
      ? [{ name, item, nowFen: amountFen, months: working.months, clause, monthly: false }]
      : [],
  )

const byTheMonth = (law: Law, facts: F): readonly Now[] =>
  monthlyItems(law)
    .filter(({ code, shares }) => shares === undefined && !facts.dossier.unfunded.includes(code))
    .map(item => {
      const { track, study, leaves } = studiedOf(facts, studyOf(facts))
      const { months, amountFen } = earnedBy(law, item.code, track, countedFrom(item, study), leaves)
      const nowFen = item.mostYuan ? Math.min(amountFen, yuan(item.mostYuan.value)) : amountFen
      return { name: item.code, item: item.code, nowFen, months, clause: item.payee.clause, monthly: true }
    })

const nowOf = (law: Law, facts: F) => [...withThePass(law, facts), ...byTheMonth(law, facts)]

const of = ({ dossier }: F, name: string) => (dossier.differences ?? []).filter(d => d.name === name)

/** Every sum that was ever opened under a name, the newest last: with the pass or month by month, and what corrections brought. */
const sumsUnder = (facts: F, { name, monthly }: Now): readonly string[] => {
  const { settled, undone } = facts.dossier
  const months = settled.find(s => s.item === name)?.months ?? []
  const names = monthly ? [...months.map(({ nth }) => `${name}.m${nth}`), `${name}.heldBack`] : [name]
  const since = of(facts, name).flatMap(d => (d.kind === 'less' ? [] : [d.payment]))
  return [...names.map(one => idOfSum(facts.id, one, undone)), ...since]
}

/** All that was opened so far, with what corrections took back. */
const openedOn = (facts: F, now: Now): Fen => {
  const { name, monthly } = now
  const changes = (all: readonly Difference[]) => all.map(d => d.nowFen - d.wasFen)
  if (monthly) return addFen(facts.dossier.settled.find(s => s.item === name)?.openedFen ?? 0, ...changes(of(facts, name)))
  const sums = sumsUnder(facts, now).map(id => facts.balance(fenOwed(id)) + facts.balance(fenPaid(id)))
  return addFen(...sums, ...changes(of(facts, name).filter(d => d.kind === 'less')))
}

/** Sums that have not left yet, the newest first, until they hold so much. */
const unpaidUpTo = (facts: F, now: Now, fen: Fen) => {
  const sums = sumsUnder(facts, now)
    .toReversed()
    .flatMap(id => (facts.balance(fenOwed(id)) > 0 ? [{ id, fen: facts.balance(fenOwed(id)) }] : []))
  const before = sums.map((_, i) => addFen(...sums.slice(0, i).map(one => one.fen)))
  return sums.filter((_, i) => (before[i] ?? 0) < fen)
}

/** What was paid can be asked back. Where less was paid than that, sums that are still to leave become smaller first, and of the rest what is not back already is asked back. */
const stepsDown = (facts: F, now: Now, lessFen: Fen) => {
  const spent = facts.balance(spentOn(facts.id, now.item))
  const unpaid = spent < lessFen ? unpaidUpTo(facts, now, lessFen) : []
  const ofFen = addFen(...unpaid.map(({ fen }) => fen))
  const cutFen = Math.min(ofFen, lessFen)
  const backFen = Math.min(spent, lessFen - cutFen)
  return [
    ...(cutFen > 0 ? [{ kind: 'instead' as const, byFen: cutFen, ofFen, replaces: unpaid.map(({ id }) => id) }] : []),
    ...(backFen > 0 ? [{ kind: 'less' as const, byFen: backFen }] : []),
  ]
}

const differenceIn = (facts: F, now: Now): readonly Found[] => {
  const openedFen = openedOn(facts, now)
  const { name, item, nowFen, months, clause } = now
  if (openedFen === 0 || openedFen === nowFen) return []
  const nth = of(facts, name).length
  const lines = nowFen > openedFen ? [{ kind: 'more' as const, byFen: openedFen - nowFen }] : stepsDown(facts, now, openedFen - nowFen)
  return lines.map(({ byFen, ...line }, i) => {
    const wasFen = openedFen - addFen(...lines.slice(0, i).map(one => one.byFen))
    const found = { ...line, name, item, wasFen, nowFen: wasFen - byFen, payment: `${facts.id}.${name}.d${nth + i + 1}` }
    return { ...found, on: facts.today, months, clause }
  })
}

const countsDifference = (law: Law, facts: F): readonly string[] =>
  facts.dossier.status !== 'passed'
    ? []
    : nowOf(law, facts).flatMap(now => [...sumsUnder(facts, now).flatMap(id => [fenOwed(id), fenPaid(id)]), spentOn(facts.id, now.item)])

/** The act on which each line stands: its difference, as a sum that is owed or as a demand of what was paid too much. */
const causeOf = (
  facts: F,
  { kind, item, wasFen, nowFen, payment, replaces = [], months, clause, name, ofFen = 0 }: Found,
): readonly Cause[] => {
  const common = { ...relationsOf(facts), training: facts.id, clause }
  if (kind === 'less') {
    const spent = facts.balance(spentOn(facts.id, item))
    const line = shareOfPaid(item, spent, wasFen - nowFen, spent)
    const working = { way: 'byShare', lines: [line] }
    const sum = { item: 'clawback', amountFen: wasFen - nowFen, working, payer: 'person', payee: 'fund' }
    return [{ subject: 'payment', id: payment, action: 'demand', input: { ...common, ...sum } }]
  }
  const was = kind === 'instead' ? ofFen : wasFen
  const now = was + nowFen - wasFen
  const amountFen = kind === 'instead' ? now : now - was
  const working = { way: 'difference', of: name, wasFen: was, nowFen: now, months: [...months] }
  const sum = { item, amountFen, working, payer: 'fund', payee: 'trainee' }
  const open: Cause = { subject: 'payment', id: payment, action: 'open', input: { ...common, ...sum } }
  const annul = [replaces].flat().map((id): Cause => ({ subject: 'payment', id, action: 'annul', input: {} }))
  return amountFen > 0 ? [...annul, open] : annul
}

type Own<In extends z.ZodType, Fact> = Action<F, In, Fact>
type Differing<Fact> = Fact & { readonly differences?: readonly Found[] }

const entryOf = <Fact>({ subject, id, actor, at }: F, fact: Fact): Entry<Fact> => ({
  ...{ subject, id, n: 0, action: '', actor: actor.id, role: '', at, edition: '', fact },
})

/** A correction of attendance that stands after the pass too: what it changes of sums that were opened is a line of its own, in the same entry. */
export const alsoAfterPass = <In extends z.ZodType, Fact extends object>(
  own: Own<In, Fact> & { readonly decide: NonNullable<Own<In, Fact>['decide']>; readonly apply: NonNullable<Own<In, Fact>['apply']> },
): Own<In, Differing<Fact>> => ({
  ...own,
  from: [...own.from, 'passed'],
  counts: countsDifference,
  decide: (law, facts) => {
    const fact = own.decide(law, facts)
    if (facts.dossier.status !== 'passed') return fact
    const after = { ...facts, dossier: { ...facts.dossier, ...own.apply(facts.dossier, entryOf(facts, fact)) } }
    const differences = nowOf(law, after).flatMap(now => differenceIn(after, now))
    return differences.length === 0 ? fact : { ...fact, differences }
  },
  apply: (dossier, entry) => ({
    ...own.apply(dossier, entry),
    ...(entry.fact.differences && {
      differences: [
        ...(dossier.differences ?? []),
        ...entry.fact.differences.map(({ months: _, clause: __, ofFen: ___, ...kept }) => kept),
      ],
    }),
  }),
  causes: (_law, facts, { differences = [] }) => differences.flatMap(difference => causeOf(facts, difference)),
})
