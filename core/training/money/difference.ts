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

/** `more` is owed to the trainee, `less` asked back of them; `instead` takes the place of a sum that had not left yet. */
export type Difference = {
  readonly name: string
  readonly item: string
  readonly kind: 'more' | 'less' | 'instead'
  readonly wasFen: Fen
  readonly nowFen: Fen
  readonly payment: string
  /** The sum whose place it takes. */
  readonly replaces?: string | undefined
  readonly on: string
}
type Found = Difference & { readonly months: readonly MonthOfStudy[]; readonly clause: string }

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

/** The sum that stands under a name: the one that was opened, or the last that took its place. */
const standing = (facts: F, name: string): string =>
  of(facts, name).findLast(d => d.kind === 'instead')?.payment ?? idOfSum(facts.id, name, facts.dossier.undone)

/** All that was opened so far, with each difference since the standing sum. */
const openedOn = (facts: F, { name, monthly }: Now): Fen => {
  const at = of(facts, name).findLastIndex(d => d.kind === 'instead')
  const since = of(facts, name)
    .slice(at + 1)
    .map(d => d.nowFen - d.wasFen)
  const main = standing(facts, name)
  const settled = facts.dossier.settled.find(s => s.item === name)?.openedFen ?? 0
  return addFen(monthly ? settled : facts.balance(fenOwed(main)) + facts.balance(fenPaid(main)), ...since)
}

const differenceIn = (facts: F, now: Now): readonly Found[] => {
  const wasFen = openedOn(facts, now)
  const { name, item, nowFen, months, clause, monthly } = now
  if (wasFen === 0 || wasFen === nowFen) return []
  const main = standing(facts, name)
  const id = `${facts.id}.${name}.d${of(facts, name).length + 1}`
  const unpaid = !monthly && facts.balance(fenOwed(main)) > 0
  const kind = nowFen > wasFen ? 'more' : unpaid && facts.balance(spentOn(facts.id, item)) < wasFen - nowFen ? 'instead' : 'less'
  return [{ name, item, kind, wasFen, nowFen, payment: id, ...(kind === 'instead' && { replaces: main }), on: facts.today, months, clause }]
}

const countsDifference = (law: Law, facts: F): readonly string[] =>
  facts.dossier.status !== 'passed'
    ? []
    : nowOf(law, facts).flatMap(({ name, item }) => {
        const main = standing(facts, name)
        return [fenOwed(main), fenPaid(main), spentOn(facts.id, item)]
      })

/** The act on which each line stands: its difference, as a sum that is owed or as a demand of what was paid too much. */
const causeOf = (facts: F, { kind, item, wasFen, nowFen, payment, replaces, months, clause, name }: Found): readonly Cause[] => {
  const common = { ...relationsOf(facts), training: facts.id, clause }
  if (kind === 'less') {
    const spent = facts.balance(spentOn(facts.id, item))
    const line = shareOfPaid(item, spent, wasFen - nowFen, spent)
    const working = { way: 'byShare', lines: [line] }
    const sum = { item: 'clawback', amountFen: wasFen - nowFen, working, payer: 'person', payee: 'fund' }
    return [{ subject: 'payment', id: payment, action: 'demand', input: { ...common, ...sum } }]
  }
  const amountFen = kind === 'instead' ? nowFen : nowFen - wasFen
  const working = { way: 'difference', of: name, wasFen, nowFen, months: [...months] }
  const sum = { item, amountFen, working, payer: 'fund', payee: 'trainee' }
  const open: Cause = { subject: 'payment', id: payment, action: 'open', input: { ...common, ...sum } }
  const annul: readonly Cause[] = replaces === undefined ? [] : [{ subject: 'payment', id: replaces, action: 'annul', input: {} }]
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
      differences: [...(dossier.differences ?? []), ...entry.fact.differences.map(({ months: _, clause: __, ...kept }) => kept)],
    }),
  }),
  causes: (_law, facts, { differences = [] }) => differences.flatMap(difference => causeOf(facts, difference)),
})
