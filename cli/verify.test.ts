// `tepei verify` from file to verdict, with nothing but the published files.
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Keys, type Revocations, revocationBytes } from '../core/certificate/signed.ts'
import { printCertificate } from '../documents/certificate.ts'
import { certificate } from '../documents/samples.ts'
import { sampleKeys, sampleSeal } from '../documents/sealed-sample.ts'
import { voidDigest } from '../server/trust.ts'
import { verifyCommand } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-verify-'))
const at = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const json = (name: string, content: unknown) => at(name, JSON.stringify(content))

const run = async (...argv: readonly string[]) => {
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const code = await verifyCommand(argv, { out: say, err: say, input: process.stdin })
  return { code, said: said.join('') }
}

const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'5e'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
})
const [known] = sampleKeys.keys
if (!known) throw new Error('there is a sample key')
const listOf = (entries: Revocations['entries'], when = new Date().toISOString()): Revocations => {
  const list = { at: when, entries }
  return { ...list, key: known.kid, signature: sign(null, revocationBytes(list), privateKey).toString('base64url') }
}

const { checkCode: code, name, number, programme, from, to, checkAddress } = certificate
const address = `${checkAddress}?code=${code}#${certificate.seal}`
const files = { pdf: '', png: '', keys: '' }
beforeAll(async () => {
  files.pdf = at('certificate.pdf', await printCertificate(certificate))
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', files.pdf, join(folder, 'scan')], { stdio: 'ignore' })
  files.png = join(folder, 'scan.png')
  files.keys = json('tepei-keys.json', sampleKeys)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('6.5 a certificate is checked without a network', () => {
  test('the file is good, and it says number, name, programme and period, and what it can’t say', async () => {
    const { code: exit, said } = await run(files.pdf)
    expect(exit).toBe(0)
    for (const words of ['签名有效', number, name, programme, `${from} 至 ${to}`, '离线看不出来']) expect(said).toContain(words)
  })

  test('so is a scan of the paper, the text of its QR in a file, and the text itself', async () => {
    for (const given of [files.png, at('qr.txt', `${address}\n`), address]) {
      const { code: exit, said } = await run(given, '--key', files.keys, '--lang', 'en')
      expect([exit, said.includes(name), said.includes('The signature is good')]).toEqual([0, true, true])
    }
  })

  test.each([
    ['another name', { name: '王五' }],
    ['another number', { number: '内人社办函〔2023〕8号' }],
    ['a longer period', { to: '2024-08-31' }],
    ['another programme', { programme: '草学' }],
    ['another code', { code: '0'.repeat(32) }],
  ])('%s under the same signature is no certificate', async (_what, change) => {
    const [, , , signature = ''] = certificate.seal.split('.')
    const said = { code, number, name, programme, from, to, ...change }
    const [, , words = ''] = sampleSeal(said).split('.')
    const forged = `${checkAddress}?code=${said.code}#T1.${known.kid}.${words}.${signature}`
    const { code: exit, said: told } = await run(forged, '--key', files.keys)
    expect([exit, told]).toEqual([1, '签名无效：内容不是发证机关签的，或者被改过。\n'])
  })

  test('a key that somebody put under the office’s name is unknown, and one that was withdrawn proves nothing', async () => {
    const other = createPrivateKey({
      key: Buffer.from(`302e020100300506032b657004220420${'11'.repeat(32)}`, 'hex'),
      format: 'der',
      type: 'pkcs8',
    })
    const x = String(createPublicKey(other).export({ format: 'jwk' }).x)
    const underItsName: Keys = { keys: [{ ...known, x }] }
    expect((await run(address, '--key', json('false.json', underItsName))).said).toContain('没有密钥')
    const withdrawn = json('withdrawn.json', { keys: [{ ...known, withdrawn: '2024-01-01' }] })
    const { code: exit, said } = await run(address, '--key', withdrawn)
    expect([exit, said.includes('已停用作废')]).toEqual([1, true])
  })

  test('the signed list of revocations says whether it is void or was replaced', async () => {
    const clear = await run(files.pdf, '--revocations', json('clear.json', listOf([])))
    expect([clear.code, clear.said.includes('撤销清单里没有它')]).toEqual([0, true])
    const revoked = await run(files.pdf, '--revocations', json('revoked.json', listOf([[voidDigest(code), 'revoked', '2024-05-06']])))
    expect([revoked.code, revoked.said.includes('已于 2024-05-06 撤销，无效')]).toEqual([1, true])
    const replaced = await run(files.pdf, '--revocations', json('replaced.json', listOf([[voidDigest(code), 'replaced', '2024-03-01']])))
    expect([replaced.code, replaced.said.includes('已于 2024-03-01 补发')]).toEqual([1, true])
  })

  test('a list that somebody shortened is not believed, and an old one says how old it is', async () => {
    const list = listOf([[voidDigest(code), 'revoked', '2024-05-06']])
    const shortened = await run(files.pdf, '--revocations', json('shortened.json', { ...list, entries: [] }))
    expect([shortened.code, shortened.said.includes('不能采信')]).toEqual([1, true])
    const old = await run(files.pdf, '--revocations', json('old.json', listOf([], '2023-01-01T00:00:00.000Z')))
    expect(old.said).toMatch(/这份清单是 \d{3,} 天前的/)
  })

  test('a code alone proves nothing, and a file without a seal says what is wanted', async () => {
    const alone = await run(code, '--key', files.keys)
    expect([alone.code, alone.said.includes('不能离线证明')]).toEqual([1, true])
    expect((await run(at('empty.pdf', '%PDF-1.7 nothing'))).said).toContain('没有读到签名')
  })

  test('a wrong call says what is wanted', async () => {
    expect((await run()).code).toBe(2)
    expect((await run(files.pdf, '--lang', 'fr')).code).toBe(2)
    expect((await run(files.pdf, '--what')).code).toBe(2)
    const missing = await run(files.pdf, '--key', join(folder, 'none.json'))
    expect([missing.code, missing.said.includes("none.json can't be read")]).toEqual([2, true])
    expect((await run(files.pdf, '--key', at('odd.json', '{"keys":[]}'))).said).toContain('not what the office publishes')
  })
})
