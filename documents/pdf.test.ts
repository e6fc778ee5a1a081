// The door to Typst: limits, honest failures, rare characters, equal bytes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printApplicationForm } from './application-form.ts'
import { readPaper } from './archive-check/pdf.ts'
import { printCertificate } from './certificate.ts'
import { printOfficial } from './official.ts'
import { embedding, openPress, type Press, type PressSettings } from './pdf.ts'
import { textOf } from './read-back.ts'
import { printRoster } from './roster-pdf.ts'
import { applicationForm, certificate, enrolmentBatch, letterOf, madeAt, publicNotice, roster } from './samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'templates-'))
const presses: Press[] = []
const press = (settings: PressSettings = {}): Press => {
  const opened = openPress({ templates: folder, ...settings })
  presses.push(opened)
  return opened
}
const plain = '#let families = json(bytes(sys.inputs.families))\n#set text(font: families.song, fallback: false)\n'

beforeAll(() => {
  writeFileSync(join(folder, 'good.typ'), `${plain}#json(bytes(sys.inputs.data)).words`)
  writeFileSync(join(folder, 'endless.typ'), '#let i = 0\n#while i < 1 { let j = range(100000).sum() }')
  writeFileSync(join(folder, 'lacking.typ'), `${plain}#json(bytes(sys.inputs.data)).absent`)
  writeFileSync(join(folder, 'other-font.typ'), '#set text(font: "No Such Font")\n字')
  writeFileSync(join(folder, 'reader.typ'), '#read("../../../../etc/passwd")')
})
afterAll(() => {
  for (const opened of presses) opened.close()
  rmSync(folder, { recursive: true })
})

const good = { template: 'good', data: { words: '好' }, madeAt }

describe('a document that fails', () => {
  test('is stopped at its time limit, and the next one is made', async () => {
    const small = press({ limitSeconds: 1.5 })
    await expect(small.print({ template: 'endless', data: {}, madeAt })).rejects.toMatchObject({ kind: 'time limit' })
    expect(textOf(await small.print(good))).toEqual(['好'])
  })

  test('says which fact its template misses', async () => {
    await expect(press().print({ ...good, template: 'lacking' })).rejects.toThrow(/absent/)
  })

  test('is refused for a typeface that is not there, instead of being set in another', async () => {
    await expect(press().print({ ...good, template: 'other-font' })).rejects.toThrow(/no such font/i)
  })

  test('can read nothing outside the folder of templates', async () => {
    await expect(press().print({ ...good, template: 'reader' })).rejects.toMatchObject({ kind: 'template' })
  })

  test('names a font file of the settings that does not exist', async () => {
    const settings = { fonts: { song: { family: 'Song', files: ['/no/such/song.ttf'] } } }
    await expect(press(settings).print(good)).rejects.toThrow('/no/such/song.ttf')
  })

  test('is refused after the press is closed', async () => {
    const closed = press()
    closed.close()
    await expect(closed.print(good)).rejects.toMatchObject({ kind: 'closed' })
  })
})

describe('rare characters', () => {
  test('李𠮷 and 王䶮 are printed on certificate and notice', async () => {
    for (const name of ['李𠮷', '王䶮']) expect(textOf(await printCertificate({ ...certificate, name })).join('')).toContain(name)
  })

  test('a character that another font lends is reported with that font', async () => {
    const fonts = await press().fonts()
    expect(fonts.findLent('李𠮷王䶮')).toEqual([{ character: '𠮷', family: 'LXGW WenKai' }])
    expect(fonts.findMissing('李𠮷王䶮')).toEqual([])
  })

  test('a character that no font has is reported, and printed as its code point instead of a box', async () => {
    expect((await press().fonts()).findMissing('王\u{323AF}')).toEqual(['\u{323AF}'])
    expect(textOf(await printCertificate({ ...certificate, name: '王\u{323AF}' })).join('')).toContain('王U+323AF同志')
  })

  test('a character that would turn the order of the text is shown, not obeyed', async () => {
    expect(textOf(await printCertificate({ ...certificate, name: '王\u202e伟' })).join('')).toContain('王U+202E伟')
  })

  test('a control character is refused where the facts are read', async () => {
    await expect(printOfficial(letterOf({ findings: ['a\u0000b'] }))).rejects.toThrow(/control character/)
  })
})

test('equal facts give equal bytes, also from another process', async () => {
  const [one, two] = [press({ templates: undefined }), press({ templates: undefined })]
  const all = (by: Press): Promise<readonly Uint8Array[]> =>
    Promise.all([
      printApplicationForm(applicationForm, by),
      printRoster(roster, by),
      printOfficial(enrolmentBatch, by),
      printOfficial(letterOf(), by),
      printOfficial(publicNotice, by),
      printCertificate(certificate, by),
    ])
  const [left, right] = await Promise.all([all(one), all(two)])
  expect(left.map(bytes => Buffer.from(bytes).equals(right[left.indexOf(bytes)] ?? new Uint8Array()))).toEqual(left.map(() => true))
})

test('a paper is the same whether a longer one, a shorter one or none was set before it', async () => {
  const [fresh, used] = [press({ templates: undefined }), press({ templates: undefined })]
  const alone = await printApplicationForm(applicationForm, fresh)
  const long = { ...applicationForm, history: Array.from({ length: 60 }, () => ({ from: '2010-01', place: '工作站', role: '技术员' })) }
  await printApplicationForm(long, used)
  expect(Buffer.from(await printApplicationForm(applicationForm, used)).equals(alone)).toBe(true)
  expect(Buffer.from(await printApplicationForm(long, fresh)).equals(await printApplicationForm(long, used))).toBe(true)
})

test('an office sets its own typeface for a slot, and names of the others still appear', async () => {
  const files = [createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')]
  const own = press({ templates: undefined, fonts: { fangsong: { family: 'Noto Sans SC', files } } })
  const pdf = await printOfficial(letterOf({ findings: ['经查，李𠮷未到。'] }), own)
  expect(Buffer.from(pdf).toString('latin1')).toContain('NotoSansSC-Regular')
  expect(textOf(pdf).join('')).toContain('李𠮷')
})

test('a document says that it is PDF/A and when it was made', async () => {
  const bytes = Buffer.from(await printCertificate(certificate)).toString('latin1')
  expect(bytes).toContain('<pdfaid:part>2<')
  expect(bytes).toContain('2022-07-04T01:30:00')
})

describe('a record that a paper bears', () => {
  const record = Buffer.from('{"of":"好"}')
  test('is embedded byte for byte, and the paper says that it is PDF/A-3', async () => {
    const pdf = await embedding(press(), record).print(good)
    const { claims, embedded } = await readPaper(pdf)
    expect([claims, ...embedded.keys()]).toEqual(['PDF/A-3B', 'record.json'])
    expect(Buffer.from(embedded.get('record.json') ?? []).toString()).toBe('{"of":"好"}')
    expect(textOf(pdf)).toEqual(['好'])
  })

  test('leaves the next paper of the same process as it was', async () => {
    const both = press()
    await embedding(both, record).print(good)
    const pdf = await both.print(good)
    expect(await readPaper(pdf)).toEqual({ claims: 'PDF/A-2B', embedded: new Map() })
  })
})
