/** Says a value of a dossier, a fact or a refusal in words: codes by their names, sums in yuan, places by their titles. Pure. */
import { ownFacts } from '../core/application/own-facts.ts'
import { sayValue } from '../core/criteria/index.ts'
import { findAnyName, findName } from '../core/law-names.ts'
import {
  educationCodes,
  educationName,
  ethnicGroupCodes,
  ethnicGroupName,
  politicalStatusCodes,
  politicalStatusName,
} from '../core/standards/index.ts'
import type { Law } from '../policy/shape.ts'
import { momentOf, yuanOf } from './format.ts'
import { isFields } from './json.ts'
import type { Texts } from './texts.ts'

export type Saying = { readonly texts: Texts; readonly law: Law | undefined }

const standards: Readonly<Record<string, (code: string) => { zh: string; en: string } | undefined>> = {
  education: code => {
    const known = educationCodes.find(one => one === code)
    return known && educationName(known)
  },
  ethnicGroup: code => {
    const known = ethnicGroupCodes.find(one => one === code)
    return known && ethnicGroupName(known)
  },
  politicalStatus: code => {
    const known = politicalStatusCodes.find(one => one === code)
    return known && politicalStatusName(known)
  },
}

/** The word of a value of a fact that the policy adds: the policy's own, or its standard's. */
const findOwn = ({ policy }: Law, key: string, text: string) => {
  if (!ownFacts(policy).some(([fact]) => fact === key)) return undefined
  const word = sayValue(policy, key, text)
  return word.zh === text ? undefined : word
}

const sayText = (text: string, key: string, { texts, law }: Saying): string => {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return momentOf(text)
  if (/^[0-9a-f]{40,}$/.test(text)) return `${text.slice(0, 12)}…`
  const named = standards[key]?.(text) ?? (law && (findOwn(law, key, text) ?? findName(law, text, key)))
  if (named) return texts.pick(named)
  const own = texts.value(text) === text && law ? findAnyName(law, text) : undefined
  return own ? texts.pick(own) : texts.value(text)
}

const comparisons = ['atLeast', 'atMost', 'is', 'oneOf', 'between'] as const

/** The name of a key: a fact of the policy, or a field of the catalogue. */
export const sayKey = (key: string, { texts, law }: Saying): string => {
  // The dossier's `field` is the field served; in a correction it is a part of the form and has a page of its own.
  const label = law?.policy.facts[key === 'field' ? 'fieldServed' : key]?.label
  return label ? texts.pick(label) : texts.field(key)
}

/** A value in words; `key` says whose value it is, so that a bare code is named by the right standard. */
export const say = (value: unknown, saying: Saying, key = ''): string => {
  const { texts } = saying
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? texts.t.common.yes : texts.t.common.no
  if (typeof value === 'number') return key.endsWith('Fen') ? `${yuanOf(value)} ${texts.t.act.yuan}` : String(value)
  if (typeof value === 'string') return sayText(value, key, saying)
  if (Array.isArray(value))
    return value.length === 0 ? texts.t.say.nothing : value.map(item => say(item, saying, key)).join(texts.language === 'zh' ? '、' : ', ')
  return isFields(value) ? sayFields(value, saying, key) : String(value)
}

const joint = ({ texts }: Saying) => (texts.language === 'zh' ? '，' : ', ')
const named = (value: { readonly [key: string]: unknown }, saying: Saying): readonly string[] =>
  Object.entries(value).map(([name, part]) => `${sayKey(name, saying)} ${say(part, saying, name)}`)

const sayFields = (value: { readonly [key: string]: unknown }, saying: Saying, key: string): string => {
  const { zh, en, ...beside } = value
  if (typeof zh === 'string' && typeof en === 'string' && Object.keys(beside).length === 0) return saying.texts.pick({ zh, en })
  const comparison = comparisons.find(name => name in value)
  if (comparison) return saying.texts.t.say[comparison](say(value[comparison], saying, key))
  const { from, to, part, of, unit, ...rest } = value
  if (typeof part === 'number' && typeof of === 'number')
    return [...named(rest, saying), `${part} / ${of} ${say(unit, saying, 'unit')}`].join(joint(saying))
  const span =
    typeof from === 'string' && typeof to === 'string' ? [`${sayText(from, 'from', saying)} – ${sayText(to, 'to', saying)}`] : undefined
  return [...(span ?? []), ...named(span ? rest : value, saying)].join(joint(saying))
}
