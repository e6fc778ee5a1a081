/** What tests of added fields are given: one field of each type, the law of 2022 that adds them, and answers that fit. */
import type { AddedField, Law } from '../policy/shape.ts'
import { digest, law } from './given.ts'

const words = (zh: string, en: string) => ({ zh, en })

export const language = {
  type: 'choice',
  code: 'language',
  label: words('外语水平', 'Foreign language'),
  required: true,
  choices: [
    { code: 'none', name: words('无', 'None') },
    { code: 'b2', name: words('中级', 'Intermediate') },
  ],
  shownIn: ['print', 'roster', 'export'],
  clause: '4.1',
} satisfies AddedField
export const hours = {
  type: 'number',
  code: 'hours',
  label: words('周学时', 'Hours a week'),
  unit: words('学时', 'hours'),
  required: false,
  min: 0,
  max: 40,
  decimals: 1,
  shownIn: ['print', 'roster', 'export'],
  clause: '2',
} satisfies AddedField
export const topic = {
  type: 'text',
  code: 'topic',
  label: words('课题', 'Topic'),
  help: words('一句话', 'In a sentence'),
  required: false,
  maxLength: 10,
  shownIn: ['print', 'export'],
  clause: '4.3',
} satisfies AddedField
export const since = {
  type: 'day',
  code: 'since',
  label: words('入职日期', 'Day of entry'),
  required: false,
  earliest: '1980-01-01',
  latest: '2022-03-31',
  shownIn: ['export'],
  clause: '4.1',
} satisfies AddedField
export const letter = {
  type: 'file',
  code: 'letter',
  label: words('推荐信', 'Letter'),
  required: false,
  shownIn: ['print', 'roster', 'export'],
  clause: '4.1',
} satisfies AddedField
export const courses = {
  type: 'rows',
  code: 'courses',
  label: words('讲授课程', 'Courses taught'),
  required: false,
  minRows: 1,
  maxRows: 2,
  columns: [
    { type: 'text', code: 'title', label: words('课程', 'Course'), required: true, maxLength: 20 },
    { type: 'number', code: 'year', label: words('年份', 'Year'), required: false, min: 2000, max: 2022 },
  ],
  shownIn: ['print', 'export'],
  clause: '3.2.3',
} satisfies AddedField

export const adding = (fields: readonly AddedField[], to: Law = law): Law => ({
  ...to,
  policy: { ...to.policy, procedure: { ...to.policy.procedure, addedFields: [...fields] } },
})
export const addingAll = adding([language, hours, topic, since, letter, courses])

export const answers = {
  language: 'b2',
  hours: 7.5,
  topic: '草原',
  since: '2012-08-01',
  letter: { sha256: digest('e'), name: '推荐信.pdf' },
  courses: [{ title: '生态学', year: 2021 }, { title: '草学' }],
}
