/** The end of March: bodies rank, recommend within their places, list reserves, seal the rosters and send them in. */
import { createHash } from 'node:crypto'
import { blank, rosterOf } from '../../core/nomination/dossier.ts'
import { paperCode, shortCode } from '../../core/paper-code.ts'
import { agenda, bodyOf, clock, department, type Teller } from '../teller.ts'
import { lateBody } from './apply.ts'

/** This body can't use its last outside place and gives it back; the department moves it to the other. */
const givesBack = 'dept-culture'
const receives = '152200'
/** The second outside place of this one finds nobody either; its clerk offers it to the neighbour, who takes it, and the department approves. */
const [offers, takes] = ['150800', '150900']

export const scanOf = (text: string) => createHash('sha256').update(text).digest('hex')

const tracksOf = (t: Teller) => Object.keys(t.law.policy.tracks)

/** Those consented to, the grass roots first: the order in which the story's bodies prefer people. */
const queueOf = async (t: Teller, track: string, body: string) => {
  const ids = await t.list('application', { status: 'consented', track, body })
  const levels = t.law.policy.procedure.grassRoots.value.levels
  const isGrassRoots = (id: string) => levels.includes(t.getPerson(id).employer.level)
  return [...ids.filter(isGrassRoots), ...ids.filter(id => !isGrassRoots(id))]
}

const recommendAll = async (t: Teller, track: string, body: string, places: number) => {
  const officer = bodyOf(body)
  const queue = await queueOf(t, track, body)
  for (const id of queue.slice(0, places)) await t.act(officer, 'application', id, 'recommend')
  const [next, ...rest] = queue.slice(places)
  if (next === undefined) return
  await t.mustBeRefused(officer, 'application', next, 'recommend')
  await t.act(officer, 'application', next, 'reserve')
  const half = Math.ceil(rest.length / 2)
  for (const id of rest.slice(0, half))
    await t.act(officer, 'application', id, 'decline', { reason: 'places', explanation: '名额已满，综合排序在后。' })
}

/** The code that is printed beside the QR of the frozen version. */
export const codeOf = async (t: Pick<Teller, 'state'>, id: string) => shortCode(String((await t.state('nomination', id)).hash))

/** A scan of an older version is refused; the right one seals the roster. */
const sealRoster = async (t: Teller, track: string, body: string) => {
  const id = rosterOf(t.round, track, body)
  const officer = bodyOf(body)
  await t.act(officer, 'nomination', id, 'finalise')
  const scans = [scanOf(`${id} sealed`)]
  if (body === '150400') {
    const older = await codeOf(t, id)
    await t.act(officer, 'nomination', id, 'reopen')
    await t.act(officer, 'nomination', id, 'finalise')
    await t.mustBeRefused(officer, 'nomination', id, 'seal', { scans, versionCode: older })
  }
  await t.act(officer, 'nomination', id, 'seal', { scans, versionCode: await codeOf(t, id) })
}

const issuedTo = (t: Teller, track: string, body: string) => t.law.places.bodies.find(b => b.body === body)?.places[track] ?? 0

const nominateFrom = async (t: Teller, body: string) => {
  for (const track of tracksOf(t)) {
    const gains = Number(body === receives || body === takes) - Number(body === givesBack || body === offers)
    const moved = track === 'outside' ? gains : 0
    const places = issuedTo(t, track, body) + moved
    if (places > 0) {
      await recommendAll(t, track, body, places)
      await sealRoster(t, track, body)
    }
  }
}

const movePlace = async (t: Teller) => {
  await t.act(bodyOf(givesBack), 'nomination', rosterOf(t.round, 'outside', givesBack), 'returnPlaces', { count: 1 })
  await t.act(department, 'round', t.round, 'movePlaces', {
    track: 'outside',
    from: 'pool',
    to: receives,
    count: 1,
    reason: '该厅无合适人选退回1个名额，调剂至申报人数较多的盟市。',
  })
}

/** Offered and agreed to on the day of the phone call, so that neither can say later that nothing was agreed. */
const agreeOnPlace = async (t: Teller) => {
  const move = `${t.round}.outside.${offers}.1`
  const reason = '第二个区外名额没有合适人选，经电话商量让给乌兰察布市。'
  await t.act(bodyOf(offers), 'move', move, 'offer', { taker: takes, count: 1, reason })
  await t.act(bodyOf(takes), 'move', move, 'agree', { reason: '还有一名符合条件的旗县中学教师没有名额。' })
  await t.act(department, 'move', move, 'approve')
}

/** One roster comes back from the department before it is received for good: a page was missing its seal. */
const returnRoster = async (t: Teller, body: string) => {
  const id = rosterOf(t.round, 'inside', body)
  await t.act(department, 'nomination', id, 'sendBack', { reason: '汇总表第二页未加盖公章，请补盖后重新上传。' })
  await t.act(bodyOf(body), 'nomination', id, 'finalise')
  await t.act(bodyOf(body), 'nomination', id, 'seal', { scans: [scanOf(`${id} sealed again`)], versionCode: await codeOf(t, id) })
}

export const nominate = async (t: Teller) => {
  const plan = agenda()
  plan.on('2022-03-28', () => movePlace(t))
  plan.on('2022-03-28', () => agreeOnPlace(t))
  for (const [i, { body }] of t.law.places.bodies.entries())
    if (body !== lateBody) plan.on(`2022-03-${29 + (i % 3)}`, () => nominateFrom(t, body))
  plan.on('2022-04-01', () => returnRoster(t, '150500'))
  plan.on('2022-04-03', () => nominateFrom(t, lateBody))
  plan.on('2022-04-07', () => receiveAll(t))
  plan.on('2022-04-08', () => lapseAll(t))
  await plan.tell(t)
}

/** The sealed sheet is ticked by its code, the forms are counted by hand. */
const receiveAll = async (t: Teller) => {
  for (const id of await t.list('nomination', { status: 'sealed' })) {
    await t.act(department, 'nomination', id, 'receive')
    const { lines, version, hash } = { ...blank, ...(await t.state('nomination', id)) }
    const code = paperCode({ kind: 'roster', id, version, hash: hash ?? '', page: 1, pages: 1 })
    await t.act(department, 'nomination', id, 'tickPaper', { paperCode: code })
    await t.act(department, 'nomination', id, 'receivePaper', { rosters: 0, forms: 2 * lines.length })
  }
}

/** Drafts that were never handed in, and files that nobody nominated, end by themselves after the window. */
const lapseAll = async (t: Teller) => {
  for (const status of ['draft', 'submitted', 'returned', 'consented']) {
    for (const id of await t.list('application', { status })) await t.act(clock, 'application', id, 'lapse')
  }
}
