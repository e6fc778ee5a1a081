// A suite that binds nothing, or looks at no tag, and a tree that is only said to be cut, turn their checks red.
import { createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Suite, suites } from '../../server/sealing/suites.ts'
import { cut, grow, leafOf, type Tree } from '../../server/sealing/tree.ts'

const key = Buffer.alloc(32, 9)
const bound = Buffer.from('record.sealed/application/a/form/1')
const plain = Buffer.from('{"reason":"示例"}')

const opens = (suite: Suite, body: Buffer, at: Buffer = bound): boolean => {
  try {
    suite.open(key, at, body)
    return true
  } catch {
    return false
  }
}

const flipped = (bytes: Buffer, bit: number): Buffer => {
  const bent = Buffer.from(bytes)
  bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bent
}
const refusesFlips = (suite: Suite): boolean => {
  const body = suite.seal(key, bound, plain)
  return opens(suite, body) && [...Array(body.length * 8).keys()].every(bit => !opens(suite, flipped(body, bit)))
}
const bindsPlaces = (suite: Suite): boolean =>
  !opens(suite, suite.seal(key, bound, plain), Buffer.from('record.sealed/application/b/form/1'))

const withoutBinding = (suite: Suite): Suite => ({
  ...suite,
  seal: (by, _bound, text) => suite.seal(by, Buffer.of(), text),
  open: (by, _bound, body) => suite.open(by, Buffer.of(), body),
})

/** SM4 in counter mode alone: whoever flips a bit of the body flips it in the text. */
const withoutTag: Suite = {
  ...suites.sm,
  open: (by, _bound, body) => {
    const drawn = createHmac('sm3', by).update('sm4-ctr').digest().subarray(0, 16)
    const decipher = createDecipheriv('sm4-ctr', drawn, body.subarray(0, 16))
    return Buffer.concat([decipher.update(body.subarray(16, -32)), decipher.final()])
  },
}

describe.each(Object.entries(suites))('R41 %s', (_name, suite) => {
  test('every single bit counts, and so does the place', () => {
    expect([refusesFlips(suite), bindsPlaces(suite)]).toEqual([true, true])
  })

  test('without the place a row could be given to somebody else', () => {
    expect([refusesFlips(withoutBinding(suite)), bindsPlaces(withoutBinding(suite))]).toEqual([true, false])
  })
})

test('R41 R44 without the tag a row could be altered, and moved', () => {
  expect(withoutTag.open(key, bound, suites.sm.seal(key, bound, plain))).toEqual(plain)
  expect([refusesFlips(withoutTag), bindsPlaces(withoutTag)]).toEqual([false, false])
})

test('R39 a leaf that is only said to be cut still grows from the root', () => {
  const whole: Tree = { id: '0'.repeat(16), nodes: new Map([['', randomBytes(32)]]) }
  const leaf = leafOf('application/a')
  const isGone = (tree: Tree) => grow(tree, leaf) === undefined
  expect(isGone(cut(whole, [leaf]))).toBe(true)
  expect(isGone({ id: whole.id, nodes: new Map([...cut(whole, [leaf]).nodes, ...whole.nodes]) })).toBe(false)
})
