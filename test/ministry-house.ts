/** A desk in front of which invented people of the outside track wait to be handed over to the ministry, each with a form of their own. */
import { strFromU8, unzipSync } from 'fflate'
import type { Actor } from '../core/facts.ts'
import { parcelId } from '../core/parcel/dossier.ts'
import { noWords } from '../core/parcel/seats.ts'
import { blank as blankPlacement } from '../core/placement/dossier.ts'
import { contentOf } from '../documents/parcel.ts'
import { writeXlsx } from '../documents/xlsx.ts'
import { performDue } from '../server/batches.ts'
import { placeOf } from '../server/seal.ts'
import { type Desk, openDesk } from './desk.ts'
import { department, employer, formOf, hohhot, hostOf, law, ministry, personOf, round } from './given.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'outside', $4, $5, $6, $7, 'department', now(), 1, 'begun', $8)`
const recordText = "insert into record (subject, id, n, kind, sealed) values ('application', $1, 1, 'form', $2)"
const wish = { host: 'pku', programme: 'pku-180' }

/** `formed`: without it the form can't be read. */
const waitsAt =
  (desk: Desk) =>
  async (id: string, name: string, formed = true) => {
    await desk.settle(personOf(id))
    const related = { round, track: 'outside', person: `person ${id}`, employer, body: hohhot }
    const placement = { ...blankPlacement, ...related, status: 'opened', wished: [wish], willing: true }
    const form = formOf(id, { track: 'outside', preferences: [wish] })
    const sealed = desk.house.seals.seal(placeOf('application', id, 'form', 1), { ...form, identity: { ...form.identity, name } })
    await desk.house.database.transaction('everything', async query => {
      await query('update person set name = $2 where id = $1', [related.person, name])
      for (const [subject, state] of [
        ['application', { ...related, status: 'admitted' }],
        ['placement', placement],
      ] as const)
        await query(rowText, [subject, id, round, related.person, employer, hohhot, state.status, JSON.stringify(state)])
      if (formed) await query(recordText, [id, sealed.bytes])
    })
  }

const doorsAt = ({ app, house, headersOf }: Desk) => ({
  sql: <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
    house.database.transaction('everything', query => query<R>(text, values)),
  get: (actor: Actor, url: string) => app.inject({ url, headers: headersOf(actor) }),
  post: (actor: Actor, url: string, payload: object, key: string = crypto.randomUUID()) =>
    app.inject({ method: 'POST', url, headers: { ...headersOf(actor), 'idempotency-key': key }, payload }),
})
type Doors = ReturnType<typeof doorsAt>

export const filesIn = (zip: Uint8Array) => {
  const entries = unzipSync(zip)
  const of = (name: string) => entries[name] ?? new Uint8Array()
  return { json: strFromU8(of('list.json')), xlsx: of('list.xlsx'), sums: strFromU8(of('SHA256SUMS')), names: Object.keys(entries) }
}

const parcelsAt = (doors: Doors, waits: ReturnType<typeof waitsAt>) => {
  const next = { n: 0, batch: 0 }
  /** A parcel of some people, each of a name of their own. */
  const handOver = async (names: readonly string[]) => {
    const people: string[] = []
    for (const name of names) {
      next.n += 1
      const id = `o${String(next.n).padStart(3, '0')}`
      people.push(id)
      await waits(id, name)
    }
    next.batch += 1
    const id = parcelId(round, 'outside', next.batch)
    const answer = await doors.post(department, `/api/parcel/${id}/make`, { round, track: 'outside', people })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return { id, people }
  }
  const fileOf = async (id: string, actor: Actor = department) => {
    const answer = await doors.get(actor, `/api/parcels/${id}/file`)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return new Uint8Array(answer.rawPayload)
  }
  const contentIn = async (id: string) => contentOf({ json: filesIn(await fileOf(id)).json, xlsx: '' })
  const codesOf = async (id: string) => (await contentIn(id)).people.map(({ code }) => code)
  return { next, handOver, fileOf, contentIn, codesOf }
}

type Answer = readonly [result: string, host?: string, programme?: string, reason?: string]
export const placed: Answer = ['接收', '北京大学', '生物学']
type Cells = readonly (string | undefined)[]
const heads = ['行码', '姓名', '安排结果', '接收单位', '接收专业', '退回原因']

const answersAt = (doors: Doors, { contentIn }: ReturnType<typeof parcelsAt>) => {
  /** The sheet as its desk fills it in; `change` is what else becomes of its rows. */
  const filledIn = async (id: string, answers: readonly Answer[], change: (rows: readonly Cells[]) => readonly Cells[] = rows => rows) => {
    const { people } = await contentIn(id)
    const rows = change(people.map((person, i) => [person.code, person.values.name ?? '', ...(answers[i] ?? [])]))
    return Buffer.from(
      writeXlsx({
        ...{ name: '移交名单', widthsMm: heads.map(() => 20), headRows: 1, merges: [], checks: [], foot: ['', ''] },
        rows: [heads, ...rows].map(row => row.map(value => ({ value: value ?? '', style: 'text' }))),
      }),
    )
  }
  const asFile = (bytes: Uint8Array, words: object = noWords) => ({
    name: '部里答复.xlsx',
    content: Buffer.from(bytes).toString('base64'),
    words,
  })
  const read = (actor: Actor, id: string, bytes: Uint8Array, words?: object) =>
    doors.post(actor, `/api/parcels/${id}/read`, asFile(bytes, words))
  const take = (actor: Actor, id: string, bytes: Uint8Array, codes: readonly string[], key?: string, words?: object) =>
    doors.post(actor, `/api/parcels/${id}/take`, { ...asFile(bytes, words), codes }, key)
  return { filledIn, read, take }
}

export type Row = { readonly code: string; readonly name: string; readonly verdict: string }
export const rowsOf = (answer: { json: () => { rows: readonly Row[] } }) => answer.json().rows

const standText = `
select id, status, host from dossier where subject = 'placement' and id = any($1) order by array_position($1, id)`

export const openMinistry = async () => {
  const desk = await openDesk(8)
  await desk.settle(hostOf('pku'), ministry)
  desk.house.turnTo('2022-06-02')
  const [doors, waits] = [doorsAt(desk), waitsAt(desk)]
  const parcels = parcelsAt(doors, waits)
  const carryOut = async () => {
    await doors.sql('update batch set due = clock_timestamp() where ended is null')
    await performDue(desk.house)
  }
  const stands = async (people: readonly string[]) => {
    const rows = await doors.sql<{ status: string; host: string | null }>(standText, [people])
    return rows.map(({ status, host }) => (host === null ? status : `${status} ${host}`))
  }
  return { ...desk, ...doors, ...parcels, ...answersAt(doors, parcels), law, waits, carryOut, stands }
}
export type Ministering = Awaited<ReturnType<typeof openMinistry>>
