// A guard of circulars that is taken away turns its check red.
import { expect, test } from 'vitest'
import { department, openRound, round } from '../given.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

test('9 without fieldsAreKnown a text asks for what may not be told by text', () => {
  const draft = () => {
    const input = { round, text: '{name}，您的证件号 {citizenNumber}', to: {} }
    return openRound().perform({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
  }
  expect(isRefusedBy(draft, 'fieldsAreKnown')).toBe(true)
  expect(withoutRule('circular', 'draft', 'fieldsAreKnown', () => isRefusedBy(draft, 'fieldsAreKnown'))).toBe(false)
})
