// A notice's file becomes its text: what a reader sees, no more; and each way in which a file can't be read is told.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clausesOf, propose } from '../core/notice/index.ts'
import { openPress } from '../documents/pdf.ts'
import { closeNoticeReaders, NoticeUnreadable, noticeLimits, textOfNotice } from './notice-text.ts'

const sample = (name: string) => readFileSync(fileURLToPath(new URL(`../core/notice/samples/${name}.txt`, import.meta.url)), 'utf8').trim()
const latin = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
const refusal = async (bytes: Uint8Array, name: string): Promise<unknown> => {
  try {
    return await textOfNotice(bytes, name)
  } catch (error) {
    return error instanceof NoticeUnreadable ? error.code : error
  }
}
/** What is proposed and where, whatever the file's blank lines. */
const saidBy = (text: string) => propose(text).map(({ path, value, number }) => ({ path, value, number }))

afterAll(closeNoticeReaders)

describe('plain text', () => {
  const words = '一、条件\n年龄在45周岁以下。'
  test('in UTF-8, with and without a mark', async () => {
    expect(await textOfNotice(strToU8(words), 'a.txt')).toBe(words)
    expect(await textOfNotice(strToU8(`\ufeff${words}`), 'a.txt')).toBe(words)
  })
  test('in GB18030', async () => {
    // 一、条件 in the office's old encoding, letter by letter.
    expect(await textOfNotice(Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xcc, 0xf5, 0xbc, 0xfe]), 'a.txt')).toBe('一、条件')
  })
  test('in UTF-16 as Windows saves it', async () => {
    expect(await textOfNotice(Buffer.from(`\ufeff${words}`, 'utf16le'), 'a.txt')).toBe(words)
  })
  test.each([
    ['a name of another kind', strToU8(words), 'a.xlsx', 'wrongType'],
    ['bytes that are no text', Uint8Array.from([1, 0, 2, 0, 0, 3]), 'a.txt', 'wrongType'],
    ['broken letters', Uint8Array.from([0xff, 0x41, 0xff]), 'a.txt', 'damaged'],
    ['nothing', new Uint8Array(), 'a.txt', 'noText'],
    ['blank lines', strToU8(' \n\u3000\n'), 'a.txt', 'noText'],
    ['too many bytes', new Uint8Array(noticeLimits.fileBytes + 1), 'a.txt', 'tooLarge'],
    ['too many letters', strToU8('字'.repeat(noticeLimits.characters + 1)), 'a.txt', 'tooLong'],
  ])('%s: refused', async (_, bytes, name, code) => expect(await refusal(bytes, name)).toBe(code))
})

const body = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${inner}</w:body></w:document>`
const run = (text: string, format = '') => `<w:r>${format === '' ? '' : `<w:rPr>${format}</w:rPr>`}<w:t>${text}</w:t></w:r>`
const numbered = (list: number, level: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`
const level = (n: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
const styles = `<w:styles xmlns:w="w"><w:style w:styleId="H1"><w:basedOn w:val="H0"/></w:style><w:style w:styleId="H0"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>`
const docx = (inner: string, more: Zippable = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(body(inner)),
    'word/numbering.xml': strToU8(numbering),
    'word/styles.xml': strToU8(styles),
    ...more,
  })

describe('a Word file', () => {
  test('numbers that Word makes are read as a reader sees them, through lists and styles', async () => {
    const file = docx(
      `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>${run('名额')}</w:p>` +
        numbered(3, 1, '总数') +
        numbered(3, 1, '分配') +
        numbered(3, 2, '各市') +
        numbered(3, 0, '条件') +
        numbered(3, 1, '年龄') +
        numbered(3, 2, '不超过') +
        numbered(3, 2, '不低于') +
        numbered(4, 2, '重新编号') +
        numbered(3, 3, '细目') +
        paragraph(run('无编号')),
    )
    const text = await textOfNotice(file, '通知.docx')
    expect(text.split('\n')).toEqual([
      '一、名额',
      '（一）总数',
      '（二）分配',
      '1.各市',
      '二、条件',
      '（一）年龄',
      '1.不超过',
      '2.不低于',
      '1.重新编号',
      '①细目',
      '无编号',
    ])
    expect(clausesOf(text).map(clause => clause.number)).toContain('二（一）2')
  })

  test('what was deleted, struck out or hidden is not read: a limit that was crossed out is none', async () => {
    const file = docx(
      paragraph(
        run('年龄在'),
        run('40', '<w:strike/>'),
        `<w:del><w:r><w:delText>38</w:delText></w:r></w:del>`,
        `<w:moveFrom>${run('36')}</w:moveFrom>`,
        run('35', '<w:vanish/>'),
        `<w:ins>${run('45', '<w:strike w:val="0"/>')}</w:ins>`,
        run('周岁以下'),
      ),
    )
    expect(await textOfNotice(file, 'a.docx')).toBe('年龄在45周岁以下')
  })

  test('a table is read row by row, and a text box once', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('单位')}${cell('名额')}</w:tr><w:tr>${cell('甲市')}${cell('3')}</w:tr></w:tbl>`
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('示函〔2031〕1号'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('示函〔2031〕1号'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`
    expect((await textOfNotice(docx(`<w:p>${box}</w:p>${table}`), 'a.docx')).split('\n')).toEqual([
      '示函〔2031〕1号',
      '',
      '单位\t名额',
      '甲市\t3',
    ])
  })

  const zeros = new Uint8Array(noticeLimits.xmlBytes + 1)
  const old = (words: string) =>
    new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(words, 'utf16le')]))
  test.each([
    ['with a password', old('EncryptedPackage'), 'a.docx', 'encrypted'],
    ['of the old kind', old('WordDocument'), 'a.doc', 'oldWord'],
    ['with macros', docx(paragraph(run('字')), { 'word/vbaProject.bin': strToU8('x') }), 'a.docx', 'macros'],
    ['that unpacks to too much', docx('', { 'word/document.xml': zeros }), 'a.docx', 'tooLarge'],
    [
      'with too many entries',
      docx('', Object.fromEntries(Array.from({ length: noticeLimits.entries }, (_, i) => [`x/${i}`, new Uint8Array()]))),
      'a.docx',
      'tooLarge',
    ],
    ['cut off in the middle', docx(paragraph(run('字'))).slice(0, 120), 'a.docx', 'damaged'],
    ['that is another kind of zip', zipSync({ 'a.txt': strToU8('x') }), 'a.docx', 'damaged'],
    ['that is no zip', strToU8('not a zip'), 'a.docx', 'damaged'],
    ['with a DTD', docx('', { 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'a.docx', 'damaged'],
    ['with broken XML', docx('<w:p>', {}), 'a.docx', 'damaged'],
    ['without a word', docx(paragraph()), 'a.docx', 'noText'],
  ])('%s is refused', async (_, file, name, code) => expect(await refusal(file, name)).toBe(code))
})

const template = `#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), header: if data.headed [#align(center)[示例项目通知]], footer: if data.furnished [#context align(center)[— #counter(page).display() —]])
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh")
#set par(leading: 12pt, spacing: 12pt, justify: true, first-line-indent: (amount: 2em, all: true))
#if data.drawn { rect(width: 100pt, height: 100pt, fill: red) }
#for line in data.lines { par(line) }
`

/** A PDF by hand, without embedded letters: old programmes name them by the tables of their time. */
const oldPdf = (encoding: string, letters: string, extra = '') => {
  const stream = `BT /F1 16 Tf 72 700 Td <${letters}> Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 90>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R${extra}>>\nstartxref\n${xref}\n%%EOF`
  return latin(text)
}

describe('a PDF', () => {
  let folder = ''
  let press: ReturnType<typeof openPress> | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tepei-notice-'))
    await writeFile(join(folder, 'notice.typ'), template)
    press = openPress({ templates: folder })
  })
  afterAll(async () => {
    press?.close()
    await rm(folder, { recursive: true, force: true })
  })
  const print = async (lines: readonly string[], { furnished = true, headed = false, drawn = false } = {}): Promise<Uint8Array> => {
    if (press === undefined) throw new Error('no press')
    return press.print({ template: 'notice', data: { lines, furnished, headed, drawn }, madeAt: '2031-01-01T00:00:00Z' })
  }

  test.each(['03-two-tracks', '06-decimals', '09-directed', '11-births'])('gives the same proposals as its text: %s', async name => {
    const text = sample(name)
    const read = await textOfNotice(await print(text.split('\n').filter(line => line !== '')), 'a.pdf')
    expect(saidBy(read)).toEqual(saidBy(text))
  })

  test('lines that the page broke are whole again, over pages too; numbers and heads of pages are gone', async () => {
    const long = `${'研修人员应当遵守规定，认真学习，努力提高专业水平，'.repeat(9)}完成任务。`
    const lines = Array.from({ length: 14 }, (_, i) => `${i + 1}．${long}`)
    const read = await textOfNotice(await print(lines, { headed: true }), 'a.pdf')
    expect(read.split('\n').map(line => line.replace(/\s/g, ''))).toEqual(lines)
  })

  test.each([
    ['GBK-EUC-H', 'd2bba1a2ccf5bcfe'],
    ['UniGB-UCS2-H', '4e0030016761 4ef6'.replace(' ', '')],
  ])('with letters named by %s and none embedded', async (encoding, letters) => {
    expect(await textOfNotice(oldPdf(encoding, letters), 'a.pdf')).toBe('一、条件')
  })

  test('that is a scan is refused, and the words say so', async () => {
    const file = await print([], { furnished: false, drawn: true })
    expect(await refusal(file, 'a.pdf')).toBe('scanned')
    await expect(textOfNotice(file, 'a.pdf')).rejects.toMatchObject({ words: { zh: expect.stringContaining('扫描件') } })
  })

  const secret = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'28'.repeat(32)}>/U<${'00'.repeat(32)}>/P -4>>/ID[<00><00>]`
  test.each([
    ['with a password', oldPdf('GBK-EUC-H', 'd2bb', secret), 'encrypted'],
    ['whose letters have no meaning', oldPdf('Identity-H', 'e000e001e002'), 'unreadableText'],
    ['cut off', latin('%PDF-1.7\n1 0 obj'), 'damaged'],
  ])('%s is refused', async (_, file, code) => expect(await refusal(file, 'a.pdf')).toBe(code))

  test('is known by its first bytes, whatever its name', async () => {
    expect(await textOfNotice(oldPdf('GBK-EUC-H', 'd2bb'), 'a.docx')).toBe('一')
  })
})
