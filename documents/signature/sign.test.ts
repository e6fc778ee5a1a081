/** A signed paper is read by another program: whose signature it is, that it holds, and that it no longer does once a byte has changed. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeCertificate } from '../../test/certificates.ts'
import { printCertificate } from '../certificate.ts'
import { printOfficial } from '../official.ts'
import { textOf } from '../read-back.ts'
import { certificate, enrolmentBatch } from '../samples.ts'
import { openSigner, type Signer } from './sign.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-sign-'))
const file = join(folder, 'office.p12')
const office = '内蒙古自治区示例厅'
const why = { reason: '报到通知', at: '2022-07-05T04:00:00.000Z' }
const today = new Date('2022-07-05T04:00:00.000Z')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let signer: Signer
let notice: Uint8Array
let signed: Uint8Array
beforeAll(async () => {
  writeCertificate({ file, passphrase: 'opens', name: office, from: '2022-01-01', to: '2024-01-01' })
  signer = openSigner(file, 'opens', today)
  notice = await printOfficial(enrolmentBatch)
  signed = await signer.sign(notice, why)
}, 60_000)

/** What poppler says of the signatures in a PDF. */
const readSignatures = (pdf: Uint8Array, name: string): string => {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, pdf)
  return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
}

test('4.3 a signed notice says whose signature it is and when, and poppler finds it valid over the whole paper', () => {
  const said = readSignatures(signed, 'signed')
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('Total document signed')
  expect(said).toContain(office)
  expect(said).toMatch(/Signing Time: Jul 05 2022/)
})

test('4.3 the unsigned paper is its beginning, byte for byte, and the same paper at the same moment is signed the same', async () => {
  expect(sha256(signed.subarray(0, notice.length))).toBe(sha256(notice))
  expect(sha256(await signer.sign(notice, why))).toBe(sha256(signed))
})

test('4.3 a byte that changed anywhere in what was signed is found out', () => {
  for (const at of [Math.floor(notice.length / 2), notice.length + 40]) {
    const changed = Uint8Array.from(signed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(readSignatures(changed, 'changed')).not.toContain('Signature is Valid')
  }
})

test('6.5 a certificate, landscape and with its code, is signed too, and is still read and shown', async () => {
  const paper = await signer.sign(await printCertificate(certificate), { reason: '结业证书', at: '2023-09-15T04:00:00.000Z' })
  expect(readSignatures(paper, 'certificate')).toContain('Signature is Valid')
  expect(textOf(Buffer.from(paper)).join('')).toContain(certificate.employer)
})

test('a wrong passphrase, a certificate that is over and a file that is none stop the start and say why', () => {
  expect(() => openSigner(file, 'wrong', today)).toThrow(/can't be opened/)
  expect(() => openSigner(file, 'opens', new Date('2025-01-01'))).toThrow(/good from 2022-01-01 to 2024-01-01/)
  writeFileSync(join(folder, 'none.p12'), 'no certificate')
  expect(() => openSigner(join(folder, 'none.p12'), 'opens', today)).toThrow(/can't be opened/)
  expect(() => openSigner(join(folder, 'absent.p12'), 'opens', today)).toThrow(/absent\.p12/)
})

test('what is signed already, and what our press did not write, is refused', async () => {
  await expect(signer.sign(signed, why)).rejects.toThrow('signed already')
  await expect(signer.sign(Buffer.from('%PDF-1.7 nothing'), why)).rejects.toThrow("can't be signed")
})

test('a paper after the last day of the certificate is not signed', async () => {
  await expect(signer.sign(notice, { ...why, at: '2024-02-01T00:00:00.000Z' })).rejects.toThrow('is over')
})
