/** Lines of a CSV file that a spreadsheet opens without harm: nothing becomes a formula, and digits that are text stay text. */

/** By which spreadsheets know that it is UTF-8. */
export const csvMark = '\uFEFF'

/** An identity number, a month or a phone: read as a number it would lose its end or its zeros. */
const looksLikeNumber = /^\d[\dEe+./:-]*[Xx]?$/
/** Also in full width, which spreadsheets of East Asia take for a formula. */
const beginsFormula = /^[=+\-@\t\r＝＋－＠]/

const safe = (words: string): string => {
  if (beginsFormula.test(words)) return `'${words}`
  return looksLikeNumber.test(words) ? `\t${words}` : words
}

/** A number stays one. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells
    .map(cell => (typeof cell === 'number' ? String(cell) : safe(cell)))
    .map(words => (/[",\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words))
    .join(',')}\r\n`
