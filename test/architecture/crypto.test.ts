// R42: no file encrypts, signs, digests or draws by chance that the inventory doesn't name, and none by anything weak.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cryptoFaults, readUses, type Source } from '../../server/inventory/crypto.ts'
import { files, isTest, root } from './source.ts'

const sources = (): readonly Source[] =>
  files
    .filter(path => /\.(?:tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts') && !isTest({ path }) && !path.includes('node_modules'))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

test('R42 every file that takes cryptography has its line, with what it takes of it, and takes nothing weak', () => {
  expect(cryptoFaults(readUses(), sources())).toEqual([])
})

describe('R42 sabotage: it is told', () => {
  const path = 'server/extra.ts'
  test.each([
    ["import { createCipheriv } from 'node:crypto'", `${path} takes createCipheriv, which has no line`],
    ["import { hash as digest, type KeyObject } from 'crypto'", `${path} takes hash, which has no line`],
    ["import * as crypto from 'node:crypto'", `${path} takes *, which has no line`],
    ["const { createHmac } = await import('node:crypto')", `${path} takes *, which has no line`],
    ['const id = crypto.randomUUID()', `${path} takes randomUUID, which has no line`],
  ])('%s', (text, said) => expect(cryptoFaults(readUses(), [...sources(), { path, text }])).toEqual([said]))

  test('a listed file that takes a weak digest, and one that takes nothing any more', () => {
    const listed = { path: 'server/batches.ts', text: "import { hash } from 'node:crypto'; hash('md5', '')" }
    const others = sources().filter(source => source.path !== listed.path)
    expect(cryptoFaults(readUses(), [...others, listed])).toEqual(['server/batches.ts uses md5'])
    expect(cryptoFaults(readUses(), others)).toEqual(['server/batches.ts does not take hash'])
  })
})
