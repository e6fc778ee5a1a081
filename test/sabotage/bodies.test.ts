// A guard of the rosters of all bodies and of their extensions that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import { type PaperCode, paperCode } from '../../core/paper-code.ts'
import { bodyOf, department, hohhot, onRoster, onRound, openRound, recommended, rosterId } from '../given.ts'
import type { World } from '../world.ts'
import { isAllThatStands } from './checks.ts'

describe('an extension for several bodies', () => {
  const extend = (input: object, today = '2022-04-02') => {
    const w = openRound()
    onRound(w, 'extendFor', department, '2022-04-01', { step: 'nominate', bodies: [hohhot], until: '2022-04-08', reason: '暴雪封路' })
    return () => onRound(w, 'extendFor', department, today, { step: 'nominate', reason: '延期', ...input })
  }
  test.each([
    ['laterThanBefore', () => extend({ bodies: ['150200', hohhot], until: '2022-04-06' })],
    ['notInThePast', () => extend({ bodies: ['150200'], until: '2022-04-06' }, '2022-04-07')],
    ['bodiesAreListed', () => extend({ bodies: ['150200', '999999'], until: '2022-04-06' })],
  ] as const)('5 without %s it is granted', (rule, given) => {
    expect(isAllThatStands('round', 'extendFor', rule, given)).toEqual([true, true])
  })
  test('5 a body that names itself is refused for want of its role, whatever the rules say', () => {
    const w = openRound()
    const input = { step: 'nominate', bodies: [hohhot], until: '2022-04-08', reason: '延期' }
    expect(onRound(w, 'extendFor', bodyOf(hohhot), '2022-04-02', input)).toMatchObject({ ok: false, refusals: [{ rule: 'by' }] })
  })
})

describe('paper that is ticked by its code', () => {
  const code = (w: World, given: Partial<PaperCode> = {}) =>
    paperCode({
      kind: 'roster',
      id: rosterId(),
      version: 1,
      hash: w.dossier('nomination', rosterId()).hash ?? '',
      page: 1,
      pages: 2,
      ...given,
    })
  const act = (w: World, action: string, given: Partial<PaperCode> = {}) =>
    onRoster(w, action, department, '2022-04-01', { paperCode: code(w, given) })
  const frozen = () => {
    const w = openRound()
    recommended(w, 'a')
    onRoster(w, 'finalise', bodyOf(hohhot), '2022-03-30')
    return w
  }
  const ticked = () => {
    const w = frozen()
    act(w, 'tickPaper')
    return w
  }
  test.each([
    ['paperIsOfFrozenVersion', 'tickPaper', frozen, { version: 2 }],
    ['firstPageCounts', 'tickPaper', frozen, { page: 2 }],
    ['copiesAreWanted', 'tickPaper', ticked, {}],
    ['wasTicked', 'untickPaper', frozen, {}],
  ] as const)('4.2 without %s %s counts what it should not', (rule, verb, story, given) => {
    const told = () => {
      const w = story()
      return () => act(w, verb, given)
    }
    expect(isAllThatStands('nomination', verb, rule, told)).toEqual([true, true])
  })
})
