/** The rules of a budget line. Each reads the law's value on budget lines, or that another approves. */

import { granted, lineAdvanced, lineOpen } from '../accounts.ts'
import { isAmong } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { addFen } from '../money.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { type Asked, type Budget, lineId, linesOf, nextYear, spendingOf } from './dossier.ts'

type LineRule = Rule<Facts<Budget>>

type Named = Facts<Budget> & { readonly input: { readonly round: string; readonly year: string } }
type OfSum = Facts<Budget> & { readonly input: { readonly amountFen: number } }

/** A line has the name of its round and year, so that a year has one. */
export const lineIsOfItsYear: Rule<Named> = ruleOfInput(
  'lineIsOfItsYear',
  (law, { input }: Named) => ({ ...linesOf(law), value: lineId(input.round, input.year) }),
  (wanted, { id }) => id === wanted,
  ({ id }) => id,
)

/** Who asked for it does not approve it, nor for whom they acted. */
export const anotherApproves: LineRule = rule(
  'anotherApproves',
  ({ policy }) => policy.money.approvedByAnother,
  (another, { actor, dossier }) => !another || !isAmong(actor, [dossier.askedBy, dossier.askedFor]),
  ({ dossier }) => dossier.askedBy,
)

/** What is approved is what was asked. */
export const isAsked = (what: Asked['what']): LineRule =>
  rule(
    'isAsked',
    law => ({ ...linesOf(law), value: what }),
    (wanted, { dossier }) => dossier.asked?.what === wanted,
    ({ dossier }) => dossier.asked?.what ?? 'none',
  )

const openOn = (facts: Facts<Budget>) => facts.balance(lineOpen(facts.id))

/** No more comes in advance than is open on the line. */
export const advanceIsOpen: Rule<OfSum> = ruleOfInput(
  'advanceIsOpen',
  (law, facts: OfSum) => ({ ...linesOf(law), value: { atMost: openOn(facts) } }),
  ({ atMost }, { input }) => input.amountFen <= atMost,
  ({ input }) => input.amountFen,
)

export const advanceIsOpenStill: LineRule = rule(
  'advanceIsOpen',
  (law, facts) => ({ ...linesOf(law), value: { atMost: openOn(facts) } }),
  ({ atMost }, { dossier: { asked } }) => asked?.what !== 'advance' || asked.amountFen <= atMost,
  ({ dossier: { asked } }) => (asked?.what === 'advance' ? asked.amountFen : undefined),
)

/** What a line loses was not advanced, and the round needs it for nothing: it may not fall below what the round will have cost, where the law holds to lines. */
const lossIn = ({ dossier: { asked, amountFen } }: Facts<Budget>) =>
  asked?.what === 'change' ? Math.max(0, amountFen - asked.amountFen) : 0

export const lossIsOpen: LineRule = rule(
  'lossIsOpen',
  (law, facts) => ({ ...linesOf(law), value: { atMost: openOn(facts) } }),
  ({ atMost }, facts) => lossIn(facts) <= atMost,
  lossIn,
)
export const restCoversRound: LineRule = rule(
  'restCoversRound',
  (law, facts) => ({ ...linesOf(law), value: { atLeast: spendingOf(facts).forecastFen, exceed: law.policy.money.budget?.value.exceed } }),
  ({ atLeast, exceed }, facts) => lossIn(facts) === 0 || exceed !== 'refused' || leftAfter(facts) >= atLeast,
  facts => leftAfter(facts),
)
const leftAfter = (facts: Facts<Budget>) => facts.balance(granted(facts.dossier.round ?? '')) - lossIn(facts)

/** A year is closed when it is over. */
export const bookYearIsOver: LineRule = rule(
  'bookYearIsOver',
  (law, { dossier }) => ({ ...linesOf(law), value: `${dossier.year}-${law.policy.money.budget?.value.yearEnds ?? '12-31'}` }),
  (lastDay, { today }) => today > lastDay,
  ({ today }) => today,
)

/** What the bank has and has not answered belongs to the year in which it went: it is answered before the year is closed. */
export const nothingIsOnItsWay: LineRule = rule(
  'nothingIsOnItsWay',
  law => ({ ...linesOf(law), value: 0 }),
  (none, facts) => spendingOf(facts).onItsWay === none,
  facts => spendingOf(facts).onItsWay,
)

/** What the year used is on its line: a line that was too small is raised first. */
export const lineCoversYear: LineRule = rule(
  'lineCoversYear',
  (law, facts) => ({ ...linesOf(law), value: { atMost: addFen(openOn(facts), facts.balance(lineAdvanced(facts.id))) } }),
  ({ atMost }, facts) => spendingOf(facts).paidFen - spendingOf(facts).returnedFen <= atMost,
  facts => spendingOf(facts).paidFen - spendingOf(facts).returnedFen,
)

/** The line of the next year takes what is carried over. */
export const nextLine = ({ dossier: { round = '', year = '' } }: Pick<Facts<Budget>, 'dossier'>) => lineId(round, nextYear(year))
