/** Money leaves in runs: accounts are named, hosts show agreement and invoice, finance makes the list, others release it, and the bank answers. */
import { payeeOfHost } from '../../core/payee/dossier.ts'
import { findRate } from '../../core/payment/rates.ts'
import { cardFrom, throughRun } from '../pay-run.ts'
import { department, hostOf, selfOf, type Teller } from '../teller.ts'

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

/** One agreement names its rate, which is the notice's; and whoever checks the list says that a brother works at that host, until the leader finds that he has left. */
const oneStandsAside = async (t: Teller, item: string) => {
  const { cashier, checker, leader } = t.cast
  const [first = ''] = await payable(t, item)
  const { host, track } = await t.state('payment', first)
  const payee = payeeOfHost(t.round, String(host))
  const rateFen = findRate(t.law, item, String(track))?.value
  await t.act(cashier, 'payee', payee, 'agreeRate', { item, track, rateFen })
  await t.act(checker, 'payee', payee, 'recuse', { tie: 'kinOfPayee', explanation: '胞弟在该校财务处工作。' })
  await t.mustBeRefused(checker, 'payee', payee, 'readmit', { aside: checker.id, reason: '已调离该校' })
  await t.act(leader, 'payee', payee, 'readmit', { aside: checker.id, reason: '经核实，其胞弟已调离该校。' })
}

/** The bank rejects one line: it goes out anew, in a run of its own. */
export const payHosts = async (t: Teller, item: string, on: string) => {
  await hostsShow(t, item, on)
  await oneStandsAside(t, item)
  await throughRun(t, { payee: 'host', item }, on, 7)
  await throughRun(t, { payee: 'host', item }, on)
}

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
