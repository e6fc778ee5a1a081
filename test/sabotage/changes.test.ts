// A guard of a change of host is taken away, and its check turns red.
import { describe, expect, test } from 'vitest'
import { clock, department, hostOf } from '../given.ts'
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

describe('what keeps a change from going on for ever', () => {
  const asWell = (verb: 'letGo' | 'agreeToChange') => () => {
    const w = withWords('letGo', 'agreeToChange')
    return () => onTraining(w, verb, verb === 'letGo' ? imu : hostOf('imau'), '2022-10-10')
  }
  test('6.1 without its rule a host lets somebody go twice', () =>
    expect(isAllThatStands('training', 'letGo', 'letsGoOnce', asWell('letGo'))).toEqual([true, true]))
  test('6.1 without its rule a host agrees twice', () =>
    expect(isAllThatStands('training', 'agreeToChange', 'agreesOnce', asWell('agreeToChange'))).toEqual([true, true]))
  test('6.1 without its rule a change lapses before its day', () => {
    const early = () => {
      const w = asked()
      return () => onTraining(w, 'lapseChange', clock, '2022-11-07')
    }
    expect(isAllThatStands('training', 'lapseChange', 'changeIsOver', early)).toEqual([true, true])
  })
})
