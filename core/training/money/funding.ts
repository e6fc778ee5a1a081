/** Funding once: nobody is paid for twice, in whichever round, where the policy says so of an item. */
import type { Law } from '../../../policy/shape.ts'
import { fundedOnce, transfer, world } from '../../accounts.ts'
import type { Transfer } from '../../action.ts'
import type { Facts } from '../../facts.ts'
import { itemsOf, type NamedItem } from '../../payment/rates.ts'
import { type Rule, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { relationsOf } from '../relations.ts'

type F = Facts<Training>
type Once = NamedItem & { readonly oncePer: NonNullable<NamedItem['oncePer']> }

const isOnce = (item: NamedItem): item is Once => item.oncePer !== undefined
const onceItems = (law: Law): readonly Once[] => itemsOf(law).filter(isOnce)

const accountOf = ({ policy }: Law, facts: F, { code, oncePer }: Once): string => {
  const { person, host } = relationsOf(facts)
  const course = oncePer.value.of === 'course' ? (facts.dossier.course ?? `${host}/${facts.dossier.programme ?? ''}`) : 'all'
  return fundedOnce(policy.programme.id, code, person, course)
}

/** The accounts that tell whether this person had an item before. */
export const countsFunding = (law: Law, facts: F): readonly string[] => onceItems(law).map(item => accountOf(law, facts, item))

const wasFunded = (law: Law, facts: F, item: Once) => facts.balance(accountOf(law, facts, item)) > 0

/** Where the policy refuses whoever was funded before, nobody is called or enrolled a second time. A study that goes on is the same one. */
export const notFundedBefore: Rule<F> = ruleOverMany('notFundedBefore', (law, facts) => {
  const items = onceItems(law).filter(item => item.oncePer.value.otherwise === 'refused' && facts.dossier.studyStart === undefined)
  const { clause } = onceItems(law)[0]?.oncePer ?? law.policy.training.enrolment
  const found = items.filter(item => wasFunded(law, facts, item))
  return [{ clause, holds: found.length === 0, found: found.map(item => item.code), wants: { fundedBefore: false } }]
})

/** The items that are not paid for this person, who had them before. */
export const unfundedOf = (law: Law, facts: F): readonly string[] =>
  onceItems(law)
    .filter(item => wasFunded(law, facts, item))
    .map(item => item.code)

/** From the enrolment on the funding is used. */
export const takenOnce = (law: Law, facts: F, unfunded: readonly string[]): readonly Transfer[] =>
  onceItems(law)
    .filter(item => !unfunded.includes(item.code))
    .map(item => transfer(world('funding'), accountOf(law, facts, item), 1, item.oncePer.clause))

const stands = ({ declarations }: Training) => declarations.some(d => d.state === 'declared')

/** Whoever leaves before anything of it was declared was not funded: the funding is free for another time. */
export const givenBack = (law: Law, facts: F): readonly Transfer[] => {
  const { dossier } = facts
  if (dossier.studyStart === undefined || stands(dossier)) return []
  return takenOnce(law, facts, dossier.unfunded).map(t => ({ ...t, debit: t.credit, credit: t.debit }))
}
