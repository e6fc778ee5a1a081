/** A form begins with what is known already, the newest of it first. */
import { expect, test } from 'vitest'
import { beginningOf } from './beginning.ts'

const former = {
  identity: { name: '那仁', phone: '13500000001', ethnicGroup: '05' },
  education: [{ education: '21' }, { education: '14' }],
  title: { level: 'intermediate', series: '卫生' },
}

test('with nothing to begin with the form is empty', () => expect(beginningOf(undefined, undefined, undefined)).toEqual({}))

test('newer answers win field by field, the rows of the earlier form stay whole, and what only the answers have comes along', () => {
  const answers = { title: { level: 'associate' }, education: [{ education: '14' }], request: { track: 'inside' } }
  expect(beginningOf(former, answers, undefined)).toEqual({
    ...former,
    title: { level: 'associate', series: '卫生' },
    request: { track: 'inside' },
  })
})

test('whoever came in by a phone need not type it again, and it is the one of today', () => {
  expect(beginningOf(undefined, undefined, '13500000002')).toEqual({ identity: { phone: '13500000002' } })
  expect(beginningOf(former, undefined, '13500000002')).toMatchObject({ identity: { name: '那仁', phone: '13500000002' } })
})
