// The completion certificate read back.
import { describe, expect, test } from 'vitest'
import { CertificateFacts, printCertificate } from './certificate.ts'
import { linesOf, textOf } from './read-back.ts'
import { certificate, hostile, longName } from './samples.ts'

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
    const pdf = await printCertificate({ ...certificate, ...long })
    expect(textOf(pdf)).toHaveLength(1)
    const lines = linesOf(pdf)
    const last = lines.find(line => line.text.includes('特发此证'))
    const issuers = lines.find(line => line.text.includes('专业技术人员管理司') && line.topMm > 100)
    expect((last?.topMm ?? 999) + 10).toBeLessThan(issuers?.topMm ?? 0)
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
})
