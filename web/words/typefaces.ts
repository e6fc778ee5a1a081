/** The words about characters that the typeface of papers lacks. */
import type { Language } from '../settings.ts'

const zh = {
  title: '打印时请核对这些字',
  lent: (words: string, character: string, code: string, family: string) =>
    `“${words}”中的“${character}”（${code}）不在正文字体里，打印时用 ${family} 代替。`,
  missing: (words: string, code: string) =>
    `“${words}”中有一个字（${code}）没有任何已装字体能显示，打印时以带框的编码代替。请系统管理员装上含有它的字体。`,
}
type Words = typeof zh
const en: Words = {
  title: 'Check these characters when you print',
  lent: (words, character, code, family) => `“${character}” (${code}) in “${words}” is not in the typeface of papers; ${family} lends it.`,
  missing: (words, code) =>
    `No installed typeface has ${code} in “${words}”: a paper shows its code point in a frame. Ask the administrator for a typeface that has it.`,
}

export const typefaceWords: Readonly<Record<Language, Words>> = { zh, en }
