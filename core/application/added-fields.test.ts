/** Fields that a policy adds to the form: each answer is judged by its own field's clause, opens and merges by itself, and reads the same everywhere. */
import { describe, expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import { adding, addingAll, answers, courses, hours, language, letter, since, topic } from '../../test/added.ts'
import {
  bodyOf,
  broken,
  digest,
  employer,
  employerOf,
  form,
  formPage,
  hohhot,
  on,
  openRound,
  personOf,
  refusals,
  round,
} from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import { answerInWords, misfits } from './added.ts'
import { mergeForms } from './merge.ts'

const twoCourses = { ...courses, minRows: 2 }
const zh = (text: { readonly zh: string }) => text.zh
type Given = Readonly<Record<string, unknown>>

const handedIn = (added: Given | undefined, itsLaw: Law = addingAll) => {
  const w = openRound(itsLaw)
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: { ...form({}), ...(added && { added }) } })
  return on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
}
const faults = (added: Given) => misfits(addingAll.policy, added).map(({ place, fault, clause }) => `${clause} ${place} ${fault}`)

test('4.1 who answers what the policy adds may hand in, and what may stay empty stands in nobody’s way', () => {
  expect(handedIn(answers).ok).toBe(true)
  expect(handedIn({ language: 'none' }).ok).toBe(true)
})

test('4.1 a field that is wanted and missing is refused by the clause of the field', () => {
  expect(refusals(handedIn(undefined))).toMatchObject([{ rule: 'addedFieldsFit', clause: '4.1', found: { 'added.language': 'missing' } }])
  expect(refusals(handedIn({ language: '  ' }))).toMatchObject([{ found: { 'added.language': 'missing' } }])
  const byTwo = adding([
    { ...hours, required: true },
    { ...topic, required: true },
  ])
  expect(refusals(handedIn({}, byTwo)).map(({ clause }) => clause)).toEqual(['2', '4.3'])
})

test('4.1 every wrong answer is named by its own field, row and column, all at once', () => {
  const wrong = {
    language: 'c2',
    hours: 40.5,
    topic: '十一个字十一个字十一个',
    since: '1979-12-31',
    letter: '推荐信.pdf',
    courses: [
      { title: '', year: 1999 },
      { title: '草学', room: '301' },
    ],
    horoscope: 'lion',
  }
  expect(refusals(handedIn(wrong)).map(({ clause, found }) => `${clause} ${JSON.stringify(found)}`)).toEqual([
    '4.1 {"added.language":"notChoice"}',
    '2 {"added.hours":"outOfRange"}',
    '4.3 {"added.topic":"tooLong"}',
    '4.1 {"added.since":"outOfRange"}',
    '4.1 {"added.letter":"notFile"}',
    '3.2.3 {"added.courses.0.title":"missing"}',
    '3.2.3 {"added.courses.0.year":"outOfRange"}',
    '3.2.3 {"added.courses.1.room":"notAsked"}',
    '4.1 {"added.horoscope":"notAsked"}',
  ])
})

test('4.1 a value of another type is no answer, whatever it looks like', () => {
  const right = { language: 'b2' }
  expect(faults({ ...right, hours: '7' })).toEqual(['2 added.hours notNumber'])
  expect(faults({ ...right, hours: 7.25 })).toEqual(['2 added.hours tooManyDecimals'])
  expect(faults({ ...right, hours: 1e-7 })).toEqual(['2 added.hours notNumber'])
  expect(faults({ ...right, topic: 7 })).toEqual(['4.3 added.topic notText'])
  expect(faults({ ...right, topic: '一\u0007二' })).toEqual(['4.3 added.topic notText'])
  expect(faults({ ...right, topic: '一\n二' })).toEqual([])
  expect(faults({ ...right, since: '2021-02-29' })).toEqual(['4.1 added.since notDay'])
  expect(faults({ ...right, letter: { sha256: 'abc', name: 'x' } })).toEqual(['4.1 added.letter notFile'])
  expect(faults({ ...right, courses: 'none' })).toEqual(['3.2.3 added.courses notRows'])
  expect(faults({ ...right, courses: [{}] })).toEqual(['3.2.3 added.courses.0 missing'])
  expect(faults({ ...right, courses: [{ title: '甲' }, { title: '乙' }, { title: '丙' }] })).toEqual(['3.2.3 added.courses tooManyRows'])
  const two = adding([twoCourses])
  expect(misfits(two.policy, { courses: [{ title: '甲' }] }).map(({ fault }) => fault)).toEqual(['tooFewRows'])
})

test('without the rule a wrong answer would be handed in', () => {
  expect(broken(handedIn({ language: 'c2' }))).toEqual(['addedFieldsFit'])
  expect(withoutRule('application', 'submit', 'addedFieldsFit', () => handedIn({ language: 'c2' })).ok).toBe(true)
})

describe('7.2 a form that came back', () => {
  const returned = (field: string, added: Given = answers) => {
    const w = openRound(addingAll)
    on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: { ...form({}), added } })
    on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
    on(w, 'a1', 'sendBack', employerOf(employer), '2022-03-08', { corrections: [{ field, reason: '请核对' }] })
    return (next: Given) => on(w, 'a1', 'save', personOf('a1'), '2022-03-09', { form: { ...form({}), added: next } })
  }

  test('opens the one field that was named, and no other', () => {
    expect(returned('added.hours')({ ...answers, hours: 8 }).ok).toBe(true)
    expect(broken(returned('added.hours')({ ...answers, topic: '湿地' }))).toEqual(['onlyReturnedParts'])
    expect(broken(returned('title')({ ...answers, hours: 8 }))).toEqual(['onlyReturnedParts'])
    expect(returned('added')({ ...answers, topic: '湿地' }).ok).toBe(true)
  })

  test('opens a field of which nothing was there, and its rows', () => {
    expect(returned('added.letter', { language: 'b2' })({ language: 'b2', letter: answers.letter }).ok).toBe(true)
    expect(returned('added.courses')({ ...answers, courses: [{ title: '土壤学' }] }).ok).toBe(true)
  })

  test('opens the first answer in a form that had none', () => {
    const optional = adding([letter])
    const w = openRound(optional)
    on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: form({}) })
    on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
    on(w, 'a1', 'sendBack', employerOf(employer), '2022-03-08', { corrections: [{ field: 'added.letter', reason: '请补交' }] })
    const added = { letter: { sha256: digest('e'), name: '推荐信.pdf' } }
    expect(on(w, 'a1', 'save', personOf('a1'), '2022-03-09', { form: { ...form({}), added } }).ok).toBe(true)
  })
})

test('4.1 two who answer different fields, or different rows, lose nothing; the same cell is asked', () => {
  const base = { added: { topic: '草原', courses: [{ title: '生态学' }, { title: '草学' }] } }
  const theirs = { added: { ...base.added, topic: '湿地', courses: [{ title: '生态学' }, { title: '牧草学' }] } }
  const mine = { added: { ...base.added, hours: 2, courses: [{ title: '生态学二' }, { title: '草学' }] } }
  expect(mergeForms(base, theirs, mine)).toEqual({
    form: { added: { topic: '湿地', hours: 2, courses: [{ title: '生态学二' }, { title: '牧草学' }] } },
    conflicts: [],
  })
  const both = mergeForms(base, theirs, { added: { ...base.added, topic: '沙地' } })
  expect(both.conflicts).toEqual([{ path: ['added', 'topic'], theirs: '湿地', mine: '沙地' }])
})

test('an answer reads in words: a choice by its name, a number with its unit, rows line by line', () => {
  expect(answerInWords(language, 'b2', zh)).toBe('中级')
  expect(answerInWords(hours, 7.5, zh)).toBe('7.5学时')
  expect(answerInWords(since, '2012-08-01', zh)).toBe('2012-08-01')
  expect(answerInWords(letter, answers.letter, zh)).toBe('推荐信.pdf')
  expect(answerInWords(courses, answers.courses, zh)).toBe('1. 课程 生态学；年份 2021\n2. 课程 草学')
  expect(answerInWords(topic, undefined, zh)).toBe('')
})

test('4.1 nobody signs a paper on which a wanted field is missing', () => {
  const { pledges: _, ...unpledged } = form({})
  const signing = (added: Given) => {
    const w = openRound(addingAll)
    const clerk = bodyOf(hohhot)
    on(w, 'a1', 'startFor', clerk, '2022-03-07', { round, helper: { role: 'body', organisation: hohhot }, form: { ...unpledged, added } })
    const input = { base: 1, scan: digest('d') }
    const scanned = formPage('a1', 1)
    return w.perform({ subject: 'application', id: 'a1', action: 'signOnPaper', by: clerk, on: '2022-03-08', input, scanned })
  }
  expect(broken(signing({}))).toEqual(['addedFieldsFit'])
  expect(signing(answers).ok).toBe(true)
})
