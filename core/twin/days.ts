/** Months and days as sheets hold them: '1980.3', '1980年3月', 198003, a day's serial number, and 1980.1, of which nobody knows any more whether it was October. */
import type { Cell } from './grid.ts'
import { ask, bare, type Reading, value, wrong } from './reading.ts'

const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`
const isYear = (year: number) => year >= 1900 && year <= 2099
const asMonth = (year: number, month: number): Reading =>
  isYear(year) && month >= 1 && month <= 12 ? value(monthText(year, month)) : wrong('month')

/** A spreadsheet counts days from the last of 1899, with a day in 1900 that never was, or from the first of 1904. */
const dayOfSerial = (serial: number, from1904: boolean): string => {
  const days = Math.floor(serial)
  const start = from1904 ? '1904-01-01T00:00Z' : days <= 59 ? '1899-12-31T00:00Z' : '1899-12-30T00:00Z'
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
}
/** From 1900 to 2099; smaller and larger numbers are no day of anybody's life. */
const isSerial = (n: number) => n >= 1 && n < 73_051

const decembers = (year: number) => [
  { value: monthText(year, 1), zh: `${year}年1月` },
  { value: monthText(year, 10), zh: `${year}年10月` },
]

const inDigits = (digits: string): Reading | undefined => {
  if (/^\d{6}$/.test(digits)) return asMonth(Number(digits.slice(0, 4)), Number(digits.slice(4)))
  if (/^\d{8}$/.test(digits)) return asMonth(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)))
  return undefined
}

const inText = (text: string): Reading => {
  const words = bare(text).replace(/(?<![月日号])[月日号]+$/u, '')
  const found = /^(\d{4})([.\-/年、])(\d{1,2})(?:[.\-/月](\d{1,2})(?:[T日].*)?)?$/u.exec(words)
  if (!found) return inDigits(words) ?? wrong('month')
  const [, year, sign, month, day] = found
  if (sign === '.' && month === '1' && day === undefined) return ask('octoberOrJanuary', decembers(Number(year)))
  return asMonth(Number(year), Number(month))
}

const inNumber = (text: string, from1904: boolean): Reading => {
  const number = Number(text)
  if (Number.isInteger(number)) {
    const digits = inDigits(String(number))
    if (digits) return digits
    if (number < 10_000 || !isSerial(number)) return wrong('month')
    const day = dayOfSerial(number, from1904)
    return ask('serialDay', [{ value: day.slice(0, 7), zh: `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月` }])
  }
  // 1980.12 may be stored as 1980.1199999999999.
  const [year = '', rest = ''] = String(Number(number.toFixed(4))).split('.')
  if (rest === '1') return ask('octoberOrJanuary', decembers(Number(year)))
  return rest.length <= 2 ? asMonth(Number(year), Number(rest)) : wrong('month')
}

/** 'YYYY-MM', or what has to be asked. */
export const readMonth = ({ text, kind, date }: Cell, from1904: boolean): Reading => {
  if (kind !== 'number') return inText(text)
  if (date !== true) return inNumber(text, from1904)
  const serial = Number(text)
  return isSerial(serial) ? value(dayOfSerial(serial, from1904).slice(0, 7), 'fromDay') : wrong('month')
}
