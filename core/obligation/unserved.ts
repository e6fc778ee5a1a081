/** The part of the service that was not served, as a case counts it. */
import { monthsServed, type Served } from './served.ts'

/** So many of so many months, days or years. */
export type Unfulfilled = { readonly part: number; readonly of: number; readonly unit: 'day' | 'month' | 'year' }

/** By months, or by years, of which only whole ones count as served: 30 months of 60 leave 30 of 60 months, or 3 of 5 years. */
export const unserved = (service: Served & { readonly owedMonths: number }, countedBy: 'month' | 'year'): Unfulfilled => {
  const { owedMonths } = service
  const served = Math.min(owedMonths, monthsServed(service))
  if (countedBy === 'month') return { part: owedMonths - served, of: owedMonths, unit: 'month' }
  const whole = served === owedMonths ? served : Math.floor(served / 12) * 12
  const [part, of] = [owedMonths - whole, owedMonths]
  return part % 12 === 0 && of % 12 === 0 ? { part: part / 12, of: of / 12, unit: 'year' } : { part, of, unit: 'month' }
}
