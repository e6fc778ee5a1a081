// Word files beside their PDF: the same words, the form of the standard, marked on each page as no record, the same bytes for the same facts.
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fillWithExamples, paperKindNames, parsePaper } from '../core/paper/index.ts'
import { portraitOf } from '../demo/proofs.ts'
import { hasWriter, printedByOffice } from '../test/office.ts'
import { type ApplicationFormFacts, applicationFormHash, printApplicationForm } from './application-form.ts'
import { editableMark } from './docx.ts'
import { writeApplicationForm, writeOfficial } from './docx-child.ts'
import { type OfficialFacts, printOfficial } from './official.ts'
import { sharedPress } from './pdf.ts'
import { flowOf, linesOf, textOf } from './read-back.ts'
import {
  applicationForm,
  enrolmentBatch,
  fullApplicationForm,
  hostileWords,
  letterOf,
  madeAt,
  office,
  papers,
  publicNotice,
  refusedWords,
  reprimandOf,
} from './samples.ts'
import { wordSpecimens } from './specimens.ts'
import { contentHash, versionCode } from './text.ts'

const partsOf = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string) => xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
const squeezed = (words: string) => words.replace(/\s/gu, '')
const wordsIn = (xml: string) =>
  squeezed([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) => plain(words)).join(''))
const paragraphsIn = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => wordsIn(paragraph)).filter(words => words !== '')

type Read = { readonly paragraphs: readonly string[]; readonly heads: readonly string[]; readonly feet: readonly string[] }
const read = (file: Uint8Array): Read => {
  const parts = partsOf(file)
  const of = (name: RegExp) => [...parts].filter(([path]) => name.test(path)).map(([, xml]) => xml)
  const body = parts.get('word/document.xml') ?? ''
  const heads = [...body.matchAll(/<w:tr>(?:(?!<\/w:tr>).)*?<w:tblHeader.*?<\/w:tr>/gs)].flatMap(([row]) => paragraphsIn(row))
  return {
    paragraphs: [...of(/header\d+\.xml$/), body].flatMap(paragraphsIn),
    heads: [...new Set(heads)].sort((a, b) => b.length - a.length),
    feet: of(/footer\d+\.xml$/),
  }
}

/** What the two do not have in common: heads of tables aside, which stand as often as there are pages. */
const differing = (flow: string, { paragraphs, heads }: Read) => {
  const bare = (words: string) => heads.reduce((left, head) => left.replaceAll(head, ''), words)
  const missing: string[] = []
  let rest = bare(flow)
  for (const paragraph of paragraphs.map(bare).sort((a, b) => b.length - a.length)) {
    const at = rest.indexOf(paragraph)
    if (at === -1) missing.push(paragraph)
    else rest = `${rest.slice(0, at)}\n${rest.slice(at + paragraph.length)}`
  }
  return { missing, more: bare(squeezed(rest)) }
}
const nothing = { missing: [], more: '' }

const exampleOf = (kind: (typeof paperKindNames)[number]): OfficialFacts => ({
  madeAt,
  office,
  issuedOn: '2022-07-04',
  number: '内人社办函〔2022〕301号',
  blocks: fillWithExamples(kind, parsePaper(papers[kind] ?? '').template),
})
const officials: Readonly<Record<string, OfficialFacts>> = {
  ...Object.fromEntries(paperKindNames.filter(kind => papers[kind] !== undefined).map(kind => [kind, exampleOf(kind)])),
  batchOfForty: enrolmentBatch,
  longNotice: publicNotice,
  reprimandOfOne: reprimandOf(),
  letter: letterOf(),
}
const forms: Readonly<Record<string, ApplicationFormFacts>> = {
  form: { ...applicationForm, photo: new Uint8Array(portraitOf(1).bytes) },
  fullForm: { ...fullApplicationForm, copies: 1 },
}
const wrote = async (): Promise<Readonly<Record<string, Uint8Array>>> => {
  const official = Object.entries(officials).map(async ([name, facts]) => [name, await writeOfficial(facts)] as const)
  const form = Object.entries(forms).map(async ([name, facts]) => [name, await writeApplicationForm(facts)] as const)
  return Object.fromEntries(await Promise.all([...official, ...form]))
}

describe('4.3 a Word file', () => {
  test.each(Object.keys(officials))('says what the PDF says: %s', async name => {
    const facts = officials[name] ?? letterOf()
    expect(differing(flowOf(await printOfficial(facts)), read(await writeOfficial(facts)))).toEqual(nothing)
  })

  test('of the application form says what the printed one says, thirty rows and three pages of prose as well', async () => {
    const fonts = await sharedPress().fonts()
    for (const facts of Object.values(forms)) {
      const file = read(await writeApplicationForm(facts))
      const missing = new Set(fonts.findMissing(file.paragraphs.join('')))
      const shown = (words: string) =>
        [...words].map(c => (missing.has(c) ? `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}` : c)).join('')
      const flow = flowOf(await printApplicationForm(facts))
      expect(differing(flow, { ...file, paragraphs: file.paragraphs.map(shown) })).toEqual(nothing)
    }
  })

  test('with another sum, a row fewer or a name more is found to be another paper', async () => {
    const flow = flowOf(await printOfficial(letterOf()))
    const other = read(await writeOfficial(letterOf({ amount: 1_600_100 })))
    expect(differing(flow, other)).toMatchObject({
      missing: [expect.stringContaining('16,001.00元')],
      more: expect.stringContaining('16,000.00元'),
    })
    const batch = flowOf(await printOfficial(enrolmentBatch))
    const annexes = enrolmentBatch.blocks.annexes.map(annex => ({ ...annex, rows: annex.rows.slice(1) }))
    const short = await writeOfficial({ ...enrolmentBatch, blocks: { ...enrolmentBatch.blocks, annexes } })
    expect(differing(batch, read(short))).toMatchObject({ missing: [], more: expect.stringContaining('李') })
    expect(differing(flow, read(await writeOfficial(letterOf({ employer: '另一个单位' })))).missing).not.toEqual([])
  })

  test('is marked on each page as a copy that may be edited, with its version and without a code for machines', async () => {
    for (const [name, file] of Object.entries(await wrote())) {
      const [official, form] = [officials[name], forms[name]]
      const code = versionCode(form ? applicationFormHash(form) : contentHash(official ?? {}))
      const { feet } = read(file)
      expect(feet.length).toBeGreaterThan(1)
      for (const foot of feet) {
        expect(wordsIn(foot)).toContain(`${editableMark}版本码${code}`)
        expect(foot).not.toMatch(/<w:(?:drawing|pict|object)/)
      }
      expect(partsOf(file).get('docProps/core.xml')).toContain(`<dc:description>${editableMark}。版本码 ${code}</dc:description>`)
    }
  })

  test('has the same bytes for the same facts, wherever and whenever it is written', async () => {
    const first = await wrote()
    expect(await wrote()).toEqual(first)
    for (const file of Object.values(first))
      expect(partsOf(file).get('docProps/core.xml')).toContain('>2022-07-04T01:30:00.000Z</dcterms:modified>')
  })

  test.each(Object.entries(wordSpecimens))(
    'has hostile words as data, letter by letter, in each place: %s',
    async (_, { places, printWith }) => {
      const shown = (words: string) => squeezed(words.replaceAll('\uffff', 'U+FFFF'))
      for (let turn = 0; turn < 3; turn += 1) {
        const wordsAt = new Map(places.map((place, i) => [place, hostileWords[(i + turn * 7) % hostileWords.length] ?? '']))
        const text = read(await printWith(place => wordsAt.get(place))).paragraphs.join('')
        for (const [place, words] of wordsAt) expect(text, `${place}: ${words}`).toContain(shown(words))
      }
    },
  )

  test('is refused where the PDF is, with the place', async () => {
    for (const words of refusedWords) {
      await expect(writeOfficial({ ...letterOf(), office: words })).rejects.toMatchObject({ issues: [{ path: ['office'] }] })
      const plans: [string, string][] = [['学习计划', words]]
      await expect(writeApplicationForm({ ...applicationForm, plans })).rejects.toMatchObject({ issues: [{ path: ['plans', 0, 1] }] })
    }
  })

  test('holds a hundred thousand letters', async () => {
    const long = '草'.repeat(20_000)
    const merits = Array.from({ length: 5 }, (_, i): [string, string] => [`第${i}项`, long])
    const text = read(await writeApplicationForm({ ...applicationForm, merits })).paragraphs.join('')
    expect(text.split('草').length - 1).toBeGreaterThan(100_000)
  })
})

describe.skipIf(!hasWriter)('in an office program', { timeout: 240_000 }, () => {
  // LibreOffice 7 hangs signs over the edge whatever the file says, and loses some of them; Mongolian it prints only with a typeface: so the letters are compared.
  const letters = (words: string) => words.replace(/[\p{P}\p{S}\p{Script=Mongolian}]/gu, '')
  const foot = /(?:申报编号.{0,80}共\d+页内容摘要.{0,60})?可编辑稿，以系统内版本为准版本码.{9}|—\d+—/gu

  test('every kind opens and is printed with the words of its file', async () => {
    const files = await wrote()
    for (const [name, pdf] of printedByOffice(files)) {
      const { paragraphs, heads, feet } = read(files[name] ?? new Uint8Array())
      const flow = textOf(pdf).map(page => page.replace(foot, ''))
      const file = { paragraphs: paragraphs.map(letters), heads: heads.map(letters), feet }
      expect([name, differing(letters(flow.join('')), file)]).toEqual([name, nothing])
    }
  })

  test('a page has 22 lines of 28 characters, the mark at its foot and its number on the outer side', async () => {
    const facts = reprimandOf({ findings: ['国'.repeat(28 * 90)] })
    const pdf = printedByOffice({ filled: await writeOfficial(facts) }).get('filled') ?? new Uint8Array()
    const lines = linesOf(pdf)
    const full = lines.filter(({ page, text }) => page === 3 && /^国+$/.test(text))
    expect(full.map(({ text }) => text.length)).toEqual(Array.from({ length: 22 }, () => 28))
    for (const [i, { topMm }] of full.slice(1).entries()) expect(topMm - (full[i]?.topMm ?? 0)).toBeCloseTo(225 / 22, 1)
    expect(full[0]?.leftMm).toBeCloseTo(28, 0)
    for (const page of [2, 3]) {
      const of = (pattern: RegExp) => lines.find(line => line.page === page && pattern.test(line.text))
      expect(of(/可编辑稿/)?.topMm).toBeGreaterThan(262)
      const number = of(/^—\d—$/)
      expect((number?.leftMm ?? 0) > 105).toBe(page === 3)
    }
  })
})
