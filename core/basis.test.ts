// R12: what a decision is made on is kept whole, and read again as it was given.
import { expect, test } from 'vitest'
import { clock, law } from '../test/given.ts'
import { Basis, basisOf, isLaid } from './basis.ts'
import { blank } from './round/dossier.ts'

const facts = {
  subject: 'round',
  ...{ id: 'r', dossier: blank, round: blank, actor: clock, at: '2022-03-03T04:00:00.000Z', today: '2022-03-03' },
  ...{ nonce: 'ab', input: { until: '2022-03-04' }, ahead: { better: 1, free: 2 }, amendment: law, balance: () => 0 },
} as const

test('R12 a fact is kept, or follows from entries and editions: what is read again is what was given', () => {
  const kept = Basis.parse(JSON.parse(JSON.stringify(basisOf(facts, { round: { id: 'r', n: 2 }, balances: { 'places/a': 3 } }))))
  expect(kept).toEqual({
    ...{ input: { until: '2022-03-04' }, today: '2022-03-03', nonce: 'ab', round: { id: 'r', n: 2 }, balances: { 'places/a': 3 } },
    actor: { id: 'clock', seats: [{ role: 'clock', organisation: 'system' }] },
    laid: { ahead: { better: 1, free: 2 } },
  })
  expect(isLaid(kept.laid)).toBe(true)
  expect(isLaid({ ...kept.laid, today: '2022-03-04' })).toBe(false)
})
