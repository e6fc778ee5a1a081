/** Texts in the chosen language: of the interface, of the catalogue, and those that carry both languages themselves. */
import type { SubjectName } from '../core/facts.ts'
import type { Text } from '../policy/words.ts'
import { en as wordsEn } from '../words/en.ts'
import type { Words } from '../words/shape.ts'
import { zh as wordsZh } from '../words/zh.ts'
import { type Language, useLanguage } from './settings.ts'
import { en } from './words/en.ts'
import { type Interface, zh } from './words/zh.ts'

export type Texts = {
  readonly language: Language
  readonly t: Interface
  readonly w: Words
  readonly pick: (text: Text) => string
  readonly action: (subject: SubjectName, action: string) => string
  readonly status: (subject: SubjectName, status: string) => string
  readonly role: (role: string) => string
  readonly rule: (rule: string) => string
  readonly field: (name: string) => string
  readonly value: (value: string) => string
  /** The kind of a paper. */
  readonly document: (kind: string) => string
}

const lookUp = (table: Readonly<Record<string, string>>, key: string) => table[key] ?? key

const textsIn = (language: Language): Texts => {
  const w: Words = language === 'zh' ? wordsZh : wordsEn
  const t = language === 'zh' ? zh : en
  return {
    language,
    w,
    t,
    document: kind => lookUp(t.documents, kind),
    pick: text => text[language],
    action: (subject, action) => lookUp(w.subjects[subject].actions, action),
    status: (subject, status) => lookUp(w.subjects[subject].statuses, status),
    // A role that follows from another action names it: application.recommend.
    role: role => (role.includes('.') ? '' : lookUp(w.roles, role)),
    rule: rule => lookUp(w.rules, rule),
    field: name => lookUp(w.fields, name),
    value: value => lookUp(w.values, value),
  }
}

const known = { zh: textsIn('zh'), en: textsIn('en') }
export const useTexts = (): Texts => known[useLanguage()]
