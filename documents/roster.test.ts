// The roster: one content, one hash, two files; and what comes back from an office.
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { hasOffice, printedInOffice, savedInOffice } from '../test/office.ts'
import { linesOf, overflowsIn, textOf } from './read-back.ts'
import { columnsWith, RosterFacts, rosterHash } from './roster-facts.ts'
import { printRoster } from './roster-pdf.ts'
import { readRoster, writeRoster } from './roster-xlsx.ts'
import { hostile, longName, roster } from './samples.ts'
import { specimens } from './specimens.ts'
import { versionCode } from './text.ts'

const sheet = 'xl/worksheets/sheet1.xml'
const { madeAt: _, ...content } = roster

/** The workbook as somebody else might have saved it. */
const edited = (edit: (xml: string) => string, facts: RosterFacts = roster): Uint8Array => {
  const parts = unzipSync(writeRoster(facts))
  return zipSync({ ...parts, [sheet]: strToU8(edit(strFromU8(parts[sheet] ?? new Uint8Array()))) })
}
const codes = async (file: Uint8Array): Promise<readonly string[]> =>
  (await readRoster(file)).problems.map(({ at, code }) => `${at} ${code}`.trim())

describe('4.2 the roster as a spreadsheet', () => {
  test('gives back exactly the same data', async () => {
    const read = await readRoster(writeRoster(roster))
    expect(read.problems).toEqual([])
    expect(read.roster).toEqual(content)
    expect(read.versionFound).toBe(read.versionSaid)
  })

  test('gives back hostile, odd and empty words exactly', async () => {
    const words = [
      hostile,
      '=1+1',
      '+86',
      '-5',
      '@SUM(A1)',
      '_x0041_',
      '__x000D_',
      ' 王　明 ',
      '一行\n二行',
      '𠮷\u{323AF}',
      '\uFFFE',
      '',
      '0012',
      '1E5',
    ]
    const rows = roster.rows.slice(0, words.length).map((row, at) => ({ ...row, note: words[at] ?? '', school: words[at] ?? '' }))
    const read = await readRoster(writeRoster({ ...roster, body: hostile, rows }))
    expect(read.roster).toEqual({ ...content, body: hostile, rows })
  })

  test('an empty roster is a roster', async () => {
    expect((await readRoster(writeRoster({ ...roster, rows: [] }))).roster?.rows).toEqual([])
  })

  test('holds ID numbers as text and no formula at all', () => {
    const xml = strFromU8(unzipSync(writeRoster(roster))[sheet] ?? new Uint8Array())
    expect(xml).toContain(`t="inlineStr"><is><t xml:space="preserve">${roster.rows[0]?.idNumber}</t>`)
    expect(xml).not.toMatch(/<f[ >]/)
  })

  test('repeats its heads on each printed page', () => {
    expect(strFromU8(unzipSync(writeRoster(roster))['xl/workbook.xml'] ?? new Uint8Array())).toContain(
      '_xlnm.Print_Titles" localSheetId="0">\'汇总表\'!$1:$3',
    )
  })

  test('shows when somebody has changed a word', async () => {
    const read = await readRoster(edited(xml => xml.replace('锡林郭勒盟苏尼特右旗蒙古族小学', '另一所学校')))
    expect(read.problems).toEqual([])
    expect(read.versionFound).not.toBe(read.versionSaid)
  })
})

/** The same roster by a policy that adds as many columns as a sheet has room for. */
const withAdded = (heads: readonly string[]): RosterFacts => ({
  ...roster,
  added: [...heads],
  rows: roster.rows.map((row, i) => ({ ...row, added: heads.map((_, k) => ['中级', '', '12.5学时', '=1+1'][(i + k) % 4] ?? '') })),
})
const heads = ['外语水平', '周学时', '推荐信']

describe('4.2 a roster with columns that the policy adds', () => {
  test('gives them back from the spreadsheet, in their order, under the hash', async () => {
    for (const some of [heads.slice(0, 1), heads.slice(0, 2), heads]) {
      const facts = withAdded(some)
      const read = await readRoster(writeRoster(facts))
      expect(read.problems).toEqual([])
      const { madeAt: __, ...given } = facts
      expect(read.roster).toEqual(given)
      expect(read.versionFound).toBe(read.versionSaid)
      expect(rosterHash(facts)).not.toBe(rosterHash(roster))
    }
  })

  test('takes no width from the sheet, and leaves each ID number on one line within the margins', async () => {
    for (const some of [[], heads.slice(0, 1), heads.slice(0, 2), heads])
      expect(columnsWith(some).reduce((sum, { widthMm }) => sum + widthMm, 0)).toBeCloseTo(281, 6)
    const facts = withAdded(heads)
    const pdf = await printRoster(facts)
    const lines = linesOf(pdf)
    for (const { idNumber, mobile } of facts.rows)
      for (const number of [idNumber, mobile]) expect(lines.some(line => line.text.includes(number))).toBe(true)
    expect(Math.min(...lines.map(line => line.leftMm))).toBeGreaterThan(7.5)
    expect(Math.max(...lines.map(line => line.rightMm))).toBeLessThan(289.5)
    const text = textOf(pdf).join('')
    for (const head of heads) expect(text).toContain(head)
  })

  test('a word changed in such a column is another version, and a fourth column is refused', async () => {
    const facts = withAdded(heads)
    expect(rosterHash({ ...facts, rows: facts.rows.map(row => ({ ...row, added: ['高级', '', ''] })) })).not.toBe(rosterHash(facts))
    expect(() => writeRoster(withAdded([...heads, '第四栏']))).toThrow()
  })
})

describe('a spreadsheet that an office has spoilt', () => {
  const first = roster.rows[0]?.idNumber ?? ''

  test('an ID number that became a number is refused at its cell', async () => {
    const spoilt = edited(xml => xml.replace(/<c r="F4"[^>]*><is><t[^>]*>[^<]*<\/t><\/is><\/c>/, '<c r="F4"><v>159900198010070000</v></c>'))
    expect(await codes(spoilt)).toEqual(['F4 numberWhereTextIsNeeded'])
  })

  test('a month that became the number 1980.1 is refused, not read as January', async () => {
    expect(await codes(edited(xml => xml.replace(/<c r="E4"[^>]*>.*?<\/c>/, '<c r="E4"><v>1980.1</v></c>')))).toEqual([
      'E4 numberWhereTextIsNeeded',
    ])
  })

  test('a formula in place of a person’s data is refused', async () => {
    expect(await codes(edited(xml => xml.replace(/<c r="B4"[^>]*>.*?<\/c>/, '<c r="B4" t="str"><f>A1</f><v>王明</v></c>')))).toEqual([
      'B4 formula',
    ])
  })

  test('a hidden row is told, and a missing head names its column', async () => {
    expect(await codes(edited(xml => xml.replace('<row r="5"', '<row hidden="1" r="5"')))).toEqual(['5 hiddenRow'])
    expect(await codes(edited(xml => xml.replace('>身份证号<', '>证件<')))).toEqual(['F3 headMissing'])
  })

  test('a value that the roster does not know is named by its cell', async () => {
    expect(await codes(edited(xml => xml.replace('>1980.10<', '>八零年<')))).toEqual(['E4 notAsExpected'])
    expect(first).toMatch(/^159900/)
  })
})

describe('a file made to do harm', () => {
  test('is refused by name: not a workbook, an old one, a DTD, broken XML', async () => {
    expect(await codes(strToU8('hello, world'))).toEqual(['notXlsx'])
    expect(await codes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual(['oldOrEncrypted'])
    expect(await codes(edited(xml => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')))).toEqual(['dtd'])
    expect(await codes(edited(xml => xml.replace('</sheetData>', '')))).toEqual(['brokenXml'])
  })

  test('a kilobyte that unpacks to gigabytes is stopped at its limit', async () => {
    const bomb = zipSync({ ...unzipSync(writeRoster(roster)), [sheet]: new Uint8Array(80 << 20) }, { level: 9 })
    expect(bomb.length).toBeLessThan(1 << 20)
    expect(await codes(bomb)).toEqual(['xmlTooLarge'])
  })

  test('too many entries, rows and columns are refused, never dropped', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`xl/x${at}`, new Uint8Array(0)]))
    expect(await codes(zipSync(many))).toEqual(['tooManyEntries'])
    expect(await codes(edited(xml => xml.replace('<row r="5"', '<row r="999999"')))).toEqual(['tooManyRows'])
    expect(await codes(edited(xml => xml.replace('<c r="V5"', '<c r="ZZ5" t="str"><v>x</v></c><c r="V5"')))).toEqual(['tooManyColumns'])
  })
})

/** Any words that a cell can hold: Han of every plane, marks, what looks like a number or a formula, lines, spaces. */
const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '蒙古族',
        '王䶮',
        '𠮷',
        '\u{323af}',
        '1980.10',
        '0012',
        '=1+1',
        '-5',
        "'",
        '"',
        '&',
        '<',
        '_x0041_',
        '\n',
        ' ',
        '　',
        '·',
        'é',
        '😀',
        '\u202e',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }).filter(words => !/\p{Cc}/u.test(words)),
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''))
const anyName = anyWords.filter(words => words !== '')
const anyMonth = fc
  .tuple(fc.integer({ min: 1950, max: 2022 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
const anyRow = fc.record({
  ...Object.fromEntries(Object.keys(roster.rows[0] ?? {}).map(key => [key, anyWords])),
  rank: fc.integer({ min: 1, max: 99_999 }),
  years: fc.nat(60),
  name: anyName,
  idNumber: anyName,
  birth: anyMonth,
  titleObtained: fc.oneof(anyMonth, fc.constant('')),
})
const anyRoster = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 12 }),
    body: anyName,
    reporter: anyName,
    phone: anyName,
    trackName: anyName,
    year: fc.integer({ min: 2000, max: 2099 }),
  })
  .map(some => RosterFacts.parse({ ...roster, ...some }))

describe('4.2 any roster', () => {
  test('comes back from its spreadsheet exactly as it was, under the same hash', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, async facts => {
        const { madeAt: __, ...given } = facts
        const read = await readRoster(writeRoster(facts))
        expect(read.problems).toEqual([])
        expect(read.roster).toEqual(given)
        expect(read.versionFound).toBe(versionCode(rosterHash(facts)))
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  test.runIf(hasOffice)('comes back the same when LibreOffice has opened and saved it', async () => {
    const read = await readRoster(savedInOffice(writeRoster(withAdded(heads))))
    const { madeAt: __, ...given } = withAdded(heads)
    expect(read.problems).toEqual([])
    expect(read.roster).toEqual(given)
    expect(read.versionFound).toBe(read.versionSaid)
  })

  test.runIf(hasOffice)('is printed from the spreadsheet with its heads on each page, every cell as high as its words', () => {
    const pdf = printedInOffice(writeRoster(roster))
    const pages = textOf(pdf)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('身份证号')
    for (const { idNumber } of roster.rows) expect(pages.join('')).toContain(idNumber)
    expect(overflowsIn(pdf)).toEqual([])
  })

  test('lets nobody type a month as a number, or an identity number of seventeen digits', () => {
    const xml = strFromU8(unzipSync(writeRoster(roster))[sheet] ?? new Uint8Array())
    for (const [area, wanted] of [
      ['C4:C33', '"男,女"'],
      ['T4:T33', '"是,否"'],
      ['F4:F33', '18'],
      ['U4:U33', '11'],
      ['E4:E33', '7'],
      ['O4:O33', '7'],
    ])
      expect(xml).toContain(`sqref="${area}"><formula1>${wanted}</formula1>`)
    expect(strFromU8(unzipSync(writeRoster(roster))['xl/workbook.xml'] ?? new Uint8Array())).toContain(
      'Print_Area" localSheetId="0">\'汇总表\'!$A:$V<',
    )
  })
})

describe('4.2 the roster as a PDF', () => {
  test('has room for the seal in its head, on the first page alone', async () => {
    const pages = textOf(await printRoster(roster))
    expect(pages.map(page => page.includes('填报单位（盖章）'))).toEqual([true, false])
  })

  test('words of any length and width stay in their cells', async () => {
    const { places, printWith } = specimens.roster
    for (const words of ['W'.repeat(5), 'W'.repeat(8), '蒙'.repeat(20), longName])
      expect(overflowsIn(await printWith(place => (places.includes(place) ? words : undefined))), words).toEqual([])
    const named = (place: string) => /name|school|employer|host/.test(place)
    for (const words of ['W'.repeat(50), '\u{323af}'.repeat(6)])
      expect(overflowsIn(await printWith(place => (named(place) ? words : undefined))), words).toEqual([])
  })

  test('has the version code of the spreadsheet, its totals and its heads on each page', async () => {
    const pages = textOf(await printRoster(roster))
    expect(pages.length).toBeGreaterThan(1)
    const counts = pages.map(page => Number(/本页(\d+)人/.exec(page)?.[1]))
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(30)
    for (const [at, page] of pages.entries()) {
      expect(roster.rows.filter(({ idNumber }) => page.includes(idNumber))).toHaveLength(counts[at] ?? -1)
      expect(page).toContain(`版本码${versionCode(rosterHash(roster))}`)
      expect(page).toContain(`本表共30人第${at + 1}页，共${pages.length}页`)
      expect(page).toContain('身份证号')
    }
    expect((await readRoster(writeRoster(roster))).versionSaid).toBe(versionCode(rosterHash(roster)))
  })

  test('holds every person within the margins, each ID number on one line', async () => {
    const pdf = await printRoster(roster)
    const text = textOf(pdf).join('')
    const lines = linesOf(pdf)
    for (const { name } of roster.rows) expect(text).toContain(name)
    for (const { idNumber } of roster.rows) expect(lines.some(line => line.text.includes(idNumber))).toBe(true)
    expect(Math.min(...lines.map(line => line.leftMm))).toBeGreaterThan(7.5)
    expect(Math.max(...lines.map(line => line.rightMm))).toBeLessThan(289.5)
  })

  test('5 says its track, and another track has another hash', () => {
    expect(rosterHash({ ...roster, trackName: '区外培养' })).not.toBe(rosterHash(roster))
  })
})
