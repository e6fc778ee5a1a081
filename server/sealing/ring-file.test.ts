// The file of the ring: opened by whoever keeps the master key, whole at any moment, and nothing to anybody else.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileKeeper, programKeeper } from './keeper.ts'
import { firstRing, newTree, writeRing } from './ring.ts'
import { keepRing, ringFileOf } from './ring-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ring-'))
const file = join(folder, 'ring.keys')
afterAll(() => rmSync(folder, { recursive: true }))

const [old, other, third] = [1, 2, 3].map(n => fileKeeper(Buffer.alloc(32, n)))
const keepers = () => {
  if (!old || !other || !third) throw new Error('there are three')
  return { old, other, third }
}

test('R43 while one master key takes another’s place the ring opens by either, and by no third', () => {
  const ring = firstRing()
  keepRing(file, ring, [keepers().old, keepers().other])
  for (const keeper of [keepers().old, keepers().other]) expect(writeRing(ringFileOf(file, () => keeper).now())).toEqual(writeRing(ring))
  expect(() => ringFileOf(file, () => keepers().third)).toThrow('by another master key')
  keepRing(file, ring, [keepers().other])
  expect(() => ringFileOf(file, () => keepers().old)).toThrow('by another master key')
})

test('no secret of it can be read in the file, and an altered byte opens nothing', () => {
  const ring = firstRing()
  keepRing(file, ring, [keepers().old])
  const text = readFileSync(file, 'utf8')
  for (const secret of [...ring.finding, ring.signing, ring.checkpointing]) {
    expect(text).not.toContain(secret.toString('base64'))
    expect(text).not.toContain(secret.toString('hex'))
  }
  const { body, ...rest } = JSON.parse(text)
  const bent = Buffer.from(body, 'base64')
  bent[40] = (bent[40] ?? 0) ^ 1
  writeFileSync(file, JSON.stringify({ ...rest, body: bent.toString('base64') }))
  expect(() => ringFileOf(file, () => keepers().old)).toThrow()
})

test('what was written half stays beside, and the ring is the one from before', () => {
  const ring = firstRing()
  keepRing(file, ring, [keepers().old])
  writeFileSync(`${file}.new`, readFileSync(file).subarray(0, 100))
  const held = ringFileOf(file, () => keepers().old)
  expect(writeRing(held.now())).toEqual(writeRing(ring))
  held.change(now => ({ ...now, trees: [newTree()] }))
  expect(readdirSync(folder)).toEqual(['ring.keys'])
})

const program = (name: string, script: string) => {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return programKeeper(path)
}

test('R43 a program of the operator’s keeps the master key in its place: asked to wrap and to unwrap, and believed only where it ends well', () => {
  const turned = program('hsm', 'case "$1" in wrap) base64 ;; unwrap) base64 -d ;; *) exit 2 ;; esac')
  const ring = firstRing()
  keepRing(file, ring, [turned])
  expect(writeRing(ringFileOf(file, () => turned).now())).toEqual(writeRing(ring))
  for (const bad of ['cat; exit 1', 'exit 0', 'echo other']) expect(() => ringFileOf(file, () => program('bad', bad))).toThrow()
  expect(() => keepRing(file, ring, [programKeeper(join(folder, 'absent'))])).toThrow('the keys stay shut')
  expect(writeRing(ringFileOf(file, () => turned).now())).toEqual(writeRing(ring))
})
