/** Numbers of accounts: how they are typed, told apart and shown. */
import { z } from 'zod'

/** A doubled digit, its own digits summed. */
const doubled = (digit: number) => (digit > 4 ? digit * 2 - 9 : digit * 2)

/** The digits of a card with the digit that checks them (ISO/IEC 7812): a wrong or swapped one is found. */
export const withCheckDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + (i % 2 === 0 ? doubled(Number(digit)) : Number(digit)), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

export const isCardNumber = (number: string): boolean => /^\d{16,19}$/.test(number) && withCheckDigit(number.slice(0, -1)) === number

/** As people read it out: blanks and dashes between the groups say nothing. */
export const AccountNumber = z
  .string()
  .max(60)
  .transform(typed => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8,32}$/, '8 to 32 digits'))

/** The last four digits: enough to recognise it, of no use to anybody else. */
export const masked = (number: string): string => `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`
