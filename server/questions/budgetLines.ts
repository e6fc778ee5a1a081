/** The budget lines of a round: each year's line beside what was really paid in that year. */
import { granted } from '../../core/accounts.ts'
import { type Budget, blank, nextYear } from '../../core/budget/dossier.ts'
import { planOf } from '../../core/payment/budget.ts'
import { questions } from '../../core/question.ts'
import { forecastIn, yearsOf } from '../spending.ts'
import { answering, sitsAt } from './asking.ts'
import { readableIn } from './money.ts'

const linesText = `select id, status, state from dossier where subject = 'budget' and round = $1 order by id`
type Row = { readonly id: string; readonly status: string; readonly state: Partial<Budget> }

const restOf = ({ status, closing, amountFen, carriedFen }: Budget, netFen: number): number => {
  if (closing) return closing.restFen
  return status === 'granted' || status === 'asked' ? amountFen + carriedFen - netFen : 0
}

export const budgetLines = answering(questions.budgetLines, async (asking, { round }) => {
  const law = await readableIn(asking, round)
  if (!law) return undefined
  const { query } = asking
  const years = await yearsOf(query, round)
  const rows = await query<Row>(linesText, [round])
  const lines = rows.map(({ id, status, state }) => {
    const line: Budget = { ...blank, ...state }
    const { year = '', lineCode: code = '', amountFen, carriedFen, advancedFen, closing } = line
    const { paidFen = 0, returnedFen = 0 } = years.find(one => one.year === year) ?? {}
    const restFen = restOf(line, paidFen - returnedFen)
    return { id, year, code, status, amountFen, carriedFen, advancedFen, paidFen, returnedFen, restFen, rest: closing?.rest ?? null }
  })
  const [balance] = await query<{ balance: number }>('select balance from counter where name = $1', [granted(round)])
  const last = lines.at(-1)?.year
  return {
    foreseen: law.policy.money.budget !== undefined,
    mine: sitsAt(asking, law, 'finance'),
    next: last === undefined ? String(law.policy.year) : nextYear(last),
    planFen: planOf(law).totalFen,
    forecastFen: await forecastIn(query, law, round),
    grantedFen: balance?.balance ?? 0,
    lines,
  }
})
