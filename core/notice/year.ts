/** A notice of another year than the policy that is being written: which of its proposals would carry that year into it. */
import type { Proposal } from './shape.ts'

/** The year of a notice, when it is another than `year`. */
export const findOtherYear = (proposals: readonly Proposal[], year: number): number | undefined => {
  const own = proposals.find(({ path }) => path === 'policy.year')?.value
  return typeof own === 'number' && own !== year ? own : undefined
}

/** A year by itself, a day or a span of it, a number or a title that names it; never an amount that only has its digits. */
export const saysYear = ({ value }: Proposal, year: number): boolean =>
  new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u').test(JSON.stringify(value) ?? '')
