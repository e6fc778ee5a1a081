/** April and May: the department reads the files, shows the list to the public, hears two objections and admits. */
import { addWorkingDays } from '../../core/calendar.ts'
import { agenda, department, leader, otherOfficer, type Teller } from '../teller.ts'
import { scanOf } from './nominate.ts'

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

const showList = async (t: Teller) => {
  const accepted = await t.list('application', { status: 'accepted' })
  await t.act(leader, 'round', t.round, 'publishNotice', { count: accepted.length, list: scanOf(accepted.join('\n')) })
}

const objectTo = (t: Teller, id: string, ground: string, statement: string, raisedBy?: string) =>
  t.act(department, 'application', id, 'object', { ground, statement, ...(raisedBy !== undefined && { raisedBy }) })

/** One objection disputes an age and does not stand; the other disputes years of work and does. */
const hearObjections = async (t: Teller, ids: readonly string[]) => {
  const [disputed, untrue] = [ids[3], ids[11]]
  if (disputed === undefined || untrue === undefined) throw new Error('the list is too short for the story')
  await objectTo(t, disputed, 'age', '举报人称其实际年龄超过规定，与档案记载不符。')
  await objectTo(t, untrue, 'years', '举报人称其从事本专业不足规定年限。', '实名举报人')
  return { disputed, untrue }
}

export const admit = async (t: Teller) => {
  const plan = agenda()
  plan.on('2022-04-11', () => t.act(leader, 'round', t.round, 'close'))
  plan.on('2022-04-20', () => readFiles(t))
  plan.on('2022-05-05', () => showList(t))
  await plan.tell(t)

  const accepted = await t.list('application', { status: 'accepted' })
  t.clock.turnTo('2022-05-07')
  const { disputed, untrue } = await hearObjections(t, accepted)
  t.clock.turnTo('2022-05-11')
  await t.act(leader, 'application', disputed, 'dismissObjection', { answer: '经查阅干部人事档案，出生日期与身份证一致，年龄符合规定。' })
  await t.act(leader, 'application', untrue, 'upholdObjection', { answer: '经核查社保记录，从事本专业年限不足，取消拟录取资格。' })
  await callReserve(t, untrue)
  t.clock.turnTo(addWorkingDays('2022-05-05', 6))
  for (const id of await t.list('application', { status: 'accepted' })) await t.act(leader, 'application', id, 'admit')
  await t.act(leader, 'round', t.round, 'announce')
}
