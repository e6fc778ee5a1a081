/** Numbers as notices write them: full-width digits, Chinese numerals, thousands with commas. Folding keeps every offset. */

const digits = '〇一二三四五六七八九'
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const myriad = 10 ** 4

/** What stands for one Chinese numeral in a regular expression. */
export const han = '[〇零一二三四五六七八九十百千两]'

const folded = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0
  if (letter === '\u3000' || letter === '\u00a0' || letter === '\t') return ' '
  if (letter === '○' || letter === '◯' || letter === 'О') return '〇'
  return String.fromCharCode(code - 0xff01 + 0x21)
}

/** The same text, unit for unit, with half-width digits, letters, dots, brackets and spaces. */
export const fold = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a．％～（）：，；＋－＝／\u3000\u00a0\t○◯О]/g, folded)

const digitOf = (letter: string): number => (letter === '零' ? 0 : letter === '两' ? 2 : digits.indexOf(letter))

/** 二〇二二 is read digit by digit, 四十五 by its units. Undefined for what is neither. */
const hanNumber = (word: string): number | undefined => {
  const letters = Array.from(word)
  if (letters.length > 1 && letters.every(letter => digitOf(letter) >= 0)) return Number(letters.map(digitOf).join(''))
  const read = { sum: 0, digit: 0, ok: true }
  for (const letter of letters) {
    const unit = units[letter]
    if (unit === undefined) read.digit = digitOf(letter)
    else read.sum += (read.digit === 0 ? 1 : read.digit) * unit
    if (unit !== undefined) read.digit = 0
    if (unit === undefined && read.digit < 0) read.ok = false
  }
  return read.ok && letters.length > 0 ? read.sum + read.digit : undefined
}

/** 45, 33,000, 3.3万, 四十五, 两, 一万二千, 八十. Undefined when it is no number. */
export const numberOf = (written: string): number | undefined => {
  const word = written.replace(/[\s,，]/g, '')
  const isMyriad = word.endsWith('万')
  const plain = isMyriad ? word.slice(0, -1) : word
  if (/^\d+(?:\.\d+)?$/.test(plain)) return isMyriad ? Math.round(Number(plain) * 1e6) / 100 : Number(plain)
  const at = word.indexOf('万')
  if (at < 0) return hanNumber(word)
  const [high, low] = [hanNumber(word.slice(0, at)), at === word.length - 1 ? 0 : hanNumber(word.slice(at + 1))]
  return high === undefined || low === undefined ? undefined : high * myriad + low
}

const names = ['', '十', '百', '千']

/** 45 → 四十五; up to 9,999, as clauses are counted. */
export const hanOf = (number: number): string => {
  const written = Array.from(String(number))
    .map((digit, i, all) => (digit === '0' ? '零' : `${digits[Number(digit)]}${names[all.length - 1 - i]}`))
    .join('')
    .replace(/零零*/g, '零')
    .replace(/(.)零$/, '$1')
  return written.startsWith('一十') ? written.slice(1) : written
}
