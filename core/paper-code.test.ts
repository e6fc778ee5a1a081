// The code on paper says which version of which document a page is, and nothing of anybody.
import { expect, test } from 'vitest'
import { asRead, findPaperCode, findShortCode, paperCode, shortCode } from './paper-code.ts'

const roster = { kind: 'roster', id: 'nmg-tepei-2022.inside.150100', version: 2, hash: '0123456789abcdef', page: 1, pages: 3 } as const

test('5 a page of a roster is known by its code: whose it is, which version, which page of how many', () => {
  expect(paperCode(roster)).toBe('tepei:roster:nmg-tepei-2022.inside.150100:2:0123456789abcdef:1/3')
  expect(findPaperCode(` ${paperCode(roster)}\n`)).toEqual(roster)
})

test('5 the code of something else is none of ours', () => {
  const others = [
    '',
    'https://tepei.example/x',
    'tepei:letter:a:1:0123456789abcdef:1/1',
    'tepei:roster:a:0:0123456789abcdef:1/1',
    'tepei:roster:a:1:0123456789abcdeg:1/1',
    'tepei:roster:a:1:0123456789abcdef:2/1',
    'tepei:roster:a b:1:0123456789abcdef:1/1',
    `${paperCode(roster)}:more`,
  ]
  expect(others.map(findPaperCode)).toEqual(others.map(() => undefined))
})

test('5 whoever types the short code may write it small, with spaces, and mistake O for zero', () => {
  const short = shortCode(roster.hash)
  expect(short).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(findShortCode(` ${short.toLowerCase().replace('-', ' ')} `)).toBe(short)
  expect(findShortCode('OIL0-9Q2T')).toBe('0110-9Q2T')
  expect(['', 'XK4M-9Q2', 'XK4M-9Q2TT', 'UK4M-9Q2T'].map(findShortCode)).toEqual([undefined, undefined, undefined, undefined])
})

test('4.2 a reader that types under Chinese input or with the caps lock on is understood', () => {
  const code = 'tepei:roster:nmg-tepei-2022.inside.12X:2:0123456789abcdef:1/3'
  expect(asRead(` ${code}\r\n`)).toBe(code)
  expect(asRead('TEPEI:ROSTER:NMG-TEPEI-2022.INSIDE.12x:2:0123456789ABCDEF:1/3')).toBe(code)
  expect(asRead('ｔｅｐｅｉ：roster：nmg-tepei-2022．inside．12X：2：0123456789abcdef：1／3')).toBe(code)
  expect(asRead('XK4M-9Q2T')).toBe('XK4M-9Q2T')
})
