// A guard of a change of host is taken away, and its check turns red.
import { describe, expect, test } from 'vitest'
import { department, hostOf } from '../given.ts'
import type { World } from '../world.ts'
import { enrolled, imu, onTraining, trainee } from '../year.ts'
import { isAllThatStands } from './checks.ts'

const asked = (): World => {
  const w = enrolled()
  onTraining(w, 'askChange', trainee, '2022-10-08', { host: 'imau', programme: 'imau-230', reason: '示例' })
  return w
}
const withWords = (...words: readonly ('letGo' | 'agreeToChange')[]): World => {
  const w = asked()
  for (const word of words) onTraining(w, word, word === 'letGo' ? imu : hostOf('imau'), '2022-10-09')
  return w
}
const allow = (w: World) => () => onTraining(w, 'allowChange', department, '2022-10-11', { reason: '示例' })

describe('the words that a change of host needs', () => {
  test('6.1 without its rule the giving host is not asked', () =>
    expect(isAllThatStands('training', 'allowChange', 'oldHostAgrees', () => allow(withWords('agreeToChange')))).toEqual([true, true]))
  test('6.1 without its rule the taking host is not asked', () =>
    expect(isAllThatStands('training', 'allowChange', 'newHostAgrees', () => allow(withWords('letGo')))).toEqual([true, true]))
  test.each(['letGo', 'agreeToChange'] as const)('6.1 without its rule the department says %s for a host', verb => {
    const said = () => {
      const w = asked()
      return () => onTraining(w, verb, department, '2022-10-09')
    }
    expect(isAllThatStands('training', verb, 'ownWordOrPaper', said)).toEqual([true, true])
  })
})
