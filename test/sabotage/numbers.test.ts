// A guard of the register of document numbers is taken away, and its check turns red.
import { describe, expect, test } from 'vitest'
import { numberOfEntry } from '../../core/number/dossier.ts'
import { department, round } from '../given.ts'
import type { World } from '../world.ts'
import { enrolled, notified } from '../year.ts'
import { isAllThatStands } from './checks.ts'

const annul = (w: World, number: string) => () =>
  w.perform({ subject: 'number', id: number, action: 'annul', by: department, on: '2022-07-10', input: { reason: 'unused' } })

describe('the rules of a void number', () => {
  test('4.3 without its rule a number that was never given is void', () =>
    expect(isAllThatStands('number', 'annul', 'numberWasGiven', () => annul(enrolled(), `${round}.nothing`))).toEqual([true, true]))

  test('4.3 without its rule the number of a notice that stands is void', () => {
    const standing = () => {
      const w = notified()
      return annul(w, numberOfEntry(round, w.journal.findIndex(entry => entry.action === 'notify') + 1))
    }
    expect(isAllThatStands('number', 'annul', 'paperIsWithdrawn', standing)).toEqual([true, true])
  })
})
