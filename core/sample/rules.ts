/** The rules of a sample. They stand on the clause by which money is looked at by another than who moves it. */
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOfInput } from '../rule.ts'
import { type Finding, numberIn, type Sample, sampledIn, sampleId } from './dossier.ts'

export const lookedAtByAnother = ({ policy }: Law) => policy.money.approvedByAnother

type Given<In> = Facts<Sample> & { readonly input: In }

/** Samples of a round are numbered without a gap, so that one that was begun and never drawn is seen. */
export const sampleIsNext: Rule<Given<{ readonly round: string }>> = ruleOfInput(
  'sampleIsNext',
  (law, facts) => ({ ...lookedAtByAnother(law), value: sampledIn(facts).next ?? 1 }),
  (next, { id, input }) => id === sampleId(input.round, next),
  ({ id }) => numberIn(id),
)

/** Of a period that is not over more could be added to the list afterwards. */
export const periodIsOver: Rule<Given<{ readonly from: string; readonly until: string }>> = ruleOfInput(
  'periodIsOver',
  (law, { today }) => ({ ...lookedAtByAnother(law), value: today }),
  (today, { input: { from, until } }) => from <= until && until < today,
  ({ input: { from, until } }) => `${from} – ${until}`,
)

export const listIsLongEnough: Rule<Given<{ readonly size: number }>> = ruleOfInput(
  'listIsLongEnough',
  (law, facts) => ({ ...lookedAtByAnother(law), value: sampledIn(facts).list?.count ?? 0 }),
  (count, { input }) => input.size <= count,
  ({ input }) => input.size,
)

export const secretOpens: Rule<Given<{ readonly secret: string }>> = ruleOfInput(
  'secretOpens',
  (law, { dossier }) => ({ ...lookedAtByAnother(law), value: dossier.commitment }),
  (_commitment, facts) => sampledIn(facts).opens === true,
  () => undefined,
)

/** What is drawn is drawn from the list that was frozen. */
export const listIsAsFrozen: Rule<Given<unknown>> = ruleOfInput(
  'listIsAsFrozen',
  (law, { dossier }) => ({ ...lookedAtByAnother(law), value: dossier.frozen?.digest }),
  (digest, facts) => digest !== undefined && sampledIn(facts).list?.digest === digest,
  facts => sampledIn(facts).list?.digest,
)

export const itemIsDrawn: Rule<Given<{ readonly item: string }>> = ruleOfInput(
  'itemIsDrawn',
  law => ({ ...lookedAtByAnother(law), value: true }),
  (wanted, { dossier, input }) => dossier.items.some(({ id }) => id === input.item) === wanted,
  ({ input }) => input.item,
)

/** Nobody finds, or settles what was found, in their own case. */
export const itemIsNotOwn: Rule<Given<{ readonly item: string } | { readonly finding: number }>> = ruleOfInput(
  'itemIsNotOwn',
  law => ({ ...lookedAtByAnother(law), value: true }),
  (_wanted, facts) => !(sampledIn(facts).own ?? []).includes(itemOf(facts) ?? ''),
  itemOf,
)

function itemOf({ dossier, input }: Given<{ readonly item: string } | { readonly finding: number }>): string | undefined {
  return 'item' in input ? input.item : findingIn(dossier, input.finding)?.item
}

export const answerDayIsAhead: Rule<Given<{ readonly answerBy: string }>> = ruleOfInput(
  'answerDayIsAhead',
  (law, { today }) => ({ ...lookedAtByAnother(law), value: today }),
  (today, { input }) => input.answerBy >= today,
  ({ input }) => input.answerBy,
)

export const findingIn = ({ findings }: Pick<Sample, 'findings'>, n: number): Finding | undefined => findings.find(one => one.n === n)

const findingIs = (status: Finding['status'], name: string): Rule<Given<{ readonly finding: number }>> =>
  ruleOfInput(
    name,
    law => ({ ...lookedAtByAnother(law), value: status }),
    (wanted, { dossier, input }) => findingIn(dossier, input.finding)?.status === wanted,
    ({ dossier, input }) => findingIn(dossier, input.finding)?.status,
  )
export const findingIsOpen = findingIs('raised', 'findingIsOpen')
export const findingIsAnswered = findingIs('answered', 'findingIsAnswered')

export const everyFindingIsSettled: Rule<Facts<Sample>> = rule(
  'everyFindingIsSettled',
  law => ({ ...lookedAtByAnother(law), value: 0 }),
  (none, { dossier }) => dossier.findings.filter(({ status }) => status !== 'settled').length === none,
  ({ dossier }) => dossier.findings.filter(({ status }) => status !== 'settled').map(({ n }) => n),
)
