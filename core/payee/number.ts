/** Numbers of accounts: how they are typed, told apart and shown. */
import { z } from 'zod'

const sumOf = (digit: number, doubled: boolean) => (doubled && digit > 4 ? digit * 2 - 9 : doubled ? digit * 2 : digit)

/** The check digit of bank cards (ISO/IEC 7812): a wrong or swapped digit is found. */
export const isCardNumber = (number: string): boolean =>
  /^\d{16,19}$/.test(number) && [...number].reverse().reduce((sum, digit, i) => sum + sumOf(Number(digit), i % 2 === 1), 0) % 10 === 0

/** As people read it out: blanks and dashes between the groups say nothing. */
export const AccountNumber = z
  .string()
  .max(60)
  .transform(typed => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8,32}$/, '8 to 32 digits'))

/** The last four digits: enough to recognise it, of no use to anybody else. */
export const masked = (number: string): string => `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`
