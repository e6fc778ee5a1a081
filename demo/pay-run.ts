/** A payment run told from the list to the bank's word, for every programme's story. */
import { hash } from 'node:crypto'
import { decimalYuan } from '../core/money.ts'
import { payeeOfHost } from '../core/payee/dossier.ts'
import { withCheckDigit } from '../core/payee/number.ts'
import { lineId, runId } from '../core/run/dossier.ts'
import type { Invented } from './people.ts'
import { hostOf, selfOf, type Teller } from './teller.ts'

type Outcome = '成功' | '失败'
/** The bank's answer to a run, in the general form; the line at `rejected` goes to a wrong account. */
const answer = async (t: Teller, run: string, number: number, on: string, rejected?: number) => {
  const rows = (await t.linesOf(run)).map(({ n, amountFen }) => {
    const outcome: Outcome = n === rejected ? '失败' : '成功'
    const reference = outcome === '成功' ? `R${on.replaceAll('-', '')}${String(n).padStart(5, '0')}` : ''
    return [lineId(number, n), decimalYuan(amountFen), outcome, reference, on, outcome === '失败' ? '账号有误' : ''].join(',')
  })
  const text = `行号,金额,结果,流水号,日期,原因\r\n${rows.join('\r\n')}\r\n`
  return { name: `${run}-回单.csv`, content: Buffer.from(text).toString('base64') }
}

const nextNumber = async (t: Teller): Promise<number> => {
  const all = await Promise.all(
    ['made', 'locked', 'approved', 'released', 'sent', 'closed', 'abandoned'].map(status => t.list('run', { status })),
  )
  return all.flat().length + 1
}

/** One run from the list to the bank's word. Who made it can't release it; a large one is released by a leader, too. */
export const throughRun = async (t: Teller, choice: object, on: string, rejected?: number) => {
  const { cashier, checker, leader } = t.cast
  const number = await nextNumber(t)
  const run = runId(t.round, number)
  await t.act(cashier, 'run', run, 'make', { round: t.round, ...choice, noKin: true })
  await t.settle()
  await t.act(cashier, 'run', run, 'lock')
  await t.mustBeRefused(cashier, 'run', run, 'approve', { noKin: true })
  await t.act(checker, 'run', run, 'approve', { noKin: true })
  if ((await t.state('run', run)).third === true) await t.act(leader, 'run', run, 'approveAgain', { noKin: true })
  await t.act(cashier, 'run', run, 'send', { format: 'csv' })
  await t.act(cashier, 'run', run, 'readResult', await answer(t, run, number, on, rejected))
  await t.settle()
}

/** An invented card of one's own. */
export const cardFrom = (training: string) =>
  withCheckDigit(`6222${String(hash('sha256', training, 'buffer').readUInt32BE(0)).padStart(14, '0')}`)

/** Whoever trains names a card of their own, and each host its account, before anything is due. */
export const namesAccounts = async (t: Teller, people: readonly Invented[], hosts: readonly string[], from: string) => {
  const bankName = '示例银行'
  for (const { id, login, person, form } of people) {
    const account = { holder: form.identity.name, accountNumber: cardFrom(id), bankName, from }
    await t.act(selfOf({ login, person }), 'payee', id, 'register', { round: t.round, ...account })
  }
  for (const [i, host] of [...new Set(hosts)].entries()) {
    const holder = t.law.hosts.hosts.find(({ id }) => id === host)?.name.zh ?? host
    const account = { holder, accountNumber: `0600${String(i + 1).padStart(10, '0')}`, bankName, from }
    await t.act(hostOf(host), 'payee', payeeOfHost(t.round, host), 'register', { round: t.round, host, ...account })
  }
}

/** All that the fund owes on a day leaves in one run to the hosts and one to the people; where nothing is due there is no run. */
export const payDue = async (t: Teller, on: string) => {
  const due = await Promise.all((await t.list('payment', { status: 'payable' })).map(id => t.state('payment', id)))
  for (const payee of ['host', 'trainee'] as const)
    if (due.some(payment => payment.payer === 'fund' && payment.payee === payee)) await throughRun(t, { payee }, on)
}
