/** The training year: leave, a change of host, an illness, a sanction that is appealed, undertakings, Party life and journeys home. */

import { agenda, cashier, department, employerOf, hostOf, leader, otherLeader, selfOf, type Teller } from '../teller.ts'
import { changeTwice, closeBooks } from './budget.ts'
import { tellContact } from './contact.ts'
import { answerPlans, answerQuestion, answerQuietly, askDepartment, planStudies, quietReport, reportAll } from './goals.ts'
import { scanOf } from './nominate.ts'

type Part = Readonly<Record<'ill' | 'kept' | 'banned' | 'stopped' | 'moves' | 'stays' | 'away' | 'cut', string>>

const self = (t: Teller, id: string) => selfOf(t.getPerson(id))
const hostAt = async (t: Teller, id: string) => hostOf(String((await t.state('training', id)).host))
const employer = (t: Teller, id: string) => employerOf(t.getPerson(id).employer.creditCode)
const studying = (t: Teller) => t.list('training', { status: 'enrolled' })

const cast = async (t: Teller): Promise<Part> => {
  const inside = await t.list('training', { status: 'enrolled', track: 'inside' })
  const outside = await t.list('training', { status: 'enrolled', track: 'outside' })
  const of = (list: readonly string[], i: number) => {
    const id = list[i]
    if (id === undefined) throw new Error('too few trainees for the story')
    return id
  }
  return {
    ill: of(outside, 4),
    banned: of(outside, 9),
    stopped: of(inside, 12),
    moves: of(inside, 5),
    stays: of(inside, 7),
    away: of(inside, 9),
    cut: of(inside, 15),
    kept: of(inside, 17),
  }
}

/** Every employer confirms its undertakings each quarter; one has cut the pay, and its trainee said so quietly before. */
const confirmAll = async (t: Teller, month: string, cut: string) => {
  const codes = t.law.policy.training.undertakings.value.map(u => u.code)
  for (const id of await studying(t)) {
    const broken = id === cut && month === '2022-12' ? ['keepPay'] : []
    const concern = broken.length > 0 ? { concern: '绩效工资因财政调整缓发，已报请补发。' } : {}
    await t.act(employer(t, id), 'training', id, 'confirmUndertakings', {
      month,
      kept: codes.filter(c => !broken.includes(c)),
      broken,
      ...concern,
    })
  }
}

const leave = async (t: Teller, id: string, kind: string, from: string, to: string, back: string) => {
  const day = (d: string, run: () => Promise<unknown>) => ({ d, run })
  return [
    day(from, async () => {
      await t.act(self(t, id), 'training', id, 'askLeave', {
        kind,
        from,
        to,
        reason: '因个人情况请假，附相关证明。',
        proof: [scanOf(`${id} leave`)],
      })
      await t.act(await hostAt(t, id), 'training', id, 'grantLeave')
    }),
    day(back, async () => t.act(await hostAt(t, id), 'training', id, 'comeBack', { on: back })),
  ]
}

/** Half a day without a word turns out to have been illness; a day that was put down by mistake is put right; a day that was missed is made up. */
const attendance = async (t: Teller, id: string) => {
  const host = await hostAt(t, id)
  const on = (day: string) => ({ from: day, to: day, withCause: false })
  await t.act(self(t, id), 'training', id, 'askLeave', {
    kind: 'personal',
    from: '2022-12-28',
    to: '2023-01-05',
    reason: '元旦前后家中有事。',
  })
  await t.act(self(t, id), 'training', id, 'takeLeaveBack')
  await t.act(host, 'training', id, 'recordAbsence', { ...on('2022-11-14'), half: 'morning' })
  await t.act(host, 'training', id, 'excuseAbsence', { absence: 2, kind: 'sick', reason: '当日上午就诊，补交病历。' })
  await t.act(host, 'training', id, 'recordAbsence', on('2022-11-15'))
  await t.act(host, 'training', id, 'correctAbsence', {
    absence: 4,
    ...on('2022-11-15'),
    never: true,
    reason: '当日在校外实习点，登记有误。',
  })
  await t.act(host, 'training', id, 'recordAbsence', on('2022-11-16'))
  await t.act(host, 'training', id, 'makeUp', { from: '2022-11-16', to: '2022-11-16', on: '2022-11-19' })
}

/** A serious illness: the host confirms, the department approves, nobody is sanctioned, and the host gives back the unused part of the fee. */
const stopForIllness = async (t: Teller, id: string, lastDay: string) => {
  await t.act(self(t, id), 'training', id, 'askTermination', {
    lastDay,
    why: 'hadTo',
    ground: 'illness',
    mightReturn: false,
    explanation: '确诊需长期住院治疗，无法继续学习。',
    evidence: [scanOf(`${id} hospital`)],
  })
  await t.act(await hostAt(t, id), 'training', id, 'confirmTermination', { text: '情况属实。' })
  await t.act(department, 'training', id, 'terminate')
}

/** An approval that was meant for somebody else: the department finds it the next day and undoes it, and the study goes on. */
const approveWrongly = async (t: Teller, id: string) => {
  await t.act(self(t, id), 'training', id, 'askTermination', {
    lastDay: '2023-02-10',
    why: 'hadTo',
    ground: 'family',
    mightReturn: true,
    explanation: '家人住院需要照料，申请终止。',
    evidence: [scanOf(`${id} family`)],
  })
  await t.act(await hostAt(t, id), 'training', id, 'confirmTermination', { text: '本人已改请事假，正与家人商量。' })
  await t.act(department, 'training', id, 'terminate')
}
const putRight = async (t: Teller, id: string) => {
  await t.act(department, 'training', id, 'undoTermination', { reason: '同名误批：应批准的是另一位学员。', away: false })
  await t.act(self(t, id), 'training', id, 'keepOn', { reason: '家人已出院，继续学习。' })
}

const openCase = async (t: Teller, id: string, ground: string, account: string, statement: string) => {
  await t.act(await hostAt(t, id), 'training', id, 'openCase', { ground, account, evidence: [scanOf(`${id} ${ground}`)] })
  await t.act(self(t, id), 'discipline', `${id}.case1`, 'hear', { statement })
}

const sanction = (t: Teller, id: string, reason: string) => t.act(leader, 'discipline', `${id}.case1`, 'sanction', { reason })
const reprimand = (t: Teller, id: string) => t.act(department, 'discipline', `${id}.case1`, 'reprimand')

const sumOf = (list: unknown): number =>
  Array.isArray(list) ? list.reduce((sum: number, one: object) => sum + Number(Reflect.get(one, 'amountFen')), 0) : 0

/** What was claimed back comes in two parts; then the demand is closed. */
const payBack = async (t: Teller, id: string, on: string) => {
  const demand = `${id}.clawback1`
  const { amountFen, waived } = await t.state('payment', demand)
  const total = Number(amountFen) - sumOf(waived)
  const first = Math.floor(total / 2)
  await t.mustBeRefused(cashier, 'payment', demand, 'receive', { reference: 'R-1', on, amountFen: total + 1 })
  await t.act(cashier, 'payment', demand, 'receive', { reference: 'R-1', on, amountFen: first })
  await t.act(cashier, 'payment', demand, 'receive', { reference: 'R-2', on, amountFen: total - first })
  await t.act(cashier, 'payment', demand, 'close')
}

/** A part of what was asked back is given up: one wish was too high and taken back, one is refused, and the third is granted by a second person. */
const askForWaiver = (t: Teller, id: string, amountFen: number) =>
  t.act(cashier, 'payment', `${id}.clawback1`, 'askWaiver', {
    amountFen,
    reason: '家庭遭遇火灾，有旗民政局证明。',
    evidence: [scanOf(`${id} hardship`)],
    noTie: true,
  })
const tellWaiver = (t: Teller, id: string, plan: ReturnType<typeof agenda>) => {
  const demand = `${id}.clawback1`
  plan.on('2023-05-24', () => askForWaiver(t, id, 900_000))
  plan.on('2023-05-25', () => t.act(cashier, 'payment', demand, 'dropWaiver'))
  plan.on('2023-05-26', () => askForWaiver(t, id, 400_000))
  plan.on('2023-05-29', () => t.act(leader, 'payment', demand, 'refuseWaiver', { reason: '证明只说明部分损失。' }))
  plan.on('2023-05-30', () => askForWaiver(t, id, 100_000))
  plan.on('2023-06-01', () => t.act(otherLeader, 'payment', demand, 'waive', { noTie: true }))
}

const changeHost = async (t: Teller, id: string) => {
  const { host, programme } = await t.state('training', id)
  const other = t.law.hosts.hosts.filter(h => h.tracks.includes('inside') && h.id !== host).at(-1)
  const seat = other?.programmes[0]
  if (!other || !seat) throw new Error(`no other host than ${host} ${programme}`)
  await t.act(self(t, id), 'training', id, 'askChange', { host: other.id, programme: seat.id, reason: '导师调离，原方向无法继续。' })
  await t.act(await hostAt(t, id), 'training', id, 'letGo')
  await t.act(hostOf(other.id), 'training', id, 'agreeToChange')
  await t.act(department, 'training', id, 'allowChange', { reason: '确属特殊情况，同意变更。' })
}

const refuseChange = async (t: Teller, id: string) => {
  const { host } = await t.state('training', id)
  const other = t.law.hosts.hosts.find(h => h.tracks.includes('inside') && h.id !== host)
  const seat = other?.programmes[0]
  if (!other || !seat) throw new Error('no other host')
  await t.act(self(t, id), 'training', id, 'askChange', { host: other.id, programme: seat.id, reason: '希望离家近一些。' })
  await t.act(department, 'training', id, 'refuseChange', { reason: '原则上不予变更，所述情况不属特殊情况。' })
}

/** Journeys home are claimed from the employer, who repays them; the third of a year is refused. */
const travelHome = async (t: Teller, on: string, every: number) => {
  for (const [i, id] of (await studying(t)).entries()) {
    if (i % every !== 0) continue
    const { journeys } = { journeys: [], ...(await t.state('training', id)) }
    await t.act(self(t, id), 'training', id, 'claimTravel', { on, amountFen: 38_600 + i * 1_150, receipts: [scanOf(`${id} ticket ${on}`)] })
    await t.act(employer(t, id), 'payment', `${id}.travel${journeys.length + 1}`, 'settle', { reference: `E-${i}`, on })
  }
}

/** Each host confirms once who took part in Party life; who is a member stays in the sealed forms. */
const partyLife = async (t: Teller, year: number) => {
  const done = new Set<string>()
  for (const id of await studying(t)) {
    const host = String((await t.state('training', id)).host)
    if (done.has(host)) continue
    done.add(host)
    const own = await t.list('training', { status: 'enrolled', host })
    const tookPart = own.filter(o => t.getPerson(o).form.identity.politicalStatus === '01')
    await t.act(hostOf(host), 'training', id, 'confirmPartyLife', { year, tookPart, absent: [] })
  }
}

export const study = async (t: Teller) => {
  const p = await cast(t)
  const plan = agenda()
  plan.on('2022-09-20', async () => planStudies(t, await studying(t)))
  plan.on('2022-09-22', async () => answerPlans(t, await studying(t), p.stays))
  plan.on('2022-11-02', () => quietReport(t, p.cut))
  plan.on('2022-11-08', () => changeHost(t, p.moves))
  plan.on('2022-11-10', () => refuseChange(t, p.stays))
  for (const month of ['2022-12', '2023-03', '2023-06']) {
    plan.on(`${month}-15`, async () => reportAll(t, month, await studying(t)))
    plan.on(`${month}-16`, () => confirmAll(t, month, p.cut))
  }
  plan.on('2022-11-28', () => askDepartment(t, p.away))
  plan.on('2022-11-30', () => answerQuestion(t, p.away))
  plan.on('2022-12-20', () => answerQuietly(t, p.cut))
  plan.on('2022-11-21', () => attendance(t, p.stays))
  plan.on('2022-12-26', () => partyLife(t, 2022))
  plan.on('2022-12-05', () => changeTwice(t))
  plan.on('2023-01-10', () => closeBooks(t, 2022))
  plan.on('2023-01-14', () => travelHome(t, '2023-01-14', 2))
  for (const step of await leave(t, p.away, 'sick', '2022-10-17', '2022-11-25', '2022-11-26')) plan.on(step.d, step.run)
  for (const step of await leave(t, p.stays, 'personal', '2023-02-13', '2023-02-17', '2023-02-18')) plan.on(step.d, step.run)
  plan.on('2023-02-20', () => stopForIllness(t, p.ill, '2023-02-24'))
  plan.on('2023-02-10', () => approveWrongly(t, p.kept))
  plan.on('2023-02-13', () => putRight(t, p.kept))
  tellSanctions(t, p, plan)
  tellContact(t, plan)
  plan.on('2023-07-03', () => travelHome(t, '2023-07-03', 3))
  await plan.tell(t)
}

/** Two sanctions with clawback: one is paid back in parts, the other is appealed, upheld by another leader, and paid back then. */
const tellSanctions = (t: Teller, p: Part, plan: ReturnType<typeof agenda>) => {
  plan.on('2023-03-06', () =>
    openCase(t, p.banned, 'brokeRules', '多次违反培养单位实验室安全规定，造成火灾，影响恶劣。', '承认违反规定，愿意承担责任。'),
  )
  plan.on('2023-03-22', () => sanction(t, p.banned, '违反培养单位规章制度，造成恶劣影响，取消培养资格并通报批评，退还特培经费。'))
  plan.on('2023-03-23', () => reprimand(t, p.banned))
  plan.on('2023-04-10', () => payBack(t, p.banned, '2023-04-10'))
  plan.on('2023-04-03', () => openCase(t, p.stopped, 'stopped', '自三月起未经批准离校，多次联系不返回。', '家中经营需要人手。'))
  plan.on('2023-04-19', () => sanction(t, p.stopped, '学习期间无故停止学习，取消培养资格并通报批评，退还特培经费。'))
  plan.on('2023-05-05', () =>
    t.act(self(t, p.stopped), 'discipline', `${p.stopped}.case1`, 'appeal', { statement: '认为处理过重，请求复核。' }),
  )
  plan.on('2023-05-06', () =>
    t.mustBeRefused(cashier, 'payment', `${p.stopped}.clawback1`, 'spread', { count: 2, everyMonths: 1, firstOn: '2023-05-10' }),
  )
  plan.on('2023-05-22', async () => {
    await t.mustBeRefused(leader, 'discipline', `${p.stopped}.case1`, 'uphold', { reason: '原决定人不能复核。' })
    await t.act(otherLeader, 'discipline', `${p.stopped}.case1`, 'uphold', { reason: '事实清楚，原处理适当，予以维持。' })
  })
  plan.on('2023-05-23', () => reprimand(t, p.stopped))
  tellWaiver(t, p.stopped, plan)
  plan.on('2023-06-12', () => payBack(t, p.stopped, '2023-06-12'))
}
