/** How employers keep in touch over the year: visits, help that is asked for and given, and whose Party membership the hosts have received. */
import { type agenda, department, employerOf, hostOf, type Teller } from '../teller.ts'

const employer = (t: Teller, id: string) => employerOf(t.getPerson(id).employer.creditCode)
const studying = (t: Teller) => t.list('training', { status: 'enrolled' })

const visit = async (t: Teller, on: string, every: number) => {
  for (const [i, id] of (await studying(t)).entries())
    if (i % every === 0)
      await t.act(employer(t, id), 'training', id, 'logVisit', {
        on,
        how: i % 2 === 0 ? 'phone' : 'atHost',
        text: '本人学习生活稳定，导师安排合理，没有需要单位解决的事项。',
      })
}

const askForHelp = async (t: Teller) => {
  const [id] = await studying(t)
  if (id === undefined) throw new Error('nobody studies in the story')
  await t.act(employer(t, id), 'training', id, 'askHelp', { text: '本人实习的科室调整，请协调培养单位明确带教老师。' })
  return id
}

/** Each host writes down once whose membership it has received; the entry doesn't tell who is a member. */
const transfers = async (t: Teller) => {
  const hosts = new Map<string, string>()
  for (const id of await studying(t)) hosts.set(String((await t.state('training', id)).host), id)
  for (const [host, id] of hosts) {
    const own = await t.list('training', { status: 'enrolled', host })
    const transferred = own.filter(o => t.getPerson(o).form.identity.politicalStatus === '01')
    await t.act(hostOf(host), 'training', id, 'noteTransfers', { transferred })
  }
}

export const tellContact = (t: Teller, plan: ReturnType<typeof agenda>): void => {
  const asked = { id: '' }
  plan.on('2022-09-28', () => transfers(t))
  plan.on('2022-10-12', async () => {
    asked.id = await askForHelp(t)
  })
  plan.on('2022-10-14', () =>
    t.act(department, 'training', asked.id, 'answerHelp', { nth: 1, text: '已与培养单位商定带教老师，本周内到岗。' }),
  )
  plan.on('2022-11-18', () => visit(t, '2022-11-17', 2))
  plan.on('2023-04-12', () => visit(t, '2023-04-11', 3))
}
