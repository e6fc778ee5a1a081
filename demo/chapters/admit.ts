/** April and May: the department reads the files, shows the list to the public, hears two objections, shows the list anew and admits. */

import { addWorkingDays } from '../../core/calendar.ts'
import type { Actor } from '../../core/facts.ts'
import { visitorActor } from '../../core/roles.ts'
import { agenda, department, leader, otherOfficer, type Teller } from '../teller.ts'
import { allot } from './budget.ts'
import { askHosts } from './host.ts'

/** As receipts are made of them, ids of objections are ten signs. */
const [anonymous, signed] = ['K7M2P9QX4T', 'R3W8H5NZ6C'] as const

const acceptFile = async (t: Teller, id: string, i: number) => {
  if (i === 7)
    await t.act(otherOfficer, 'application', id, 'decline', {
      reason: 'proof',
      explanation: '从业年限证明与社保缴纳记录不一致，且未能补正。',
    })
  else await t.act(i % 2 ? department : otherOfficer, 'application', id, 'accept')
}

/** A place that fell free goes to the body's reserve, who is read and accepted like everybody else. */
const callReserve = async (t: Teller, from: string) => {
  const { track, employer } = t.getPerson(from)
  const [reserve] = await t.list('application', { status: 'reserved', track, body: employer.body })
  if (reserve === undefined) return undefined
  await t.act(department, 'application', reserve, 'callUp')
  await t.act(department, 'application', reserve, 'accept')
  return reserve
}

/** Reads every nominated file; the reserve of a declined one moves up before the list is shown. */
const readFiles = async (t: Teller) => {
  const nominated = await t.list('application', { status: 'nominated' })
  for (const [i, id] of nominated.entries()) await acceptFile(t, id, i)
  const declined = nominated[7]
  if (declined !== undefined) await callReserve(t, declined)
}

const showList = (t: Teller) => t.act(leader, 'round', t.round, 'publishNotice')

const objectTo = (t: Teller, by: Actor, id: string, about: string, more: object) =>
  t.act(by, 'objection', id, 'raise', { round: t.round, about, ...more })

/** One objection disputes an age, through the public page and without a name, and does not stand; the other, by letter, disputes years of work and does. */
const hearObjections = async (t: Teller, ids: readonly string[]) => {
  const [disputed, untrue] = [ids[3], ids[11]]
  if (disputed === undefined || untrue === undefined) throw new Error('the list is too short for the story')
  await objectTo(t, visitorActor, anonymous, disputed, { ground: 'age', statement: '此人实际年龄超过规定，与档案记载不符，请核查。' })
  await objectTo(t, department, signed, untrue, {
    ground: 'years',
    statement: '此人从事本专业不足规定年限，前三年在行政岗位。',
    raisedBy: { name: '示例来信人', phone: '13900000000' },
    channel: 'letter',
    receivedOn: '2022-05-06',
  })
  for (const id of [anonymous, signed]) await t.act(department, 'objection', id, 'takeUp')
  await t.act(department, 'objection', anonymous, 'askMore', { question: '请说明年龄与哪一份材料不一致。' })
  return untrue
}

/** What was asked is told, one objection does not stand and the other does; the reserve moves up, and the list that changed is shown anew. */
const answerObjections = async (t: Teller, untrue: string) => {
  await t.act(visitorActor, 'objection', anonymous, 'supplement', { statement: '与早年的户籍登记不一致。' })
  await t.act(leader, 'objection', anonymous, 'dismiss', { answer: '经查阅干部人事档案，出生日期与身份证一致，年龄符合规定。' })
  await t.act(leader, 'objection', signed, 'uphold', { answer: '经核查社保记录，从事本专业年限不足，取消拟录取资格。' })
  await callReserve(t, untrue)
  await showList(t)
}

/** The department reads the files and shows the list to the public. */
export const notice = async (t: Teller) => {
  const plan = agenda()
  plan.on('2022-04-11', () => t.act(leader, 'round', t.round, 'close'))
  plan.on('2022-04-20', () => readFiles(t))
  plan.on('2022-05-05', () => showList(t))
  askHosts(t, plan)
  await plan.tell(t)
}

export const admit = async (t: Teller) => {
  const accepted = await t.list('application', { status: 'accepted' })
  t.clock.turnTo('2022-05-07')
  const untrue = await hearObjections(t, accepted)
  await allot(t)
  t.clock.turnTo('2022-05-11')
  await answerObjections(t, untrue)
  t.clock.turnTo(addWorkingDays('2022-05-11', 6))
  for (const id of await t.list('application', { status: 'accepted' })) await t.act(leader, 'application', id, 'admit')
  await t.act(leader, 'round', t.round, 'announce')
}
