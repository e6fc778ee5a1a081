/** The codes of sex of GB/T 2261.1-2003. */
import type { Text } from '../../policy/words.ts'

export const sexCodes = ['0', '1', '2', '9'] as const
export type SexCode = (typeof sexCodes)[number]

const names: Readonly<Record<SexCode, Text>> = {
  '0': { zh: '未知的性别', en: 'Unknown' },
  '1': { zh: '男', en: 'Male' },
  '2': { zh: '女', en: 'Female' },
  '9': { zh: '未说明的性别', en: 'Not stated' },
}

/** The name of a code, Chinese and English. */
export const sexName = (code: SexCode): Text => names[code]

const words: ReadonlyMap<string, SexCode> = new Map(
  Object.entries<SexCode>({ 男: '1', 男性: '1', m: '1', male: '1', 女: '2', 女性: '2', f: '2', female: '2', 未知: '0', 未说明: '9' }),
)

/** The code that a sheet's word stands for ('男', '女性', 'M', '1'), or undefined when it stands for none. */
export const findSexCode = (typed: string): SexCode | undefined => {
  const word = typed.trim().toLowerCase()
  return sexCodes.find(code => code === word) ?? words.get(word)
}
