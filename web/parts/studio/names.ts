/** What a place in a policy is called: its keys in words, its items by their own names. */
import { findAt, isRecord, keysOf } from '../../../core/edition/change.ts'
import type { Language } from '../../settings.ts'
import { helpEn, helpZh, keysEn, keysZh, valuesZh } from '../../words/policy.ts'

/** 'employerLevels' as 'Employer levels'. */
const inWords = (key: string): string => {
  const spaced = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.slice(0, 1).toUpperCase() + spaced.slice(1)
}

const isNumber = (key: string) => /^\d+$/.test(key)

/** The word of the two last keys if they have one, else of the last. */
const lookUp = (table: Readonly<Record<string, string>>, keys: readonly string[]): string | undefined => {
  const named = keys.filter(key => !isNumber(key) && key !== '*')
  const [last = '', above = ''] = (named[0] === 'this' ? named.slice(1) : named.filter(key => key !== 'value')).reverse()
  return table[`${above}.${last}`] ?? table[last]
}

/** Undefined when there is no word: a test walks the shape for those. */
export const findKeyName = (keys: readonly string[], language: Language): string | undefined =>
  language === 'zh' ? lookUp(keysZh, keys) : (lookUp(keysEn, keys) ?? inWords(keys[keys.length - 1] ?? ''))

export const keyName = (keys: readonly string[], language: Language): string => findKeyName(keys, language) ?? keys[keys.length - 1] ?? ''
export const helpOf = (keys: readonly string[], language: Language): string | undefined => lookUp(language === 'zh' ? helpZh : helpEn, keys)

export const findValueName = (value: unknown, language: Language): string | undefined =>
  language === 'zh' ? valuesZh[String(value)] : inWords(String(value))
export const valueName = (value: unknown, language: Language): string => findValueName(value, language) ?? String(value)

const textOf = (x: unknown, language: Language): string | undefined => {
  if (typeof x === 'string') return x
  const found = isRecord(x) ? x[language] : undefined
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** What an item of a list is called: its own name, label or heading, else its id. */
export const itemName = (item: unknown, language: Language): string | undefined => {
  if (!isRecord(item)) return typeof item === 'object' ? undefined : String(item)
  for (const key of ['number', 'label', 'name', 'heading', 'value', 'id', 'code', 'fact', 'clause', 'zh']) {
    const found = textOf(item[key], language)
    if (found !== undefined) return found
  }
  return Object.keys(item)[0]
}

/** 'Tracks › Outside › Places': the way to a place, as a person would say it. */
export const wayTo = (folder: unknown, path: string, language: Language): string => {
  const keys = keysOf(path)
  const parts = keys.map((key, i) => {
    const here = keys.slice(0, i + 1)
    const parent = findAt(folder, keys.slice(0, i).join('.'))
    if (Array.isArray(parent)) return itemName(parent[Number(key)], language) ?? `${Number(key) + 1}`
    const own = [`${here.join('.')}.name`, `${here.join('.')}.label`].map(path => findAt(folder, path))
    return findKeyName(here, language) ?? own.map(text => textOf(text, language)).find(text => text !== undefined) ?? key
  })
  const shown = parts.filter((_, i) => keys[i] !== 'value')
  return (shown.length > 1 && shown[0] === keyName(['policy'], language) ? shown.slice(1) : shown).join(' › ')
}

/** A value in words, short enough for a table. */
export const valueInWords = (value: unknown, language: Language): string => {
  if (value === undefined || value === null || value === '') return '—'
  if (Array.isArray(value)) return value.map(item => valueInWords(item, language)).join(language === 'zh' ? '、' : ', ')
  if (!isRecord(value)) return typeof value === 'number' ? String(value) : valueName(value, language)
  const text = textOf(value, language)
  if (text !== undefined) return text
  return Object.entries(value)
    .map(([key, part]) => `${keyName([key], language)} ${valueInWords(part, language)}`)
    .join(language === 'zh' ? '，' : ', ')
}
