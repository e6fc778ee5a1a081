/** Conditions in words, both languages: facts by their labels, codes by the names of their standards or of the policy. */
import type { FactDefinition, Policy, TableComparison, Text } from '../../policy/shape.ts'
import { educationCodes, educationName } from '../standards/education.ts'
import { ethnicGroupCodes, ethnicGroupName } from '../standards/ethnic-groups.ts'
import { sexCodes, sexName } from '../standards/sex.ts'
import { titleLevelName, titleLevels } from '../standards/titles.ts'
import { getTable, outcomesOf, type Wants } from './bound.ts'
import { getDefinition, tableOf, type Value } from './tree.ts'
import type { Wish } from './wish.ts'

const find = <T extends string>(codes: readonly T[], name: (code: T) => Text, value: Value): Text | undefined => {
  const known = codes.find(code => code === value)
  return known === undefined ? undefined : name(known)
}

const standardName = (definition: FactDefinition, value: Value): Text | undefined => {
  if (definition.type === 'ordered') return find(titleLevels, titleLevelName, value)
  if (definition.type !== 'code') return undefined
  if (definition.standard === 'GB/T 4658') return find(educationCodes, educationName, value)
  if (definition.standard === 'GB/T 3304') return find(ethnicGroupCodes, ethnicGroupName, value)
  return definition.standard === 'GB/T 2261.1' ? find(sexCodes, sexName, value) : undefined
}

/** A value of a fact in words: the policy's own, else those of its standard, else the value itself. */
export const sayValue = (policy: Policy, fact: string, value: Value): Text => {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const definition = getDefinition(policy.facts, fact)
  const own = 'names' in definition ? definition.names?.[String(value)] : undefined
  const field = fact === 'fieldServed' ? policy.fields.value.find(({ code }) => code === value)?.name : undefined
  return own ?? field ?? standardName(definition, value) ?? { zh: String(value), en: String(value) }
}

const listed = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
})

const counted = (definition: FactDefinition, { zh, en }: Text): Text =>
  definition.type === 'integer' ? { zh: `${zh}${definition.unit.zh}`, en: `${en} ${definition.unit.en}` } : { zh, en }

const least = (definition: FactDefinition, value: Text): Text => {
  const { zh, en } = counted(definition, value)
  if (definition.type === 'integer') return { zh: `${zh}以上`, en: `${en} or more` }
  return definition.type === 'day' ? { zh: `${zh}及以后`, en: `${en} or later` } : { zh: `${zh}及以上`, en: `${en} or above` }
}

const most = (definition: FactDefinition, value: Text): Text => {
  const { zh, en } = counted(definition, value)
  if (definition.type === 'integer') return { zh: `${zh}以下`, en: `${en} or less` }
  return definition.type === 'day' ? { zh: `${zh}及以前`, en: `${en} or earlier` } : { zh: `${zh}及以下`, en: `${en} or below` }
}

/** A long list of codes is said by what is left out, when that is shorter. */
const sayList = (policy: Policy, fact: string, values: readonly Value[]): Text => {
  const definition = getDefinition(policy.facts, fact)
  const others = definition.type === 'code' ? definition.values.filter(value => !values.includes(value)) : []
  const say = (some: readonly Value[]) => listed(some.map(value => sayValue(policy, fact, value)))
  if (others.length === 0 || others.length >= values.length) return say(values)
  const { zh, en } = say(others)
  return { zh: `除${zh}外`, en: `any but ${en}` }
}

const sayTable = (policy: Policy, fact: string, wants: TableComparison): Text => {
  const { by, cases } = getTable(wants)
  const lines = outcomesOf({ fact, clause: '', ...wants }).map((outcome, i): Text => {
    const one = cases[i]
    const who = one === undefined ? { zh: '其他', en: 'else' } : sayWish(policy, by, one)
    const what = sayWants(policy, fact, outcome)
    return { zh: `${who.zh}：${what.zh}`, en: `${who.en}: ${what.en}` }
  })
  const label = getDefinition(policy.facts, by).label
  return {
    zh: `按${label.zh}（${lines.map(({ zh }) => zh).join('；')}）`,
    en: `by ${label.en} (${lines.map(({ en }) => en).join('; ')})`,
  }
}

/** A comparison or a range of a fact's values, without the name of the fact: '8年以上', '8 years or more'. */
export const sayWish = (policy: Policy, fact: string, wish: Wish): Text => {
  const definition = getDefinition(policy.facts, fact)
  if ('is' in wish) return counted(definition, sayValue(policy, fact, wish.is))
  if ('oneOf' in wish) return counted(definition, sayList(policy, fact, wish.oneOf))
  if ('atLeast' in wish) return least(definition, sayValue(policy, fact, wish.atLeast))
  if ('atMost' in wish) return most(definition, sayValue(policy, fact, wish.atMost))
  const [from, to] = wish.between.map(value => sayValue(policy, fact, value))
  return counted(definition, { zh: `${from?.zh ?? ''}至${to?.zh ?? ''}`, en: `${from?.en ?? ''} to ${to?.en ?? ''}` })
}

/** What a leaf wants, in words. */
export const sayWants = (policy: Policy, fact: string, wants: Wants | Wish): Text => {
  if ('waived' in wants) return { zh: '不作要求', en: 'nothing is asked' }
  if (isTableWish(wants)) return sayTable(policy, fact, wants)
  return sayWish(policy, fact, wants)
}

const isTableWish = (wants: Exclude<Wants | Wish, { readonly waived: true }>): wants is TableComparison =>
  !('between' in wants) && !('is' in wants) && !('oneOf' in wants) && tableOf({ fact: '', clause: '', ...wants }) !== undefined
