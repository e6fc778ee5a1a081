/** The rules of a run. Each reads the law's value on how money leaves. */
import type { Facts } from '../facts.ts'
import { runsOf } from '../payee/dossier.ts'
import { tieRules } from '../payee/ties.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { linesOf, numberIn, type Run, runId } from './dossier.ts'

type RunRule = Rule<Facts<Run>>

/** Runs of a round are numbered without a gap: of two who make one at once one makes it. */
export const runIsNext: Rule<Facts<Run> & { readonly input: { readonly round: string } }> = ruleOfInput(
  'runIsNext',
  (law, facts) => ({ ...runsOf(law), value: linesOf(facts).next ?? 1 }),
  (next, { id, input }) => id === runId(input.round, next),
  ({ id }) => numberIn(id),
)

export const somethingIsChosen: Rule<Facts<Run> & { readonly input: unknown }> = ruleOfInput(
  'somethingIsChosen',
  law => ({ ...runsOf(law), value: 1 }),
  (least, facts) => (linesOf(facts).chosen ?? []).length >= least,
  facts => (linesOf(facts).chosen ?? []).length,
)

/** The server has answered for every line, and at least one is held. */
export const everyLineIsHeld: RunRule = rule(
  'everyLineIsHeld',
  law => ({ ...runsOf(law), value: 0 }),
  (none, facts) => linesOf(facts).held?.waiting === none && (linesOf(facts).held?.count ?? 0) > 0,
  facts => linesOf(facts).held?.waiting,
)

/** An account that changed since the line was made: the money would go where nobody expects it any more. */
export const accountsStand: RunRule = rule(
  'accountsStand',
  law => ({ ...runsOf(law), value: 0 }),
  (none, facts) => (linesOf(facts).moved ?? []).length === none,
  facts => linesOf(facts).moved ?? [],
)

/** What is signed is what was locked: the lines have their digest still. */
export const linesAreAsLocked: RunRule = rule(
  'linesAreAsLocked',
  (law, { dossier }) => ({ ...runsOf(law), value: dossier.locked?.digest }),
  (digest, facts) => digest !== undefined && linesOf(facts).held?.digest === digest,
  facts => linesOf(facts).held?.digest,
)

/** Each hand on a run is another person's, counting those for whom somebody acts. */
export const handIsNew: RunRule = rule(
  'handIsNew',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, { actor, dossier: { hands } }) => !hands.includes(actor.id) && !hands.includes(actor.actingFor?.id ?? ''),
  ({ dossier: { hands } }) => hands,
)

/** Nobody makes or releases a run that pays them, themself or whom they act for. */
export const payeeIsAnother: RunRule = rule(
  'payeeIsAnother',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, facts) => linesOf(facts).paysActor !== true,
  facts => linesOf(facts).paysActor === true,
)

/** Who signs a list has no tie to anybody whom it pays. */
export const { nobodyStandsAside, hasNoTie } = tieRules(({ policy }) => policy.money.approvedByAnother)

export const thirdIsWanted: RunRule = rule(
  'thirdIsWanted',
  ({ policy }) => ({ ...(policy.money.runs ?? policy.money.approvedByAnother), value: true }),
  (wanted, { dossier }) => dossier.third === wanted,
  ({ dossier }) => dossier.locked?.totalFen,
)

/** Above the law's sum nothing goes to the bank before the third hand. */
export const isReleased: RunRule = rule(
  'isReleased',
  ({ policy }) => ({ ...(policy.money.runs ?? policy.money.approvedByAnother), value: 'released' as const }),
  (released, { dossier }) => dossier.status === released || dossier.third !== true,
  ({ dossier }) => dossier.status,
)

export const fileIsMade: Rule<Facts<Run> & { readonly input: unknown }> = ruleOfInput(
  'fileIsMade',
  law => ({ ...runsOf(law), value: true }),
  (wanted, facts) => (linesOf(facts).file !== undefined) === wanted,
  () => false,
)

/** A file with one wrong row changes nothing: each such row is named, with what is wrong. */
export const everyRowIsRight: Rule<Facts<Run> & { readonly input: unknown }> = ruleOfInput(
  'everyRowIsRight',
  law => ({ ...runsOf(law), value: 0 }),
  (none, facts) => linesOf(facts).result?.wrong.length === none,
  facts => linesOf(facts).result?.wrong.slice(0, 200),
)

export const resultIsNew: Rule<Facts<Run> & { readonly input: unknown }> = ruleOfInput(
  'resultIsNew',
  law => ({ ...runsOf(law), value: 'new' }),
  (_new, facts) => {
    const { result } = linesOf(facts)
    return result === undefined || result.wrong.length > 0 || result.paid.count + result.rejected.count + result.returned.count > 0
  },
  facts => linesOf(facts).result?.again,
)
