/** May to July: the inside track is placed by wishes, the outside track by the ministry; a host says no, a person says no, and in July the notices go out. */
import { hash } from 'node:crypto'
import { answerHeads, codeHead, personHeads, resultWords } from '../../core/parcel/columns.ts'
import { parcelId, type Row } from '../../core/parcel/dossier.ts'
import { assign, type Candidate } from '../../core/placement/assign.ts'
import { beyondScope } from '../../core/placement/scope.ts'
import { csvLine, csvMark } from '../../documents/csv.ts'
import { agenda, department, hostOf, ministry, selfOf, type Teller } from '../teller.ts'
import { phoneHosts } from './host.ts'

type Wish = { readonly host: string; readonly programme: string }

const programmesOf = (t: Teller, track: string) =>
  t.law.hosts.hosts
    .filter(h => h.tracks.includes(track))
    .flatMap(h => h.programmes.map(p => ({ host: h.id, programme: p.id, discipline: p.discipline, city: h.city.zh, seats: p.capacity })))

const candidateOf = async (t: Teller, id: string): Promise<Candidate> => {
  const { form, employer } = t.getPerson(id)
  const { rank } = { rank: 1, ...(await t.state('application', id)) }
  const { preferences, willing, scope } = form.request
  return {
    id,
    wishes: preferences,
    willing,
    scope,
    rank: Number(rank),
    grassRoots: employer.level !== 'region' && employer.level !== 'league',
    ticket: hash('sha256', `${t.round} ${id}`),
  }
}

/** Proposes, and lets the person and the host answer; the third proposal is refused by its person, the fifth by its host. */
const offer = async (t: Teller, id: string, seat: Wish, i: number) => {
  await t.act(department, 'placement', id, 'propose', seat)
  if (i === 2) return t.act(selfOf(t.getPerson(id)), 'placement', id, 'refuse', { reason: '专业方向不合适。' })
  if (i === 4)
    return t.act(hostOf(seat.host), 'placement', id, 'turnDown', { reason: 'noSupervisor', explanation: '该方向导师本年度出国访学。' })
  await t.act(selfOf(t.getPerson(id)), 'placement', id, 'agree')
  await t.act(hostOf(seat.host), 'placement', id, 'welcome')
  return t.act(department, 'placement', id, 'confirm')
}

/** One run of the proposal over those who have no host yet, and what comes of it. */
const placeInside = async (t: Teller, refusals: boolean) => {
  const open = await t.list('placement', { status: 'opened', track: 'inside' })
  const candidates = await Promise.all(open.map(id => candidateOf(t, id)))
  const taken = await takenSeats(t)
  const free = programmesOf(t, 'inside').map(p => ({ ...p, seats: p.seats - (taken.get(p.programme) ?? 0) }))
  const closed = await closedFor(t, open)
  const proposals = assign(
    candidates.map(c => ({ ...c, closed: closed.get(c.id) })),
    free,
    t.law.policy.procedure.grassRoots.value.priority,
    t.law.policy.placement.fit?.value,
  )
  for (const [i, proposal] of proposals.entries()) if (proposal.to) await offer(t, proposal.id, proposal.to, refusals ? i : -1)
}

const takenSeats = async (t: Teller) => {
  const counts = new Map<string, number>()
  for (const status of ['proposed', 'agreed', 'welcomed', 'confirmed'])
    for (const id of await t.list('placement', { status, track: 'inside' })) {
      const programme = String((await t.state('placement', id)).programme)
      counts.set(programme, (counts.get(programme) ?? 0) + 1)
    }
  return counts
}

/** Seats that came to nothing before are not put to the same person again. */
const closedFor = async (t: Teller, ids: readonly string[]) => {
  const closed = new Map<string, readonly Wish[]>()
  for (const id of ids) {
    const { offered } = await t.state('placement', id)
    const seats = Array.isArray(offered) ? offered.map(({ host, programme }) => ({ host: String(host), programme: String(programme) })) : []
    if (seats.length > 0) closed.set(id, seats)
  }
  return closed
}

/** People without a seat by their wishes are asked again once, in person: the story lets them take any free seat that they agree to. */
const placeRest = async (t: Teller) => {
  for (const id of await t.list('placement', { status: 'opened', track: 'inside' })) {
    const taken = await takenSeats(t)
    const { preferences, willing, scope } = t.getPerson(id).form.request
    const closed = (await closedFor(t, [id])).get(id) ?? []
    const free = programmesOf(t, 'inside').filter(
      p => p.seats > (taken.get(p.programme) ?? 0) && !closed.some(c => c.programme === p.programme),
    )
    const agreed = free.find(p => willing && beyondScope(t.law, { wished: preferences, scope }, p).length === 0)
    const seat = free.find(p => preferences.some(w => w.programme === p.programme)) ?? agreed
    if (seat) await offer(t, id, { host: seat.host, programme: seat.programme }, -1)
  }
}

const handOver = async (t: Teller, batch: number) => {
  const people = await t.list('placement', { status: 'opened', track: 'outside' })
  if (people.length > 0)
    await t.act(department, 'parcel', parcelId(t.round, 'outside', batch), 'make', { round: t.round, track: 'outside', people })
}

const wishOf = (t: Teller, id: string) => {
  const [wish] = t.getPerson(id).form.request.preferences
  if (!wish) throw new Error(`${id} has no wish`)
  return wish
}

/** The ministry's desk fills in the sheet, with a comma between the values, and everybody goes where they first wished. */
const answerOf = async (t: Teller, parcel: string): Promise<string> => {
  const { people } = await t.state('parcel', parcel)
  const rows: readonly Row[] = Array.isArray(people) ? people : []
  const lines = rows.map(({ id, code }) => {
    const { host, programme } = wishOf(t, id)
    return csvLine([code, t.getPerson(id).form.identity.name, resultWords.placed, host, programme])
  })
  const heads = [codeHead, personHeads.name, answerHeads.result, answerHeads.host, answerHeads.programme]
  return [csvMark, csvLine(heads), ...lines].join('')
}

const readBack = async (t: Teller, batch: number) => {
  const waiting = await t.list('placement', { status: 'handedOver', track: 'outside' })
  if (waiting.length === 0) return
  const parcel = parcelId(t.round, 'outside', batch)
  const text = Buffer.from(await answerOf(t, parcel))
  await t.act(ministry, 'parcel', parcel, 'bringAnswer', { name: '答复.csv', content: text.toString('base64') })
  const file = hash('sha256', text, 'hex')
  for (const id of waiting) {
    await t.act(ministry, 'placement', id, 'readBack', { ...wishOf(t, id), file })
    await t.act(department, 'placement', id, 'confirm')
  }
}

export const place = async (t: Teller) => {
  const plan = agenda()
  plan.on('2022-05-16', () => phoneHosts(t))
  plan.on('2022-05-16', () => handOver(t, 1))
  plan.on('2022-05-18', () => placeInside(t, true))
  plan.on('2022-05-25', () => placeInside(t, false))
  plan.on('2022-05-30', () => placeRest(t))
  plan.on('2022-06-20', () => readBack(t, 1))
  await plan.tell(t)
}

export const placeAgain = async (t: Teller, day: string) => {
  t.clock.turnTo(day)
  await handOver(t, 2)
  await readBack(t, 2)
  await placeInside(t, false)
  await placeRest(t)
}
