/** Money leaves in runs: accounts are named, hosts show agreement and invoice, finance makes the list, others release it, and the bank answers. */
import { hash } from 'node:crypto'
import { decimalYuan } from '../../core/money.ts'
import { payeeOfHost } from '../../core/payee/dossier.ts'
import { withCheckDigit } from '../../core/payee/number.ts'
import { lineId, runId } from '../../core/run/dossier.ts'
import { cashier, checker, department, hostOf, leader, selfOf, type Teller } from '../teller.ts'

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
const throughRun = async (t: Teller, choice: object, on: string, rejected?: number) => {
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

const payable = async (t: Teller, item: string) => (await t.list('payment', { status: 'payable' })).filter(id => id.endsWith(`.${item}`))

/** Hosts name their accounts, the department files the agreements, and each invoices what it is owed. */
const hostsShow = async (t: Teller, item: string, on: string) => {
  const sums = new Map<string, number>()
  for (const id of await payable(t, item)) {
    const { host, amountFen } = await t.state('payment', id)
    sums.set(String(host), (sums.get(String(host)) ?? 0) + Number(amountFen))
  }
  for (const [i, [host, amountFen]] of [...sums].sort().entries()) {
    const payee = payeeOfHost(t.round, host)
    const holder = t.law.hosts.hosts.find(({ id }) => id === host)?.name.zh ?? host
    const accountNumber = `0500${String(i + 1).padStart(10, '0')}`
    await t.act(hostOf(host), 'payee', payee, 'register', { round: t.round, host, holder, accountNumber, bankName: '示例银行', from: on })
    await t.act(department, 'payee', payee, 'agree', { agreementNumber: `TP2022-${i + 1}`, on: '2022-06-20' })
    await t.act(hostOf(host), 'payee', payee, 'invoice', { invoiceNumber: `FP2022${String(i + 1).padStart(4, '0')}`, on, amountFen })
  }
}

/** The bank rejects one line: it goes out anew, in a run of its own. */
export const payHosts = async (t: Teller, item: string, on: string) => {
  await hostsShow(t, item, on)
  await throughRun(t, { payee: 'host', item }, on, 7)
  await throughRun(t, { payee: 'host', item }, on)
}

/** An invented card of one's own. */
const cardFrom = (training: string) => withCheckDigit(`6222${String(hash('sha256', training, 'buffer').readUInt32BE(0)).padStart(14, '0')}`)

const namesAccount = async (t: Teller, payment: string, from: string) => {
  const training = String((await t.state('payment', payment)).training)
  const person = t.getPerson(training)
  const account = { holder: person.form.identity.name, accountNumber: cardFrom(training), bankName: '示例银行' }
  await t.act(selfOf(person), 'payee', training, 'register', { round: t.round, ...account, from })
}

export const payTrainees = async (t: Teller, item: string, on: string) => {
  for (const id of await payable(t, item)) await namesAccount(t, id, on)
  await throughRun(t, { payee: 'trainee', item }, on)
}
