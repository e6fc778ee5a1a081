// A word of the standards is found by its sound, as a clerk types it.
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { fixedWords } from './fixed-words.ts'
import { knownSounds, soundsLike } from './sounds.ts'

test.each([
  ['dawoer', '达斡尔族'],
  ['dwe', '达斡尔族'],
  ['daw', '达斡尔族'],
  ['ewk', '鄂温克族'],
  ['elc', '鄂伦春族'],
  ['menggu', '蒙古族'],
  ['mgz', '蒙古族'],
  ['斡尔', '达斡尔族'],
  ['DaWoEr', '达斡尔族'],
  ["da'wo er", '达斡尔族'],
  ['manzhouli', '满洲里市 150781'],
  ['mzl', '满洲里市 150781'],
  ['1507', '满洲里市 150781'],
  ['linchuang', '临床医学'],
])('%s finds %s', (typed, word) => {
  expect(soundsLike(typed, word)).toBe(true)
})

test.each([
  ['xyz', '达斡尔族'],
  ['dwk', '达斡尔族'],
  ['维吾尔', '达斡尔族'],
])('%s does not find %s', (typed, word) => {
  expect(soundsLike(typed, word)).toBe(false)
})

test('every character of the lists has the sound that a dictionary gives it there', () => {
  const sounds = knownSounds()
  const words = fixedWords()
  expect(words.length).toBeGreaterThan(250)
  const wrong = words.flatMap(word => {
    const told = pinyin(word, { toneType: 'none', type: 'array', v: true })
    return [...word].flatMap((character, i) =>
      /\p{Script=Han}/u.test(character) && !sounds.get(character)?.includes(told[i] ?? '') ? [`${character} ${told[i]}`] : [],
    )
  })
  expect(wrong).toEqual([])
})

test('every word of the lists is found by its full sound and by its initials', () => {
  for (const word of fixedWords()) {
    const told = pinyin(word, { toneType: 'none', type: 'array', v: true }).filter((_, i) => /\p{Script=Han}/u.test([...word][i] ?? ''))
    if (told.length !== [...word].length) continue
    expect(soundsLike(told.join(''), word)).toBe(true)
    expect(soundsLike(told.map(sound => sound[0]).join(''), word)).toBe(true)
  }
})
