/** July to October 2022: enrolment notices, two mornings of enrolment, no-shows, a reserve called up, and the hosts' fees paid. */

import { agenda, department, hostOf, leader, selfOf, type Teller } from '../teller.ts'
import { advanceHalf } from './budget.ts'
import { scanOf } from './nominate.ts'
import { payHosts } from './pay.ts'
import { placeAgain } from './place.ts'

/** Three do not come: one never says why, one stays away without cause, one has a sick child. */
const absentees = async (t: Teller) => {
  const [vanished, , defiant] = await t.list('training', { status: 'notified', track: 'inside' })
  const [, excused] = await t.list('training', { status: 'notified', track: 'outside' })
  if (!vanished || !defiant || !excused) throw new Error('too few trainees for the story')
  return { vanished, defiant, excused }
}

const hostOfTraining = async (t: Teller, id: string) => hostOf(String((await t.state('training', id)).host))

const enrolAll = async (t: Teller, except: readonly string[], on: string) => {
  for (const id of await t.list('training', { status: 'notified' })) {
    if (!except.includes(id)) await t.act(await hostOfTraining(t, id), 'training', id, 'enrol', { on })
  }
}

const notifyAll = async (t: Teller, batch: string) => {
  for (const id of await t.list('training', { status: 'expected' })) await t.act(department, 'training', id, 'notify', { batch })
}

/** The place of somebody who did not come goes back to their body, whose reserve is called, read, and shown to the public. */
const callReserve = async (t: Teller, id: string) => {
  await t.act(leader, 'training', id, 'release')
  const { track, employer } = t.getPerson(id)
  const { body } = employer
  const [reserve] = await t.list('application', { status: 'reserved', track, body })
  if (reserve === undefined) throw new Error(`${body} has no reserve left on ${track}`)
  await t.act(department, 'round', t.round, 'extendFor', {
    step: 'review',
    bodies: [body],
    until: '2022-09-20',
    reason: '学员未报到，按备选顺序递补。',
  })
  await t.act(department, 'application', reserve, 'callUp')
  await t.act(department, 'application', reserve, 'accept')
  await t.act(department, 'round', t.round, 'publishNotice')
}

/** When their own notice is over they are admitted, placed and notified, and begin later than the others. */
const admitReserve = async (t: Teller) => {
  for (const id of await t.list('application', { status: 'accepted' })) await t.act(leader, 'application', id, 'admit')
  await t.act(leader, 'round', t.round, 'announce')
  await placeAgain(t, '2022-09-17')
  await notifyAll(t, '2022-2')
}

/** Staying away without cause is the first ground: heard, decided by another, reprimanded. Nothing was paid, so nothing is claimed back. */
const sanctionAbsence = async (t: Teller, id: string) => {
  const evidence = [scanOf(`${id} enrolment list`)]
  await t.act(department, 'training', id, 'openCase', {
    ground: 'noShow',
    account: '接到报到通知后未报到，两次电话联系均表示不参加。',
    evidence,
  })
  await t.act(selfOf(t.getPerson(id)), 'discipline', `${id}.case1`, 'hear', { statement: '个人原因不想参加，没有其他理由。' })
  await t.mustBeRefused(department, 'discipline', `${id}.case1`, 'sanction', { reason: '经办人不能决定。' })
  await t.act(leader, 'discipline', `${id}.case1`, 'sanction', { reason: '无故不参加学习，取消培养资格并通报批评。' })
  await t.act(department, 'discipline', `${id}.case1`, 'reprimand')
}

/** On a busy morning a host ticks the line of somebody who did not come; the department undoes it before anything is paid. */
const enrolledByMistake = async (t: Teller, id: string) => {
  await t.act(await hostOfTraining(t, id), 'training', id, 'enrol', { on: '2022-09-01' })
  await t.act(department, 'training', id, 'undoEnrolment', { reason: '培养单位来电：点错了同名学员。' })
}

export const enrol = async (t: Teller) => {
  t.clock.turnTo('2022-07-05')
  await notifyAll(t, '2022-1')
  const { vanished, defiant, excused } = await absentees(t)
  const plan = agenda()
  plan.on('2022-09-01', () => enrolAll(t, [vanished, defiant, excused], '2022-09-01'))
  plan.on('2022-09-02', () => enrolledByMistake(t, vanished))
  plan.on('2022-09-08', async () => {
    for (const id of [vanished, defiant, excused]) await t.act(await hostOfTraining(t, id), 'training', id, 'reportNoShow')
    await t.act(department, 'training', excused, 'excuse', { until: '2022-09-16', cause: '孩子住院，有医院证明。' })
  })
  plan.on('2022-09-08', () => callReserve(t, vanished))
  plan.on('2022-09-09', () => sanctionAbsence(t, defiant))
  plan.on('2022-09-15', () => enrolAll(t, [], '2022-09-15'))
  plan.on('2022-09-17', () => admitReserve(t))
  plan.on('2022-09-19', () => enrolAll(t, [], '2022-09-19'))
  plan.on('2022-09-05', () => advanceHalf(t, '2022-09-05'))
  plan.on('2022-10-12', () => payHosts(t, 'tuition', '2022-10-12'))
  await plan.tell(t)
}
