/** April and May: the department asks the hosts what they offer; most answer, one is asked to look again, one is silent and is phoned. */
import { hostingOf } from '../../core/hosting/dossier.ts'
import { hostsAsked } from '../../core/hosting/rules.ts'
import type { Statement } from '../../core/hosting/statement.ts'
import { diceOf } from '../dice.ts'
import { inventName } from '../names.ts'
import { type agenda, clock, department, hostOf, type Teller } from '../teller.ts'

type Host = ReturnType<typeof hostsAsked>[number]
const idOf = (t: Teller, { id }: Host) => hostingOf(t.round, id)

const statementOf = (host: Host, nth: number): Statement => {
  const dice = diceOf(2022 + nth)
  return {
    programmes: host.programmes.map(({ id, discipline, capacity }) => ({
      programme: id,
      seats: capacity,
      ...(nth === 0 && { couldTake: capacity + 1 }),
      disciplines: [discipline],
      requirements: '有相关专业工作经历，能全脱产学习一年。',
      supervisors: Array.from({ length: capacity }, (_, i) => ({
        name: inventName('01', dice),
        title: i === 0 ? '教授' : '副教授',
        isPublic: i === 0,
      })),
    })),
    lodging: { kind: nth % 3 === 2 ? 'nearby' : 'dormitory', beds: 4, note: '双人间，每学年 1200 元' },
    arrival: { from: '2022-08-29', to: '2022-09-02', where: `${host.name.zh}研究生院培训办公室` },
    contact: { name: inventName('01', dice), phone: '0471-6290000' },
  }
}

const say = async (t: Teller, host: Host, nth: number, base: number) => {
  const [id, statement] = [idOf(t, host), statementOf(host, nth)]
  await t.act(hostOf(host.id), 'hosting', id, 'save', { draft: statement, base })
  await t.act(hostOf(host.id), 'hosting', id, 'submit', { statement })
}

const invite = async (t: Teller, hosts: readonly Host[]) => {
  for (const host of hosts) await t.act(department, 'hosting', idOf(t, host), 'invite', { round: t.round, host: host.id })
}

/** The second is asked to say more of where people live. */
const judge = async (t: Teller, hosts: readonly Host[]) => {
  for (const [nth, host] of hosts.entries()) {
    const input = { version: 1 }
    if (nth !== 1) await t.act(department, 'hosting', idOf(t, host), 'accept', input)
    else await t.act(department, 'hosting', idOf(t, host), 'sendBack', { ...input, parts: ['lodging'], reason: '请写明住宿费用。' })
  }
}

const sayAgain = async (t: Teller, host: Host) => {
  await say(t, host, 1, 1)
  await t.act(department, 'hosting', idOf(t, host), 'accept', { version: 2 })
}

/** Notes what is done about hosts while the files are read. The last one never answers. */
export const askHosts = (t: Teller, plan: ReturnType<typeof agenda>) => {
  const hosts = hostsAsked(t.law)
  const [, second] = hosts
  const silent = hosts.at(-1)
  if (!second || !silent) throw new Error('the story needs hosts of the inside track')
  const willing = hosts.slice(0, -1)
  plan.on('2022-04-12', () => invite(t, hosts))
  plan.on('2022-04-22', async () => {
    for (const [nth, host] of willing.entries()) await say(t, host, nth, 0)
  })
  plan.on('2022-04-26', () => judge(t, willing))
  plan.on('2022-04-28', () => sayAgain(t, second))
  plan.on('2022-04-26', () => t.act(clock, 'hosting', idOf(t, silent), 'remind'))
}

/** The office phones the host that is silent, names whom it reached and fills in what it is told. */
export const phoneHosts = async (t: Teller) => {
  const hosts = hostsAsked(t.law)
  for (const id of await t.list('hosting', { status: 'invited' })) {
    await t.act(clock, 'hosting', id, 'lapse')
    const host = hosts.find(one => idOf(t, one) === id)
    if (!host) throw new Error(`the story asked no host ${id}`)
    await t.act(department, 'hosting', id, 'nameContact', { name: inventName('01', diceOf(7)), phone: '13800138000' })
    await t.act(department, 'hosting', id, 'submit', { statement: statementOf(host, hosts.length) })
    await t.act(department, 'hosting', id, 'accept', { version: 1 })
  }
}
