// The readers of cells: what is read, what is asked, and that nothing is guessed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCitizenNumber, makeCitizenNumber } from '../standards/index.ts'
import { readMonth } from './days.ts'
import { readDelimited } from './grid.ts'
import { findHeads, mappingOf } from './heads.ts'
import type { Reading } from './reading.ts'
import { readTitle } from './titles.ts'
import {
  readCitizenNumber,
  readCreditCode,
  readDegree,
  readEducation,
  readEmployerLevel,
  readEthnicGroup,
  readNameCell,
  readPhone,
  readYears,
  readYesNo,
} from './values.ts'

const text = (words: string) => ({ text: words, kind: 'text' }) as const
const number = (words: number | string) => ({ text: String(words), kind: 'number' }) as const
const said = (reading: Reading) =>
  reading.kind === 'value'
    ? reading.value
    : reading.kind === 'ask'
      ? `${reading.why}? ${reading.choices.map(choice => choice.value).join(' ')}`
      : reading.kind === 'wrong'
        ? `${reading.why}!`
        : undefined
const month = (cell: Parameters<typeof readMonth>[0], from1904 = false) => said(readMonth(cell, from1904))

describe('months', () => {
  test.each([
    '1980.03',
    '1980-03',
    '1980/3',
    '1980年3月',
    '1980年03月',
    '198003',
    '19800305',
    '1980-03-05',
    '１９８０.０３',
    '1980.3',
    ' 1980. 03 ',
    '1980-03-05T00:00',
  ])('the text %s is March 1980', words => expect(month(text(words))).toBe('1980-03'))
  test.each([1980.03, 1980.3, 198_003, 19_800_305])('the number %s is March 1980', n => expect(month(number(n))).toBe('1980-03'))

  test('4.2 1980.1 may have been October: it is asked, as a number and as a text, and never guessed', () => {
    const asked = 'octoberOrJanuary? 1980-01 1980-10'
    expect(month(number(1980.1))).toBe(asked)
    expect(month(text('1980.1'))).toBe(asked)
    expect(month(text('1980.10'))).toBe('1980-10')
    expect(month(text('1980.01'))).toBe('1980-01')
    expect(month(text('1980-1'))).toBe('1980-01')
    expect(month(number('1980.1199999999999'))).toBe('1980-12')
  })

  test('a day’s number is read where it is shown as a day, and asked where it is not', () => {
    expect(month({ ...number(29_221), date: true })).toBe('1980-01')
    expect(month({ ...number(27_759), date: true }, true)).toBe('1980-01')
    expect(month(number(29_221))).toBe('serialDay? 1980-01')
  })

  test.each(['1980', '1980.13', '80.3', '三月', '1880.03', '1980..3', '2100-01'])('%s is no month', words =>
    expect(month(text(words))).toBe('month!'),
  )

  test('every month that an office writes comes back, and none turns into another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, m) => {
        const two = String(m).padStart(2, '0')
        for (const written of [`${year}.${two}`, `${year}-${m}`, `${year}年${m}月`, `${year}${two}`])
          expect(month(text(written))).toBe(`${year}-${two}`)
        const asNumber = readMonth(number(Number(`${year}.${two}`)), false)
        if (m === 10) expect(asNumber.kind).toBe('ask')
        else expect(said(asNumber)).toBe(`${year}-${two}`)
      }),
    )
  })
})

describe('identity numbers', () => {
  const good = makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial: 12 })
  test('are read through spaces, full-width digits and a small x', () => {
    const withX =
      [...Array(999).keys()]
        .map(serial => makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial }))
        .find(n => n.endsWith('X')) ?? ''
    expect(said(readCitizenNumber(text(` ${good.slice(0, 6)} ${good.slice(6)}`)))).toBe(good)
    expect(said(readCitizenNumber(text(withX.toLowerCase())))).toBe(withX)
    expect(said(readCitizenNumber(text([...good].map(c => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join(''))))).toBe(good)
  })

  test('4.2 that a spreadsheet made a number of have lost digits, and it says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), serial => {
        const whole = makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial })
        if (whole.endsWith('X')) return
        const lost = Number(whole)
        const cut = `${whole.slice(0, 15)}000`
        for (const cell of [number(lost), text(lost.toExponential(5).replace('e', 'E'))])
          expect(said(readCitizenNumber(cell))).toBe('digitsLost!')
        expect(said(readCitizenNumber(text(cut)))).toBe(isCitizenNumber(cut) ? `digitsLost? ${cut}` : 'digitsLost!')
      }),
    )
  })

  test('with one wrong character are no number', () => {
    const last = good.endsWith('1') ? '2' : '1'
    expect(said(readCitizenNumber(text(good.slice(0, 17) + last)))).toBe('number!')
    expect(said(readCitizenNumber(text('见附件')))).toBe('number!')
  })
})

describe('words', () => {
  test('a space inside a name of two characters goes, and is told', () => {
    expect(readNameCell(text('王　明'))).toEqual({ kind: 'value', value: '王明', note: 'spaces' })
    expect(readNameCell(text('阿拉腾·苏和'))).toEqual({ kind: 'value', value: '阿拉腾·苏和' })
    expect(said(readNameCell(text('包 青山')))).toBe('spaceInside? 包青山 包 青山')
    expect(said(readNameCell(text('?')))).toBe('name!')
  })

  test('a misspelt ethnic group is read and told; an unknown one is asked', () => {
    expect(readEthnicGroup(text('达翰尔'))).toEqual({ kind: 'value', value: '31', note: 'corrected' })
    expect(readEthnicGroup(text('蒙古族'))).toEqual({ kind: 'value', value: '02' })
    expect(readEthnicGroup(text('少数')).kind).toBe('ask')
  })

  test('education that may be several is asked; a degree is none', () => {
    expect(said(readEducation(text('本科')))).toBe('21')
    expect(said(readEducation(text('硕士研究生学历')))).toBe('14')
    expect(said(readEducation(text('研究生')))).toBe('severalMeanings? 14 11 17')
    expect(said(readEducation(text('硕士')))).toBe('severalMeanings? 14 21')
    expect(said(readDegree(text('工学硕士')))).toBe('master')
    expect(readDegree(text('名誉博士')).kind).toBe('ask')
  })

  test('the level of a title is looked up, never read from its words', () => {
    expect(said(readTitle('副研究员', { series: '自然科学研究' }))).toEqual({
      series: '自然科学研究',
      level: 'associateSenior',
      name: '副研究员',
    })
    expect(readTitle('副研究员', {}).kind).toBe('ask')
    expect(said(readTitle('高级教师', { level: '中级' }))).toEqual({ level: 'intermediate', name: '高级教师' })
    expect(said(readTitle('工程师', {}))).toMatchObject({ series: '工程技术', level: 'intermediate' })
    expect(said(readTitle('无', {}))).toMatchObject({ level: 'none' })
    expect(said(readTitle('副研究员', {}, '自然科学研究|associateSenior'))).toMatchObject({ level: 'associateSenior' })
    expect(readTitle('某某师', {}).kind).toBe('ask')
  })

  test('phones, codes, years and answers are read or refused', () => {
    expect(said(readPhone(number('1.3800001234E10')))).toBe('13800001234')
    expect(said(readPhone(text('+86 138-0000-1234')))).toBe('13800001234')
    expect(said(readPhone(text('13800001234/13900001234')))).toBe('severalPhones? 13800001234 13900001234')
    expect(said(readPhone(text('0471-1234567')))).toBe('phone!')
    expect(said(readCreditCode(number('1.21501E+17')))).toBe('digitsLost!')
    expect(said(readYears(text('8年')))).toBe(8)
    expect(said(readYears(number(8.7)))).toBe(8)
    expect(said(readYears(text('很久')))).toBe('years!')
    expect([said(readYesNo(text('服从'))), said(readYesNo(text('×')))]).toEqual([true, false])
    expect([said(readEmployerLevel(text('旗县（基层）'))), said(readEmployerLevel(text('自治区直属')))]).toEqual(['banner', 'region'])
  })

  test('no text at all makes a reader throw', () => {
    const readers = [
      readNameCell,
      readCitizenNumber,
      readEthnicGroup,
      readEducation,
      readDegree,
      readPhone,
      readCreditCode,
      readYears,
      readYesNo,
      readEmployerLevel,
    ]
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('text', 'number', 'other'), (words, kind) => {
        for (const read of readers) expect(read({ text: words, kind }).kind).not.toBe('empty')
        expect(readMonth({ text: words, kind }, false).kind).not.toBe('empty')
        expect(() => readTitle(words, {})).not.toThrow()
      }),
    )
  })
})

describe('what was pasted', () => {
  test('cells with tabs, line feeds and quotes come back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '王', '"', '\t', '\n', ',', ' '), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), lines => {
        const quoted = [['h1', 'h2'], ...lines].map(cells => cells.map(c => `"${c.replaceAll('"', '""')}"`).join('\t')).join('\r\n')
        const grid = readDelimited(quoted)
        for (const { n, cells } of grid.rows)
          if (n > 1) expect(cells.map(c => c?.text ?? '')).toEqual(lines[n - 2]?.map(c => (c.trim() === '' ? '' : c)))
      }),
    )
  })

  test('heads are found below a title, in two lines, and by other names', () => {
    const grid = readDelimited('某某局汇总表\t\t\t\n序号\t姓  名\t身份证号码（18位）\t学历学位\n\t\t\t学历\n1\t王明\t1\t本科')
    const heads = findHeads(grid)
    expect(heads).toMatchObject({ first: 2, last: 3 })
    expect(mappingOf(heads?.words ?? [])).toEqual(['rank', 'name', 'citizenNumber', 'education'])
    expect(mappingOf(['姓名', '自定义'], new Map([['自定义', 'phone']]))).toEqual(['name', 'phone'])
    expect(mappingOf(['姓名', '姓名'])).toEqual(['name', undefined])
    expect(findHeads(readDelimited('随便\t写写\n没有\t表头'))).toBeUndefined()
  })
})
