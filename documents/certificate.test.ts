// The completion certificate read back.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { findSeal } from '../core/certificate/signed.ts'
import { CertificateFacts, printCertificate } from './certificate.ts'
import { keywordsOf } from './keywords.ts'
import { linesOf, textOf } from './read-back.ts'
import { certificate, hostile, longName } from './samples.ts'
import { sealedFacts } from './sealed-sample.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

describe('6.5 the completion certificate', () => {
  test('names the person, the host, the period, both issuers and its number on one landscape page', async () => {
    const pages = textOf(await printCertificate(certificate))
    expect(pages).toHaveLength(1)
    const expected = [
      '李𠮷同志（男，蒙古族',
      '2022年9月1日至2023年8月31日',
      certificate.host,
      certificate.programme,
      certificate.number,
      ...certificate.issuers,
    ]
    for (const words of expected) expect(pages[0]).toContain(words)
  })

  test('says where anyone can check it and by which code', async () => {
    const [page] = textOf(await printCertificate(certificate))
    expect(page).toContain(certificate.checkAddress)
    expect(page).toContain(`查验码：${certificate.checkCode}`)
  })

  test('with every field at its longest stays one page, and its text stays clear of the seals', async () => {
    const long = {
      name: longName,
      employer: '内蒙古自治区锡林郭勒盟苏尼特右旗赛汉塔拉镇农牧业技术推广服务综合站',
      programme: '临床医学（心血管内科、呼吸内科与重症医学）',
    }
    const pdf = await printCertificate(sealedFacts({ ...certificate, ...long }))
    expect(textOf(pdf)).toHaveLength(1)
    const lines = linesOf(pdf)
    const last = lines.find(line => line.text.includes('特发此证'))
    const issuers = lines.find(line => line.text.includes('专业技术人员管理司') && line.topMm > 100)
    expect((last?.topMm ?? 999) + 10).toBeLessThan(issuers?.topMm ?? 0)
  })

  test('tells the result of the assessment where there is one to tell, and stays one page', async () => {
    const pages = textOf(await printCertificate({ ...certificate, hours: 180, result: '85.5' }))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('完成180学时，结业考核成绩85.5分，培养期满，经考核合格')
    expect(textOf(await printCertificate(certificate)).join('')).not.toContain('考核成绩')
  })

  test('a name made of markup is printed letter by letter', async () => {
    expect(textOf(await printCertificate({ ...certificate, name: hostile })).join('')).toContain(hostile.replace(/\s/g, ''))
  })

  test('has an issuer, and may have one alone', async () => {
    const [, one = ''] = certificate.issuers
    expect(CertificateFacts.safeParse({ ...certificate, issuers: [] }).success).toBe(false)
    expect(textOf(await printCertificate({ ...certificate, issuers: [one] }))[0]).toContain(one)
  })

  test('credits hours and modules where the policy does, on the same page', async () => {
    const modules = ['专业标准与职业道德', '循证方法', '岗位实践', '带教与协作', '数字化能力'].map(name => ({ name, hours: 36 }))
    const pages = textOf(await printCertificate({ ...certificate, hours: 180, modules }))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.replace(/\s/g, '')).toContain('“数字化能力”（36学时）5个模块共180学时')
    expect(textOf(await printCertificate(certificate))[0]).not.toContain('学时')
  })

  /** As a scanner sees the sheet. */
  const scanned = (pdf: Uint8Array, dpi: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
    writeFileSync(join(folder, 'c.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', join(folder, 'c.pdf'), join(folder, 'c')], { stdio: 'ignore' })
    const picture = readFileSync(join(folder, 'c.png'))
    rmSync(folder, { recursive: true })
    return picture
  }
  const read = async (png: Uint8Array) => {
    const found = await readBarcodes(png, { formats: ['QRCode'], tryHarder: true })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  }
  const long = sealedFacts({
    ...certificate,
    name: longName,
    number: '内人社办函〔2023〕123456号',
    programme: '临床医学（心血管内科、呼吸内科与重症医学）',
    checkAddress: 'https://tepei-special-training.rst.nmg.gov.cn/certificate',
  })

  test.each([
    ['a short name', certificate],
    ['the longest name and address', long],
  ])('with %s has a QR that is read at 150 dots to the inch, at its printed size, and says what is signed', async (_what, facts) => {
    const [text = '', ...more] = await read(scanned(await printCertificate(facts), 150))
    expect(more).toEqual([])
    expect(text).toBe(`${facts.checkAddress}?code=${facts.checkCode}#${facts.seal}`)
    const seal = findSeal(text)
    expect(seal?.said).toMatchObject({ name: facts.name, number: facts.number, programme: facts.programme, from: facts.from, to: facts.to })
  })

  test('bears the same in its file, for whoever has it without paper', async () => {
    expect(await keywordsOf(await printCertificate(certificate))).toBe(
      `${certificate.checkAddress}?code=${certificate.checkCode}#${certificate.seal}`,
    )
    expect(await keywordsOf(Buffer.from('%PDF-1.7 broken'))).toBe('')
  })
})
