/** The verifier of samples: what the program drew is found again by other code, and whatever is changed in the file is named. */
import { createHmac, hash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawFrom, freeze } from '../core/sample/draw.ts'
import { sampleCommand } from './sample.ts'

const digests = {
  sha256: (text: string) => hash('sha256', text, 'hex'),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}

/** Sums that repeat and differ, by a simple rule, so that strata have edges. */
const fileOf = (count: number, size: number, strata: number, secret: string) => {
  const list = Array.from({ length: count }, (_, i) => ({ id: `payment/t${i}.tuition`, fen: ((i * 7919) % 13) * 100_000 + 1 }))
  const drawing = { commitment: digests.sha256(secret), secret, digest: freeze(digests, list).digest, nonce: 'ab'.repeat(16), size, strata }
  return { format: 'tepei-sample-1', sample: 'r.sample.1', ...drawing, list, items: drawFrom(digests, list, drawing) }
}

const verify = async (file: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), 'sample-')), 'sample.json')
  writeFileSync(path, JSON.stringify(file))
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const code = await sampleCommand(['verify', path], { out: say, err: say, input: process.stdin })
  return { code, said: said.join('') }
}

describe('8.1 tepei sample verify', () => {
  test('finds the same again, of many lists, sizes and strata', async () => {
    for (const [count, size, strata] of [
      [1, 1, 1],
      [10, 10, 3],
      [97, 20, 5],
      [200, 7, 4],
      [30, 29, 2],
    ] as const)
      expect((await verify(fileOf(count, size, strata, `secret of ${count} and more`))).code, `${count} ${size} ${strata}`).toBe(0)
  })

  test.each([
    ['another secret', { secret: 'another secret altogether' }, 'committed'],
    [
      'a sum that was lowered',
      { list: fileOf(50, 5, 1, 'a secret of sixteen').list.map((one, i) => (i === 3 ? { ...one, fen: 2 } : one)) },
      'frozen',
    ],
    ['one item left out', { items: fileOf(50, 5, 1, 'a secret of sixteen').items.slice(1) }, 'should have been drawn'],
    ['another chance', { nonce: 'cd'.repeat(16) }, 'drawn'],
    ['a smaller size', { size: 4 }, 'should not have been drawn'],
  ])('names %s', async (_what, change, why) => {
    const told = await verify({ ...fileOf(50, 5, 1, 'a secret of sixteen'), ...change })
    expect([told.code, told.said]).toEqual([1, expect.stringContaining(why)])
  })

  test('says of what is no sample what is wrong with it, and how it is called', async () => {
    expect((await verify({ format: 'other' })).code).toBe(2)
    const said: string[] = []
    expect(await sampleCommand([], { out: () => {}, err: text => void said.push(text), input: process.stdin })).toBe(2)
    expect(said.join('')).toContain('tepei sample verify FILE')
  })
})
