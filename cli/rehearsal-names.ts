/** What the groups of a rehearsal are called: bodies and fields by the law, codes by their standards, the rest by the catalogue's words. */
import { ageBand } from '../core/rehearsal/index.ts'
import { educationCodes, educationName, ethnicGroupCodes, ethnicGroupName, sexCodes, sexName } from '../core/standards/index.ts'
import type { Law, Text } from '../policy/shape.ts'
import { en } from '../words/en.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
import type { Words } from '../words/shape.ts'
import { zh } from '../words/zh.ts'

export type Language = 'zh' | 'en'
const words: Readonly<Record<Language, Words>> = { zh, en }

const named =
  <C extends string>(codes: readonly C[], name: (code: C) => Text) =>
  (value: string) => {
    const code = codes.find(one => one === value)
    return code && name(code)
  }
const standards: Readonly<Record<string, (value: string) => Text | undefined>> = {
  sex: named(sexCodes, sexName),
  ethnicGroup: named(ethnicGroupCodes, ethnicGroupName),
  education: named(educationCodes, educationName),
}

const bandName = (value: string, language: Language): string => {
  const { ageTo, ageFrom, ageBand: between } = rehearsalWords[language]
  const [from = '', to = ''] = value.split('-')
  if (from === '') return ageTo(to)
  return to === '' ? ageFrom(from) : between(from, to)
}

/** The name of a group's value. */
export const nameOfGroup = ({ policy, places }: Law, by: string, value: string | undefined, language: Language): string => {
  if (value === undefined) return rehearsalWords[language].notKnown
  if (by === ageBand) return bandName(value, language)
  const inLaw = by === 'body' ? places.bodies.find(({ body }) => body === value)?.name : undefined
  const field = by === 'fieldServed' ? policy.fields.value.find(({ code }) => code === value)?.name : undefined
  return (inLaw ?? field ?? standards[by]?.(value))?.[language] ?? words[language].values[value] ?? value
}

/** The name of a split: the rehearsal's own word, or the label of the fact. */
export const nameOfSplit = ({ policy }: Law, by: string, language: Language): string =>
  new Map(Object.entries(rehearsalWords[language].splits)).get(by) ?? policy.facts[by]?.label[language] ?? by

export const nameOfValue = (value: string, language: Language): string => words[language].values[value] ?? value
