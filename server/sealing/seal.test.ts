// What is sealed opens in its own place, whole, and nowhere else; by either suite; and not at all once its key was cut out.
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure } from '../../test/faults/figures.ts'
import { placeOf, type Seals, Shredded, sealsBy, sealsOf } from '../seal.ts'
import { unitOf } from './places.ts'
import { cutTrees, firstRing, type Ring, readRing, ringOf, writeRing } from './ring.ts'
import { type SuiteName, suites } from './suites.ts'
import { cut, grow, leafOf, type Tree } from './tree.ts'

const place = placeOf('application', 'a', 'form', 1)
const content = { name: '示例', identity: { citizenNumber: '159900199001010012' } }
const names = ['aes', 'sm'] as const satisfies readonly SuiteName[]
const sealed = (ring: Ring, by: SuiteName) => sealsBy(() => ring, by).seal(place, content).bytes

describe.each(names)('by %s', by => {
  const ring = firstRing()
  const seals = sealsBy(() => ring, by)

  test('R44 the second byte names the suite, and both are read at once whichever seals', () => {
    const bytes = sealed(ring, by)
    expect([bytes[0], bytes[1]]).toEqual([2, suites[by].byte])
    for (const other of names) expect(sealsBy(() => ring, other).open(place, bytes)).toEqual(content)
    expect(bytes.includes(Buffer.from('示例'))).toBe(false)
  })

  test('R41 whichever bit is flipped, nothing opens', () => {
    const n = Number(process.env.R41 ?? 400)
    const seed = Number(process.env.SEED ?? 41)
    const bytes = seals.seal(place, content).bytes
    const flips = fc.sample(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), { numRuns: n, seed })
    const opened = flips.filter(bit => {
      const bent = Buffer.from(bytes)
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return opens(seals, place, bent)
    })
    expect(opened, `seed ${seed}`).toEqual([])
    figure({ id: 'R41', what: `bits flipped in what ${by} sealed, opened all the same`, seed: String(seed), n, wrong: opened.length })
  })

  test('R41 cut short at any byte, nothing opens', () => {
    const bytes = seals.seal(place, content).bytes
    expect([...bytes.keys()].filter(length => opens(seals, place, bytes.subarray(0, length)))).toEqual([])
  })

  test('R41 two rows that are swapped open neither: of another person, another kind, another version or another table', () => {
    const places = [
      place,
      placeOf('application', 'b', 'form', 1),
      placeOf('application', 'a', 'seen', 1),
      placeOf('application', 'a', 'form', 2),
    ]
    const there = [...places, placeOf('link', 'a', 'contact', 0), 'totp/a', 'batch/a/input/0', 'batch/a/input/1']
    for (const from of there)
      for (const to of there) expect(opens(seals, to, seals.seal(from, content).bytes), `${from} at ${to}`).toBe(from === to)
  })
})

const opens = (seals: Pick<Seals, 'open'>, at: string, bytes: Buffer): boolean => {
  try {
    seals.open(at, bytes)
    return true
  } catch {
    return false
  }
}

test('R41 a value says by which key it is sealed, and does not open by another of the same house', () => {
  const [one, two] = [firstRing(), firstRing()]
  const bytes = sealed(one, 'aes')
  expect(bytes.toString('hex', 2, 10)).toBe(one.trees[0]?.id)
  const both = { ...one, trees: [...one.trees, ...two.trees] }
  expect(
    opens(
      sealsBy(() => both),
      place,
      bytes,
    ),
  ).toBe(true)
  const claimed = Buffer.concat([bytes.subarray(0, 2), Buffer.from(two.trees[0]?.id ?? '', 'hex'), bytes.subarray(10)])
  expect(
    opens(
      sealsBy(() => both),
      place,
      claimed,
    ),
  ).toBe(false)
  expect(() => sealsBy(() => two).open(place, bytes)).toThrow('which is not here')
})

// GB/T 32905-2016, appendix A: two messages and their digests.
test('R44 SM3 here is SM3 of GB/T 32905', () => {
  const sm3 = (text: string) => createHash('sm3').update(text).digest('hex')
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
})

// GB/T 32907-2016, appendix A: one block under itself. A counter of one block is that block encrypted, over the plain text.
test('R44 SM4 here is SM4 of GB/T 32907, and in counter mode encrypts the counter', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const plain = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
  expect(Buffer.concat([plain.update(block), plain.final()]).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  const counted = createCipheriv('sm4-ctr', block, block)
  expect(counted.update(Buffer.alloc(16)).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

describe('what was sealed before there were suites and trees', () => {
  const master = Buffer.alloc(32, 7)
  // Written by the program as it was then.
  const before = Buffer.from(
    '01d477be732da653a03288682a5e447eb33d90c16a3b10561a70255fc9237871a62bd8aea40bc930b6d865037767bb95b79fd63487db29dd306f0c907e16',
    'hex',
  )
  const wasIndex = '99dc11c3a4ee9bdabb0309413589df63a6f41c66286bbfb7ea78d3da3fb42b3e'

  test('R44 still opens, and only in its place', () => {
    const seals = sealsOf(master)
    expect(seals.open(place, before)).toEqual({ name: '示例' })
    expect(opens(seals, placeOf('application', 'b', 'form', 1), before)).toBe(false)
    const { before: _, ...without } = ringOf(master)
    expect(() => sealsBy(() => without).open(place, before)).toThrow('destroyed')
  })

  test('R33 the index, the receipts and the signatures of a house stay what they were, also in the first ring that it makes', () => {
    for (const ring of [ringOf(master), firstRing(master)]) {
      const seals = sealsBy(() => ring)
      expect(seals.index('159900199001010012').toString('hex')).toBe(wasIndex)
      expect(seals.mark('159900199001010012').toString('hex')).toBe(wasIndex)
      expect(seals.signing().toString('hex', 0, 8)).toBe('a0c949786b49d966')
    }
  })
})

describe('the tree', () => {
  const tree = (): Tree => ({ id: '0'.repeat(16), nodes: new Map([['', randomBytes(32)]]) })
  const leaves = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 }), {
    minLength: 2,
    maxLength: 30,
  })

  test('R39 what is cut out is gone and everything else grows as before, in whatever order it is cut', () => {
    const whole = tree()
    fc.assert(
      fc.property(leaves, fc.nat(30), (all, many) => {
        const [gone, kept] = [all.slice(0, many), all.slice(many)]
        const left = gone.reduce((one, leaf) => cut(one, [leaf]), whole)
        expect(gone.filter(leaf => grow(left, leaf) !== undefined)).toEqual([])
        for (const leaf of kept) expect(grow(left, leaf)).toEqual(grow(whole, leaf))
        const nodes = ({ nodes: held }: Tree) => [...held].map(([path, node]) => `${path} ${node.toString('hex')}`).sort()
        expect(nodes(cut(whole, [...gone].reverse()))).toEqual(nodes(left))
      }),
      { numRuns: 60, seed: 39 },
    )
  })

  test('R39 no node that is left leads to what was cut: none of them lies on its way', () => {
    const leaf = leafOf('application/a')
    const path = [...leaf].map(digit => Number.parseInt(digit, 16).toString(4).padStart(2, '0')).join('')
    expect([...cut(tree(), [leaf]).nodes.keys()].filter(node => path.startsWith(node))).toEqual([])
  })
})

test('R39 a dossier whose key was cut opens nowhere, by no suite, and the next one opens as before', () => {
  const ring = firstRing()
  const other = placeOf('application', 'b', 'form', 1)
  const bytes = names.map(by => sealed(ring, by))
  const kept = sealsBy(() => ring).seal(other, content).bytes
  const left = readRing(writeRing(cutTrees(ring, [{ leaf: leafOf(unitOf(place)), key: ring.trees[0]?.id ?? '' }])))
  for (const one of bytes) expect(() => sealsBy(() => left).open(place, one)).toThrow(Shredded)
  expect(() => sealsBy(() => left).seal(place, content)).toThrow(Shredded)
  expect(sealsBy(() => left).open(other, kept)).toEqual(content)
})
