// The code on a scanned sheet is read from whatever an office has: a photograph, a scanner's PDF, a copier's black and white.
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paperCode } from '../../core/paper-code.ts'
import { portraitOf } from '../../demo/proofs.ts'
import { printApplicationForm } from '../../documents/application-form.ts'
import { rosterHash } from '../../documents/roster-facts.ts'
import { printRoster } from '../../documents/roster-pdf.ts'
import { applicationForm, roster } from '../../documents/samples.ts'
import { copiedPdf, scanned, scannedPdf } from '../../test/scans.ts'
import { closeCodeReaders, codesIn, readScan } from './read-code.ts'

const frozen = { id: 'nmg-tepei-2022.inside.152500', version: 2 }
const facts = { ...roster, frozen, salt: 'of this version' }
const hash = rosterHash(facts)
const codeOf = (page: number) => paperCode({ kind: 'roster', ...frozen, hash, page, pages: 2 })

let pdf: Uint8Array
beforeAll(async () => {
  pdf = await printRoster(facts)
})
afterAll(closeCodeReaders)

test('5 each page of a printed roster bears its own code, and a scan of 100 to 300 dots per inch shows it', async () => {
  for (const dpi of [100, 150, 300]) {
    const pages = scanned(pdf, dpi)
    expect(await Promise.all(pages.map(codesIn))).toEqual([[codeOf(1)], [codeOf(2)]])
  }
})

test('5 a scanner’s PDF shows the codes of all its pages, in colour or in black and white', async () => {
  expect(await codesIn(scannedPdf(scanned(pdf)))).toEqual([codeOf(1), codeOf(2)])
  expect(await codesIn(copiedPdf(pdf))).toEqual([codeOf(1), codeOf(2)])
})

test('5 the file that was printed is no scan: it has no picture to read', async () => {
  expect(await readScan(pdf)).toEqual({ kind: 'read', codes: [], pages: 2, pictures: 0 })
})

test('4.1 a form that was printed and never scanned is no scan either, though its portrait is a picture', async () => {
  const printed = await printApplicationForm({ ...applicationForm, photo: new Uint8Array(portraitOf(1).bytes) })
  expect(await readScan(printed)).toMatchObject({ kind: 'read', codes: [], pictures: 0 })
  expect(await readScan(scannedPdf(scanned(printed)))).toMatchObject({ kind: 'read', pictures: scanned(printed).length })
})

test('5 a roster that is not frozen bears no code, since nothing stands for its lines yet', async () => {
  const [page = Buffer.alloc(0)] = scanned(await printRoster(roster))
  expect(await codesIn(page)).toEqual([])
})

test('a file that is no picture, or is cut off, shows no code and breaks nothing', async () => {
  const [page = Buffer.alloc(0)] = scanned(pdf)
  expect(await readScan(Buffer.from('%PDF-1.4 and then nothing of the kind'))).toEqual({ kind: 'unreadable' })
  for (const bytes of [Buffer.from('hello'), Buffer.alloc(0), page.subarray(0, 3000)]) expect(await codesIn(bytes)).toEqual([])
  expect(await codesIn(page)).toEqual([codeOf(1)])
})

test('a picture that says it is as large as a field costs its reader, not the server', async () => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(60_000, 0)
  head.writeUInt32BE(60_000, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  expect(await codesIn(png)).toEqual([])
})
