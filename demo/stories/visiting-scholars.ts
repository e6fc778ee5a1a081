/** The visiting scholars of 2023: two routes of age, the reserved place that changes hands, hosts by wishes, a fee in two parts from two payers, one who fails. */
import { codeOf, scanOf } from '../chapters/nominate.ts'
import { namesAccounts, payDue } from '../pay-run.ts'
import type { Invented } from '../people.ts'
import { agenda, bodyOf, clock, employerOf, hostOf, selfOf, type Teller } from '../teller.ts'
import type { Story } from './index.ts'
import { scholars } from './visiting-people.ts'

type Agenda = ReturnType<typeof agenda>
type Told = { readonly t: Teller; readonly a: Agenda }

const nth = (i: number): Invented => {
  const p = scholars[i - 1]
  if (!p) throw new Error(`the story has no person ${i}`)
  return p
}

const [tooPlain, tooOld] = [nth(3), nth(8)]
const recommended = [1, 2, 4, 5, 7, 9, 10, 11].map(nth)
const listed = [6, 12].map(nth)
/** The ninth leaves the list again, and the twelfth takes the place that was held for people like both. */
const [left, called] = [nth(9), nth(12)]
export const admitted = [1, 2, 4, 5, 7, 10, 11, 12].map(nth)
export const [away, failing] = [nth(2), nth(5)]

const bodies = ['unit-imu', 'unit-imau', 'unit-imaas', 'dept-education-colleges']

const apply = async (t: Teller) => {
  const undertakings = t.law.policy.training.undertakings.value.map(u => u.code)
  for (const p of scholars) {
    await t.act(selfOf(p), 'application', p.id, 'start', { round: t.round, form: p.form })
    if (p === tooPlain || p === tooOld) {
      await t.mustBeRefused(selfOf(p), 'application', p.id, 'submit')
      continue
    }
    await t.act(selfOf(p), 'application', p.id, 'submit')
    await t.act(employerOf(p.employer.creditCode), 'application', p.id, 'consent', { conductConfirmed: true, undertakings })
  }
}

/** The first of the colleges takes the reserved place, two more their body's own; for the fourth there is none. */
const recommend = async (t: Teller) => {
  for (const p of recommended) await t.act(bodyOf(p.employer.body), 'application', p.id, 'recommend')
  for (const p of listed) {
    await t.mustBeRefused(bodyOf(p.employer.body), 'application', p.id, 'recommend')
    await t.act(bodyOf(p.employer.body), 'application', p.id, 'reserve')
  }
}

const seal = async (t: Teller) => {
  for (const body of bodies) {
    const id = `${t.round}.scholar.${body}`
    await t.act(bodyOf(body), 'nomination', id, 'finalise')
    await t.act(bodyOf(body), 'nomination', id, 'seal', { scans: [scanOf(`${id} sealed`)], versionCode: await codeOf(t, id) })
  }
}

const receive = async (t: Teller) => {
  for (const body of bodies) await t.act(t.cast.department, 'nomination', `${t.round}.scholar.${body}`, 'receive')
}

const review = async (t: Teller) => {
  const { department } = t.cast
  await t.act(department, 'application', left.id, 'decline', { reason: 'proof', explanation: '学历证明与学信网记录不一致，且未能补正。' })
  await t.act(department, 'application', called.id, 'callUp')
  for (const p of admitted) await t.act(department, 'application', p.id, 'accept')
}

const admit = async (t: Teller) => {
  for (const p of admitted) await t.act(t.cast.leader, 'application', p.id, 'admit')
  await t.act(t.cast.leader, 'round', t.round, 'announce')
}

/** Everybody gets their first wish but two: at one host the seats are used, and they go to their second. */
const seatFor = (p: Invented) => {
  const [first, second] = p.form.request.preferences
  const wish = p === nth(12) ? second : first
  if (!wish) throw new Error(`${p.id} has no wish`)
  return wish
}

const place = async (t: Teller) => {
  const [first] = nth(12).form.request.preferences
  for (const p of admitted) {
    const wish = seatFor(p)
    // Two from the colleges are at the university already, and the quota has no room for a third.
    if (p === nth(12)) await t.mustBeRefused(t.cast.department, 'placement', p.id, 'propose', first)
    await t.act(t.cast.department, 'placement', p.id, 'propose', wish)
    await t.act(selfOf(p), 'placement', p.id, 'agree')
    await t.act(hostOf(wish.host), 'placement', p.id, 'welcome')
    await t.act(t.cast.department, 'placement', p.id, 'confirm')
  }
}

const hostFor = (p: Invented) => hostOf(seatFor(p).host)

const enrol = async (t: Teller) => {
  for (const p of admitted) await t.act(hostFor(p), 'training', p.id, 'enrol', { on: '2023-09-01' })
}

const leave = ({ t, a }: Told) => {
  const request = { kind: 'sick', from: '2023-11-01', to: '2024-01-31', reason: '住院手术及康复。' }
  a.on('2023-10-30', () => t.act(selfOf(away), 'training', away.id, 'askLeave', request))
  a.on('2023-10-31', () => t.act(hostFor(away), 'training', away.id, 'grantLeave'))
  a.on('2024-02-01', () => t.act(hostFor(away), 'training', away.id, 'comeBack', { on: '2024-02-01' }))
}

/** Two of the panel mark the report of each; the third is away that day. */
const panel = [
  { name: '示例评委甲', title: '教授' },
  { name: '示例评委乙', title: '教授' },
  { name: '示例评委丙', title: '副教授' },
]
const marksOf = (p: Invented) => [
  {
    part: 'report',
    grades: [
      { by: 'm1', grade: p === failing ? 5_200 : 8_600 },
      { by: 'm2', grade: p === failing ? 5_850 : 8_450 },
    ],
  },
  { part: 'talk', grades: [{ by: 'host', grade: 7_900 }] },
  { part: 'conduct', grades: [{ by: 'host', grade: 'passed' }] },
]

const mark = async (t: Teller, on: string) => {
  for (const p of admitted) {
    await t.act(hostFor(p), 'training', p.id, 'namePanel', { members: panel })
    await t.act(hostFor(p), 'training', p.id, 'recordMarks', { on, marks: marksOf(p) })
    await t.mustBeRefused(hostFor(p), 'training', p.id, p === failing ? 'fail' : 'pass', { on, version: 2 })
    const minutes = { on, file: scanOf(`${p.id} minutes`), text: '考核小组听取访学报告并评分。', version: 2 }
    await t.act(hostFor(p), 'training', p.id, 'fileMinutes', minutes)
  }
}

/** The alliance agrees to the whole list by one letter. */
const issueAll = async (t: Teller, on: string) => {
  for (const id of await t.list('certificate', { status: 'ready' })) {
    await t.mustBeRefused(t.cast.department, 'certificate', id, 'issue')
    await t.act(t.cast.department, 'certificate', id, 'coSign', { on, reference: '示例联盟函〔2024〕9号' })
    await t.act(t.cast.department, 'certificate', id, 'issue')
  }
}

const assess = async (t: Teller, on: string) => {
  await mark(t, on)
  for (const p of admitted) {
    if (p === failing) await t.act(hostFor(p), 'training', p.id, 'fail', { on, version: 2 })
    else await t.act(hostFor(p), 'training', p.id, 'pass', { on, record: scanOf(`${p.id} minutes`), version: 2 })
  }
  await issueAll(t, on)
}

/** The employers settle their share of each fee with the hosts themselves. */
const settleAll = async (t: Teller, batch: string, on: string) => {
  for (const [i, id] of (await t.list('payment', { status: 'claimed' })).entries()) {
    const { employer } = t.getPerson(id.split('.')[0] ?? '')
    await t.act(employerOf(employer.creditCode), 'payment', id, 'settle', { reference: `${batch}-${String(i + 1).padStart(3, '0')}`, on })
  }
}

const followUp = async (t: Teller) => {
  const answers = Object.fromEntries(t.law.policy.training.followUp.value.asks.map(({ code }) => [code, 'yes']))
  for (const p of admitted)
    if (p !== failing) await t.act(employerOf(p.employer.creditCode), 'training', p.id, 'followUp', { afterMonths: 12, answers })
}

const publish = async (t: Teller) => {
  await t.act(t.cast.leader, 'round', t.round, 'publish', { law: t.lawDigest, edition: t.law.policy.edition })
  await t.act(t.cast.department, 'round', t.round, 'open')
}

const choose = ({ t, a }: Told) => {
  a.on('2023-03-06', () => publish(t))
  a.on('2023-03-14', () => apply(t))
  a.on('2023-04-10', () => recommend(t))
  a.on('2023-04-13', () => seal(t))
  a.on('2023-04-17', () => receive(t))
  a.on('2023-04-24', () => t.act(t.cast.department, 'round', t.round, 'close'))
  a.on('2023-04-26', () => review(t))
  a.on('2023-05-08', () => t.act(t.cast.department, 'round', t.round, 'publishNotice'))
  a.on('2023-05-16', () => admit(t))
  a.on('2023-05-22', () => place(t))
}

/** The months of rent that are over fall due; the clock does it daily, the story when finance pays. */
const rent = async (t: Teller, on: string) => {
  for (const p of admitted) await t.act(clock, 'training', p.id, 'settleMonths')
  await payDue(t, on)
  await settleAll(t, `VSR-${on}`, on)
}

const visit = (told: Told) => {
  const { t, a } = told
  a.on('2023-07-03', async () => {
    for (const p of admitted) await t.act(t.cast.department, 'training', p.id, 'notify', { batch: 'vs-1' })
  })
  a.on('2023-09-01', () => enrol(t))
  a.on('2023-09-20', () =>
    namesAccounts(
      t,
      admitted,
      admitted.map(p => seatFor(p).host),
      '2023-09-20',
    ),
  )
  a.on('2023-09-25', () => payDue(t, '2023-09-25'))
  a.on('2023-10-09', () => settleAll(t, 'VSE2023-1', '2023-10-09'))
  leave(told)
  for (const on of ['2023-11-01', '2024-03-01', '2024-06-03']) a.on(on, () => rent(t, on))
  a.on('2024-07-01', () => assess(t, '2024-07-01'))
  a.on('2024-07-15', () => payDue(t, '2024-07-15'))
  a.on('2024-07-22', () => settleAll(t, 'VSE2023-2', '2024-07-22'))
  a.on('2025-07-07', () => followUp(t))
}

export const visitingScholars: Story = {
  programme: 'visiting-scholars',
  year: 2023,
  title: 'the visiting scholars of 2023, and the place that was reserved',
  people: () => scholars,
  tell: async t => {
    const a = agenda()
    choose({ t, a })
    visit({ t, a })
    await a.tell(t)
  },
}
