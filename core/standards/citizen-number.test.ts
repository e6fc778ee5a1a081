// Citizen numbers by GB 11643.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citizenNumberCheck, isCitizenNumber, makeCitizenNumber, normaliseCitizenNumber, parseCitizenNumber } from './citizen-number.ts'

test('GB 11643: the two numbers printed in the standard pass and say who they are', () => {
  expect(parseCitizenNumber('11010519491231002X')).toEqual({
    ok: true,
    number: '11010519491231002X',
    kind: 'citizen',
    division: '110105',
    birthDate: '1949-12-31',
    sex: '2',
  })
  expect(parseCitizenNumber('440524188001010014')).toMatchObject({ ok: true, birthDate: '1880-01-01', sex: '1' })
})

test('a number typed with spaces, full-width digits and a small x is the same number', () => {
  expect(normaliseCitizenNumber(' 110105 19491231 002x')).toBe('11010519491231002X')
  expect(normaliseCitizenNumber('１１０１０５１９４９１２３１００２ｘ\u200b')).toBe('11010519491231002X')
  expect(isCitizenNumber('110105　19491231　002x')).toBe(true)
})

test('a division that no longer exists is still a division: 152127, 152301, 152326, 152634, 152701, 152824', () => {
  for (const division of ['152127', '152301', '152326', '152634', '152701', '152824', '159900']) {
    const number = makeCitizenNumber({ division, birthDate: '1978-05-06', serial: 12 })
    expect(parseCitizenNumber(number)).toMatchObject({ ok: true, division, birthDate: '1978-05-06', sex: '2' })
  }
})

test('a residence permit is recognised as one', () => {
  const hongKong = makeCitizenNumber({ division: '810000', birthDate: '1990-01-01', serial: 3 })
  const foreign = makeCitizenNumber({ division: '931840', birthDate: '1990-01-01', serial: 3 })
  expect(parseCitizenNumber(hongKong)).toMatchObject({ kind: 'hongKongMacaoTaiwanResident' })
  expect(parseCitizenNumber(foreign)).toMatchObject({ kind: 'foreignPermanentResident' })
})

test('each way to be no number has its name', () => {
  const faultOf = (text: string) => {
    const parsed = parseCitizenNumber(text)
    return parsed.ok ? undefined : parsed.fault
  }
  expect(faultOf('  ')).toBe('empty')
  expect(faultOf('110105491231002')).toBe('old15')
  expect(faultOf('1101051949123100')).toBe('length')
  expect(faultOf('1101051949123100AX')).toBe('characters')
  expect(faultOf('11010519491231X02X')).toBe('characters')
  expect(faultOf('01010519491231002X')).toBe('division')
  expect(faultOf('110105194913310028')).toBe('birthDate')
  expect(faultOf('110105190002290021')).toBe('birthDate')
  expect(faultOf('110105194912310021')).toBe('checkCharacter')
})

test('any single wrong digit and any two neighbours exchanged are found', () => {
  const good = '11010519491231002X'
  for (let i = 0; i < 17; i++) {
    for (const digit of '0123456789') {
      if (digit !== good[i]) expect(isCitizenNumber(good.slice(0, i) + digit + good.slice(i + 1))).toBe(false)
    }
    const swapped = `${good.slice(0, i)}${good[i + 1]}${good[i]}${good.slice(i + 2)}`
    if (swapped !== good) expect(isCitizenNumber(swapped)).toBe(false)
  }
})

test('every number that is made is read back as its parts', () => {
  const days = fc.integer({ min: 0, max: 60_000 }).map(n => new Date(Date.UTC(1900, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 799_999 }), days, fc.integer({ min: 0, max: 999 }), (division, birthDate, serial) => {
      const parsed = parseCitizenNumber(makeCitizenNumber({ division: String(division), birthDate, serial }))
      expect(parsed).toMatchObject({ ok: true, division: String(division), birthDate, sex: serial % 2 === 1 ? '1' : '2' })
    }),
  )
})

test('the maker refuses parts that make no number', () => {
  expect(() => makeCitizenNumber({ division: '159900', birthDate: '1980-02-30', serial: 1 })).toThrow(RangeError)
  expect(() => makeCitizenNumber({ division: '159900', birthDate: '1980-02-01', serial: 1000 })).toThrow(RangeError)
  expect(() => citizenNumberCheck('123')).toThrow(RangeError)
})
