// Names by code points, with the middle dot as it should be.
import { expect, test } from 'vitest'
import { compareByStroke, isMongolianName, isName, longestName, nameLength, readName } from './names.ts'

const kept = (typed: string) => {
  const read = readName(typed)
  return read.ok ? read.name : undefined
}
const faults = (typed: string) => {
  const read = readName(typed)
  return read.ok ? [] : read.faults
}

test('GB 18030: a character beyond the Basic Plane is one character', () => {
  expect(nameLength('李𠮷')).toBe(2)
  expect(kept('李𠮷')).toBe('李𠮷')
  expect(isName('𠮷'.repeat(50))).toBe(true)
  expect(faults('𠮷'.repeat(51))).toEqual([{ fault: 'tooLong', length: 51 }])
  expect(longestName).toBe(50)
  expect(faults(' '.repeat(1_000_000))).toEqual([{ fault: 'tooLong', length: 1_000_000 }])
})

test('民委发〔2016〕33号: every dot in use becomes U+00B7, and what was typed is kept', () => {
  for (const dot of ['•', '∙', '・', '●', '･', '‧', '·']) expect(kept(`阿依古丽${dot}买买提`)).toBe('阿依古丽\u00b7买买提')
  expect(readName('其其格•乌云')).toEqual({ ok: true, name: '其其格·乌云', typed: '其其格•乌云', notes: ['dotMapped'] })
  expect(readName('其其格·乌云')).toMatchObject({ notes: [] })
  expect(kept('其其格.乌云')).toBe('其其格·乌云')
  expect(kept('其其格 ・ 乌云')).toBe('其其格·乌云')
  expect(kept('J. Smith')).toBe('J. Smith')
})

test('a space inside a name of two characters is layout; inside a longer one a person looks at it', () => {
  expect(readName('王　明')).toEqual({ ok: true, name: '王明', typed: '王　明', notes: ['spaceRemoved'] })
  expect(kept(' 王  明 ')).toBe('王明')
  expect(readName('欧阳 明')).toMatchObject({ name: '欧阳 明', notes: ['spaceInside'] })
  expect(readName('Anna Berg')).toMatchObject({ name: 'Anna Berg', notes: [] })
  expect(kept('李明\u200b')).toBe('李明')
})

test('nothing is normalised: characters that NFKC or NFC would replace stay themselves', () => {
  for (const name of ['﨑山', '⼈名', 'ﾔﾏﾀﾞ', '羽\ufa1e']) expect(kept(name)).toBe(name)
})

test('a character of the private use area is refused, with its place', () => {
  expect(faults('李\ue000明')).toEqual([{ fault: 'privateUse', position: 2, character: '\ue000' }])
  expect(faults('𠮷𠮷\u{f0000}')).toEqual([{ fault: 'privateUse', position: 3, character: '\u{f0000}' }])
})

test('what is left of a lost character is refused', () => {
  expect(faults('李?')).toEqual([{ fault: 'lostCharacter', position: 2, character: '?' }])
  expect(faults('李\ufffd明')).toMatchObject([{ fault: 'lostCharacter', position: 2 }])
  expect(faults('李\ud842')).toMatchObject([{ fault: 'lostCharacter', position: 2 }])
  expect(faults('李\u0007')).toMatchObject([{ fault: 'controlCharacter', position: 2 }])
  expect(faults('  ')).toEqual([{ fault: 'empty' }])
})

test('by strokes of the surname: 丁 2, 马 3, 王 4, 白 5, 李 7, 敖 10, 蔡 14', () => {
  const names = ['蔡明', '李红', '王芳', '敖特根', '丁一', '白音', '马兰', '王丁']
  expect(names.toSorted(compareByStroke)).toEqual(['丁一', '马兰', '王丁', '王芳', '白音', '李红', '敖特根', '蔡明'])
})

test('a Mongolian name is letters of that script, with the marks that shape them; nothing else passes for it', () => {
  for (const name of ['ᠡᠷᠳᠡᠨᠢᠪᠠᠶᠠᠷ', 'ᠪᠣᠷᠵᠢᠭᠢᠨ ᠨᠠᠷᠠᠨ', 'ᠰᠠᠷ\u180eᠠ', 'ᠴᠡᠴᠡᠭ\u202fᠢᠶᠠᠨ', 'ᠠ\u180bᠨ'])
    expect(isMongolianName(name), name).toBe(true)
  for (const name of ['', ' ', 'Bayar', '巴雅尔', 'ᠪᠠᠶᠠᠷ ', ' ᠪᠠᠶᠠᠷ', 'ᠪᠠᠶᠠᠷ  ᠪᠠᠶᠠᠷ', '\u180bᠠ', 'ᠠ\u202e', 'ᠠ1'])
    expect(isMongolianName(name), name).toBe(false)
  expect(isMongolianName(`${'ᠠ\u180b'.repeat(5000)}x`)).toBe(false)
})
