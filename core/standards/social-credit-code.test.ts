// Social credit codes by GB 32100.
import { expect, test } from 'vitest'
import { creditCodeCheck, isCreditCode, makeCreditCode, normaliseCreditCode, organisationKindOf } from './social-credit-code.ts'

test('GB 32100: the sample code 91350100M000100Y43 passes and is an enterprise', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3')
  expect(organisationKindOf('91350100M000100Y43')).toBe('enterprise')
})

test('the code is the same in small letters, full width and with spaces', () => {
  expect(normaliseCreditCode(' 91350100 m000100y43 ')).toBe('91350100M000100Y43')
  expect(isCreditCode('９１３５０１００ｍ０００１００ｙ４３')).toBe(true)
})

test('the letters I O S V Z belong to no code, and one wrong character is found', () => {
  for (const letter of 'IOSVZ') expect(isCreditCode(`91350100${letter}000100Y43`)).toBe(false)
  const good = '91350100M000100Y43'
  for (let i = 8; i < 18; i++)
    for (const c of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      if (c !== good[i]) expect(isCreditCode(good.slice(0, i) + c + good.slice(i + 1))).toBe(false)
  expect(isCreditCode('')).toBe(false)
  expect(isCreditCode('91350100M000100Y4')).toBe(false)
})

test('a code made for an invented unit is well formed and tells its kind', () => {
  const codes = Array.from({ length: 500 }, (_, serial) => makeCreditCode({ kind: '12', division: '150100', serial }))
  expect(codes.every(isCreditCode)).toBe(true)
  expect(new Set(codes).size).toBe(500)
  expect(organisationKindOf(codes[0] ?? '')).toBe('publicInstitution')
  expect(organisationKindOf(makeCreditCode({ kind: '11', division: '150000', serial: 1 }))).toBe('stateOrgan')
  expect(() => makeCreditCode({ kind: 'OO', division: '150100', serial: 1 })).toThrow(RangeError)
  expect(() => makeCreditCode({ kind: '12', division: '1501', serial: 1 })).toThrow(RangeError)
})
