// A guard of circulars that is taken away turns its check red.
import { expect, test } from 'vitest'
import { department, openRound, round } from '../given.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

test('9 without fieldsAreKnown a text asks for what may not be told by text', () => {
  const draft = () => {
    const input = { round, text: '{name}，您的证件号 {citizenNumber}', to: {} }
    return openRound().perform({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
  }
  expect(isRefusedBy(draft, 'fieldsAreKnown')).toBe(true)
  expect(withoutRule('circular', 'draft', 'fieldsAreKnown', () => isRefusedBy(draft, 'fieldsAreKnown'))).toBe(false)
})

test('9 without groupIsKnown a circular goes to a body that the round has not', () => {
  const given = () => {
    const w = openRound()
    const input = { round, text: '{name}您好，请核对申报表。', to: { body: '999999' } }
    return () => w.perform({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
  }
  expect(isAllThatStands('circular', 'draft', 'groupIsKnown', given)).toEqual([true, true])
})

test('9 without somebodyIsMeant a circular is sent to nobody, and stands as sent', () => {
  const given = () => {
    const w = openRound()
    const input = { round, text: '{name}您好，请核对申报表。', to: {} }
    w.must({ subject: 'circular', id: 'c', action: 'draft', by: department, on: '2022-03-10', input })
    return () => w.perform({ subject: 'circular', id: 'c', action: 'send', by: department, on: '2022-03-10', meant: 0 })
  }
  expect(isAllThatStands('circular', 'send', 'somebodyIsMeant', given)).toEqual([true, true])
})
