// The worked cases of the money that lie beside a policy: what a person is due, by item and payer, to the fen.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { scholars } from '../../test/scholars.ts'
import { addDays } from '../calendar.ts'
import { decimalYuan } from '../money.ts'
import { heldSums, monthlySums, settledNow } from './monthly.ts'
import { type Sum, sumsOn } from './sums.ts'

const Span = z.strictObject({ from: z.iso.date(), to: z.iso.date() })
const Cases = z.array(
  z.strictObject({
    name: z.string(),
    clause: z.string(),
    track: z.string(),
    study: Span,
    away: z.array(Span).default([]),
    passed: z.boolean(),
    due: z.record(z.string(), z.record(z.string(), z.string())),
    sums: z.record(z.string(), z.string()).default({}),
  }),
)
const text = readFileSync(new URL('../../policy/visiting-scholars/2023/worked.yaml', import.meta.url), 'utf8')
const cases = Cases.parse(parse(text))

type Case = z.output<typeof Cases>[number]
/** Everything that falls due from the enrolment to the end, month by month. */
const dueTo = ({ track, study, away, passed }: Case): readonly Sum[] => {
  const studied = { track, study, leaves: away.map(span => ({ ...span, countsAsTraining: false })), unfunded: [] }
  let settled: ReturnType<typeof settledNow> = []
  const sums: Sum[] = [...sumsOn(scholars, 'enrolled', studied)]
  const take = (steps: ReturnType<typeof monthlySums>) => {
    settled = settledNow(settled, steps)
    sums.push(...steps.flatMap(step => step.sums))
  }
  for (let day = study.from; day <= addDays(study.to, 1); day = addDays(day, 1)) take(monthlySums(scholars, studied, settled, day))
  if (passed) {
    take(heldSums(scholars, studied, settled))
    sums.push(...sumsOn(scholars, 'assessmentPassed', studied))
  }
  return sums
}

const byPayer = (sums: readonly Sum[]) => {
  const totals: Record<string, Record<string, string>> = {}
  for (const item of new Set(sums.map(sum => sum.item)))
    totals[item] = Object.fromEntries(
      ['fund', 'employer'].flatMap(payer => {
        const own = sums.filter(sum => sum.item === item && sum.payer === payer)
        return own.length === 0 ? [] : [[payer, decimalYuan(own.reduce((total, sum) => total + sum.amountFen, 0))]]
      }),
    )
  return totals
}

test('there are worked cases of everything that the rent can be', () => expect(cases.length).toBeGreaterThanOrEqual(5))

test.each(cases)('scholars $clause $name', one => {
  const sums = dueTo(one)
  expect(byPayer(sums)).toEqual(one.due)
  for (const [name, yuan] of Object.entries(one.sums))
    expect([name, decimalYuan(sums.find(sum => sum.name === name)?.amountFen ?? 0)]).toEqual([name, yuan])
  // Each sum is named once, and the parts of an item by its payers are what its shares say of the whole, to the fen.
  expect(new Set(sums.map(sum => sum.name)).size).toBe(sums.length)
})
