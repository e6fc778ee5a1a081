/** The budget line of the round: allotted before anybody is admitted, advanced in part, closed when its year is over, and carried on. */
import { lineId } from '../../core/budget/dossier.ts'
import { planOf } from '../../core/payment/budget.ts'
import { cashier, checker, leader, type Teller } from '../teller.ts'

/** The line is what places and rates come to. Finance enters it first with a slip of the pen. */
export const allot = async (t: Teller) => {
  const line = lineId(t.round, t.law.policy.year)
  const { totalFen: amountFen } = planOf(t.law)
  const given = { round: t.round, year: String(t.law.policy.year), lineCode: 'RC-2022-017' }
  await t.act(cashier, 'budget', line, 'propose', { ...given, amountFen: amountFen * 10 })
  await t.act(leader, 'budget', line, 'decline', { reason: '金额多写一位，请核对后重新登记。' })
  await t.act(cashier, 'budget', line, 'propose', { ...given, amountFen })
  await t.mustBeRefused(cashier, 'budget', line, 'grant')
  await t.act(leader, 'budget', line, 'grant')
}

/** Half of the line comes before the hosts are paid. */
export const advanceHalf = async (t: Teller, on: string) => {
  const line = lineId(t.round, t.law.policy.year)
  const amountFen = planOf(t.law).totalFen / 2
  await t.act(cashier, 'budget', line, 'askAdvance', { amountFen, reference: 'YB2022-0901', on })
  await t.act(checker, 'budget', line, 'advance')
}

/** The treasury grants a little more for the year, and takes it back: the price of rooms had been reckoned twice. */
export const changeTwice = async (t: Teller) => {
  const line = lineId(t.round, t.law.policy.year)
  const { totalFen } = planOf(t.law)
  await t.act(cashier, 'budget', line, 'askChange', { amountFen: totalFen + 2_000_000, reason: '财政追加指标。' })
  await t.act(leader, 'budget', line, 'change')
  await t.act(cashier, 'budget', line, 'askChange', { amountFen: totalFen, reason: '追加部分核减。' })
  await t.act(leader, 'budget', line, 'sendBack', { reason: '缺少核减文件。' })
  await t.act(cashier, 'budget', line, 'askChange', { amountFen: totalFen, reason: '追加部分核减，文件已补。' })
  await t.act(leader, 'budget', line, 'change')
}

/** The year is over: its line is closed by two, and what is left goes on. */
export const closeBooks = async (t: Teller, year: number) => {
  const line = lineId(t.round, year)
  await t.act(cashier, 'budget', line, 'askClosing')
  await t.act(checker, 'budget', line, 'closeYear')
}
