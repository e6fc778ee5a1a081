// A guard of the files that come in is taken away, and its check turns red.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDirectory } from '../../documents/zip-directory.ts'
import { heldFolder, keepFile, kindOf, pathOf, readKept } from '../../server/files.ts'
import { clearPdf } from '../../server/intake/pdf.ts'
import { redraw } from '../../server/intake/picture.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { corpus, type Specimen } from '../uploads/corpus.ts'
import { packages } from '../uploads/packages.ts'
import { paperOf } from '../uploads/pdf-made.ts'

let house: TestHouse
let specimens: readonly Specimen[]
const folder = mkdtempSync(join(tmpdir(), 'tepei-intake-'))
beforeAll(async () => {
  house = await freshHouse()
  specimens = (await corpus()).filter(({ bytes }) => bytes.length < 1_000_000)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** How many of the PDFs that act, lock or carry come through. */
const passing = (clear: (bytes: Buffer) => unknown): number =>
  specimens.filter(({ name, bytes, verdict }) => {
    if (!name.startsWith('pdf') || ['taken', 'damaged', 'tooMuch'].includes(verdict)) return false
    try {
      clear(bytes)
      return true
    } catch {
      return false
    }
  }).length

test('F15 a check that looks for the plain words of a PDF only lets packed and escaped ones through', () => {
  expect(passing(clearPdf)).toBe(0)
  const naive = (bytes: Buffer) => {
    if (/\/(JavaScript|JS|Launch|Encrypt|EmbeddedFile)/.test(bytes.toString('latin1'))) throw new Error('refused')
  }
  expect(passing(naive)).toBeGreaterThan(5)
})

test('F15 a check by the first bytes alone takes every file that begins well', async () => {
  const bad = specimens.filter(({ verdict }) => verdict !== 'taken')
  const begun = bad.filter(({ bytes }) => kindOf(bytes))
  expect(begun.length).toBeGreaterThan(60)
})

test('R40 a picture that is kept as it came keeps the place where it was taken', async () => {
  const photos = specimens.filter(({ name, gone }) => gone && /^(png|jpeg)/.test(name))
  const tells = async (draw: (bytes: Buffer, format: 'png' | 'jpeg') => Promise<Buffer>) => {
    let telling = 0
    for (const { name, bytes, gone = [] } of photos) {
      const drawn = await draw(bytes, name.startsWith('png') ? 'png' : 'jpeg')
      if (gone.some(words => drawn.includes(words))) telling += 1
    }
    return telling
  }
  expect(await tells(redraw)).toBe(0)
  expect(await tells(async bytes => bytes)).toBeGreaterThan(8)
})

test('F15 without a look at the list of a ZIP its lies are not seen', () => {
  const most = { entries: 200, bytes: 64 << 20, ratio: 500 }
  const lying = packages().filter(({ name }) => /leaves|root|drive|backslash|NUL|right to left|link|twice|seventy/.test(name))
  expect(lying.filter(({ bytes }) => typeof readDirectory(bytes, most) !== 'string')).toEqual([])
  const unbounded = { entries: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER, ratio: Number.MAX_SAFE_INTEGER }
  expect(lying.some(({ bytes }) => typeof readDirectory(bytes, unbounded) !== 'string')).toBe(true)
})

test('F15 a held file that is kept where all files lie is found by whoever looks for it', async () => {
  const actor = 'visitor'
  await house.settle({ id: actor, seats: [] })
  const held = await keepFile(house, folder, actor, paperOf('held'), { held: true })
  const plain = await keepFile(house, folder, actor, paperOf('not held'))
  expect(await readKept(folder, held?.sha256 ?? '')).toBeUndefined()
  expect(await readKept(heldFolder(folder), held?.sha256 ?? '')).toBeDefined()
  expect(pathOf(folder, plain?.sha256 ?? '')).not.toContain('held')
  expect(await readKept(folder, plain?.sha256 ?? '')).toBeDefined()
})
