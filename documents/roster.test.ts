// The roster: one content, one hash, two files; and what comes back from an office.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { linesOf, textOf } from './read-back.ts'
import { columnsWith, type RosterFacts, rosterHash } from './roster-facts.ts'
import { printRoster } from './roster-pdf.ts'
import { readRoster, writeRoster } from './roster-xlsx.ts'
import { hostile, roster } from './samples.ts'
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
    expect(await codes(edited(xml => xml.replace('<row r="5">', '<row r="5" hidden="1">')))).toEqual(['5 hiddenRow'])
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
    expect(await codes(edited(xml => xml.replace('<row r="5">', '<row r="999999">')))).toEqual(['tooManyRows'])
    expect(await codes(edited(xml => xml.replace('<c r="V5"', '<c r="ZZ5" t="str"><v>x</v></c><c r="V5"')))).toEqual(['tooManyColumns'])
  })
})

describe('4.2 the roster as a PDF', () => {
  test('has the version code of the spreadsheet, its totals and its heads on each page', async () => {
    const pages = textOf(await printRoster(roster))
    expect(pages.length).toBeGreaterThan(1)
    for (const [at, page] of pages.entries()) {
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
