/** Numbers of official documents: one register per issuing code and year, counted up under a lock and without a gap. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { numbersGiven, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'

export const DocumentNumber = z.strictObject({ code: z.string(), year: z.int(), number: z.int().positive() })
export type DocumentNumber = z.infer<typeof DocumentNumber>

type F = Pick<Facts<object>, 'today' | 'balance'>

const registerOf = ({ policy }: Law, { today }: Pick<F, 'today'>) => ({
  code: policy.documents.numberCode.value,
  year: Number(today.slice(0, 4)),
})

/** The register that a numbered document of this day needs locked. */
export const countsNumbers = (law: Law, facts: Pick<F, 'today'>): readonly string[] => {
  const { code, year } = registerOf(law, facts)
  return [numbersGiven(code, year)]
}

/** The next number of the day's register. */
export const nextNumber = (law: Law, facts: F): DocumentNumber => {
  const { code, year } = registerOf(law, facts)
  return { code, year, number: facts.balance(numbersGiven(code, year)) + 1 }
}

/** The number is used up. */
export const takeNumber = ({ policy }: Law, { code, year }: DocumentNumber): readonly Transfer[] => [
  transfer(world('numbers'), numbersGiven(code, year), 1, policy.documents.numberCode.clause),
]

/** A number as documents carry it: 内人社办函〔2022〕7号. */
export const writtenNumber = ({ code, year, number }: DocumentNumber): string => `${code}〔${year}〕${number}号`
