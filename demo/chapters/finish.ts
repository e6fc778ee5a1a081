/** September 2023 and after: assessments, one failed for good and one passed at the second try, certificates, allowances, and three years of follow-up. */
import { addDays, addMonths } from '../../core/calendar.ts'
import { agenda, cashier, department, employerOf, hostOf, leader, selfOf, type Teller } from '../teller.ts'
import { scanOf } from './nominate.ts'
import { payTrainees } from './pay.ts'

const hostAt = async (t: Teller, id: string) => hostOf(String((await t.state('training', id)).host))

const assess = async (t: Teller, on: string, failing: readonly string[]) => {
  for (const id of await t.list('training', { status: 'enrolled' })) {
    const host = await hostAt(t, id)
    if (failing.includes(id)) await t.act(host, 'training', id, 'fail', { on })
    else await t.act(host, 'training', id, 'pass', { on, record: scanOf(`${id} minutes`) })
  }
}

/** The host had read one line of its minutes wrongly: the department undoes the result, and the right one is entered. */
const correctResult = async (t: Teller, id: string, on: string) => {
  await t.act(await hostAt(t, id), 'training', id, 'fail', { on })
  await t.act(department, 'training', id, 'undoFail', { reason: '培养单位来函：考核记录登记串行。' })
}

/** The second try: one passes, one does not, and gets neither certificate nor allowance. */
const assessAgain = async (t: Teller, on: string) => {
  const [first, second] = await t.list('training', { status: 'failed' })
  if (!first || !second) throw new Error('the story wants two who failed')
  await t.act(await hostAt(t, first), 'training', first, 'pass', { on })
  await t.act(await hostAt(t, second), 'training', second, 'fail', { on })
}

const issueAll = async (t: Teller) => {
  for (const id of await t.list('certificate', { status: 'ready' })) await t.act(department, 'certificate', id, 'issue')
}

/** The unused part of the fee of whoever stopped for illness comes back from the host. */
const refundFromHost = async (t: Teller, on: string) => {
  for (const id of await t.list('payment', { status: 'demanded' })) {
    const amountFen = Number((await t.state('payment', id)).amountFen)
    await t.act(cashier, 'payment', id, 'receive', { reference: `H-${id.slice(0, 8)}`, on, amountFen })
    await t.act(cashier, 'payment', id, 'close')
  }
}

const followUp = async (t: Teller, afterMonths: number) => {
  const asks = t.law.policy.training.followUp.value.asks.filter(a => a.kind === undefined).map(a => a.code)
  for (const [i, id] of (await t.list('training', { status: 'passed' })).entries()) {
    const p = t.getPerson(id)
    const answer = (code: string, k: number) => (code === 'post' ? 'yes' : (i + k + afterMonths) % 36 < afterMonths ? 'yes' : 'notYet')
    const answers = {
      ...Object.fromEntries(asks.map((code, k) => [code, answer(code, k)])),
      papers: (i + afterMonths) % 3,
      techniques: i % 2,
    }
    await t.act(employerOf(p.employer.creditCode), 'training', id, 'followUp', { afterMonths, answers })
    if (i % 2 === 0) await t.act(selfOf(p), 'training', id, 'followUp', { afterMonths, answers, remark: '返岗后承担了科室新技术推广。' })
  }
}

/** Papers that the office writes by itself: one of them was misprinted, so its number is void and the next one is taken. */
const writeElsewhere = async (t: Teller) => {
  const paper = { title: '关于做好特培学员结业考核工作的通知', addressee: '各培养单位' }
  await t.act(department, 'number', `${t.round}.exam-1`, 'draw', paper)
  await t.act(department, 'number', `${t.round}.exam-1`, 'annul', { reason: 'misprinted', explanation: '附件漏印一页，已收回重印。' })
  await t.act(department, 'number', `${t.round}.exam-2`, 'draw', paper)
}

export const finish = async (t: Teller) => {
  const enrolled = await t.list('training', { status: 'enrolled' })
  const failing = [enrolled[20], enrolled[40]].filter(id => id !== undefined)
  const plan = agenda()
  plan.on('2023-09-04', () => writeElsewhere(t))
  plan.on('2023-09-21', () => correctResult(t, enrolled[30] ?? '', '2023-09-21'))
  plan.on('2023-09-22', () => assess(t, '2023-09-22', failing))
  plan.on('2023-10-10', () => issueAll(t))
  plan.on('2023-10-20', () => payTrainees(t, 'allowance', '2023-10-20'))
  plan.on('2023-10-24', () => refundFromHost(t, '2023-10-24'))
  plan.on('2023-11-15', () => assessAgain(t, '2023-11-15'))
  plan.on('2023-11-20', () => issueAll(t))
  plan.on('2023-11-24', () => payTrainees(t, 'allowance', '2023-11-24'))
  plan.on('2023-12-01', async () => {
    const [lost] = await t.list('certificate', { status: 'issued' })
    if (lost !== undefined) await t.act(department, 'certificate', lost, 'reissue', { reason: 'lost' })
  })
  await plan.tell(t)
}

/** Whoever has not answered two months after the question is written down with a reason; nothing hangs for ever. */
const noteSilent = async (t: Teller, afterMonths: number) => {
  for (const [i, id] of (await t.list('training', { status: 'passed' })).entries()) {
    const reason = i % 5 === 1 ? 'leftUnit' : 'unreachable'
    if (i % 2 !== 0) await t.act(department, 'training', id, 'noteSilence', { afterMonths, side: 'person', reason })
  }
}

export const followUps = async (t: Teller) => {
  const plan = agenda()
  const lastEnd = '2023-09-20'
  for (const months of t.law.policy.training.followUp.value.afterMonths.slice(0, -1))
    plan.on(addDays(addMonths(lastEnd, months), 70), () => noteSilent(t, months))
  for (const months of t.law.policy.training.followUp.value.afterMonths) plan.on(addMonths(lastEnd, months), () => followUp(t, months))
  plan.on(addMonths(lastEnd, 36), () => t.act(leader, 'round', t.round, 'conclude'))
  await plan.tell(t)
}
