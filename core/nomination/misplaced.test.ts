// Why a roster can't stand in an order: the page says it before the body lets go, with the same reason as the door.
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import type { Line } from './dossier.ts'
import { isInOrder, orderOf, whyMisplaced } from './lines.ts'

const line = (application: string, more: Partial<Line> = {}): Line => ({ application, grassRoots: true, as: 'recommended', ...more })

test('1.2 whoever is of the grass roots stands before the rest, and the page says so', () => {
  expect(whyMisplaced(law, [line('a', { grassRoots: false }), line('b')])).toBe('grassRoots')
  expect(whyMisplaced(law, [line('b'), line('a', { grassRoots: false })])).toBeUndefined()
})

test('a reserve stands behind the recommended, and whoever was received keeps their rank', () => {
  expect(whyMisplaced(law, [line('a', { as: 'reserved' }), line('b')])).toBe('reserve')
  expect(whyMisplaced(law, [line('a'), line('b', { rank: 1 })])).toBe('received')
})

test('a reason is given exactly when the order is refused', () => {
  const kinds = [line('a'), line('b', { grassRoots: false }), line('c', { as: 'reserved' }), line('d', { rank: 1 })]
  for (const first of kinds)
    for (const second of kinds) {
      const both = [first, { ...second, application: 'z' }]
      expect(whyMisplaced(law, both) === undefined).toBe(isInOrder(both, orderOf(law)))
    }
})
