/** A parcel before the doors: what goes out and nothing more, what is kept of it, and a ministry that sees what was handed over and nothing else. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parcelId } from '../../core/parcel/dossier.ts'
import { contentOf, ParcelContent, packParcel, sumsOf } from '../../documents/parcel.ts'
import { closeSheetReaders } from '../../documents/xlsx-child.ts'
import { readXlsx } from '../../documents/xlsx-read.ts'
import { bodyOf, department, form, hohhot, hostOf, leader, ministry, numberOf, personOf, round } from '../../test/given.ts'
import { filesIn, type Ministering, openMinistry, placed } from '../../test/ministry-house.ts'
import { hasOffice, inOffice } from '../../test/office.ts'
import { rebuild } from '../rebuild.ts'

let desk: Ministering

beforeAll(async () => {
  desk = await openMinistry()
})
afterAll(async () => {
  closeSheetReaders()
  await desk.close()
})

describe('a parcel that goes out', () => {
  test('4.3 holds the columns of the policy and no more: no identity number, no phone, nothing else of the form', async () => {
    const { id, people } = await desk.handOver(['白玉兰', '=1+1'])
    const { json, xlsx, names } = filesIn(await desk.fileOf(id))
    expect(names).toEqual(['SHA256SUMS', 'list.json', 'list.xlsx'])
    const columns = desk.law.policy.placement.handOver?.value ?? []
    expect(contentOf({ json, xlsx: '' }).people.map(({ values }) => Object.keys(values).sort())).toEqual([
      [...columns].sort(),
      [...columns].sort(),
    ])
    const sheet = readXlsx(xlsx)
    const shown = [...sheet.rows.values()].flatMap(row => row.map(cell => cell?.text ?? ''))
    for (const secret of [...people.map(numberOf), form({}).identity.phone, 'person '])
      expect([json, ...shown].filter(text => text.includes(secret))).toEqual([])
    expect(shown).toContain('=1+1')
    expect([...sheet.rows.values()].flat().filter(cell => cell?.formula)).toEqual([])
    expect(sheet.others).toEqual(['可选单位和专业'])
  })

  test('4.3 is the same byte for byte each time, as its hashes and the digest in every entry say, and could be made again from what it holds', async () => {
    const { id, people } = await desk.handOver(['王明'])
    const [first, again] = [await desk.fileOf(id), await desk.fileOf(id, ministry)]
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true)
    const { json, xlsx, sums } = filesIn(first)
    const sha256 = (bytes: Uint8Array | string) => hash('sha256', bytes, 'hex')
    expect(sums).toBe(`${sha256(json)}  list.json\n${sha256(xlsx)}  list.xlsx\n`)
    const files = packParcel(contentOf({ json, xlsx: '' }))
    expect(sumsOf(files)).toBe(sums)
    const [entry] = await desk.sql<{ fact: string }>(
      "select fact from journal where subject = 'placement' and id = $1 and action = 'handOver'",
      [people[0]],
    )
    expect(JSON.parse(entry?.fact ?? '')).toMatchObject({ batch: desk.next.batch, digest: sha256(sums), row: (await desk.codesOf(id))[0] })
    const [shown] = (await desk.ask(department, 'parcels')).parcels
    expect(shown).toMatchObject({ id, digest: sha256(sums), people: 1, open: 1, placed: 0 })
    expect(shown.fetched.map(({ by }: { by: { zh: string } }) => by.zh)).toEqual(expect.arrayContaining([department.id, ministry.id]))
  })

  test.runIf(hasOffice)('4.3 LibreOffice reads its sheet: heads, codes and names as text, a line for each', async () => {
    const { id } = await desk.handOver(['示例一', '007'])
    const cells = inOffice(filesIn(await desk.fileOf(id)).xlsx)
    const texts = cells.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['行码', '姓名', '安排结果', '示例一', '007', ...(await desk.codesOf(id))]))
    expect(texts).not.toContain('7')
  })

  test('4.3 is shown before: everybody who waits with what would go out; each look is on record, and for nobody outside the office', async () => {
    desk.next.n += 1
    await desk.waits(`o${String(desk.next.n).padStart(3, '0')}`, '待移交')
    const shown = await desk.ask(department, 'toHandOver', { track: 'outside' })
    expect(shown.clause).toBe('4.3')
    expect(shown.people.at(-1)).toMatchObject({
      id: `o${String(desk.next.n).padStart(3, '0')}`,
      values: { name: '待移交' },
      wishes: ['北京大学 pku-180'],
      willing: true,
    })
    expect(Object.keys(shown.people.at(-1).values)).not.toContain('idNumber')
    expect(
      (await desk.sql("select 1 from access_log where asked = 'toHandOver' and account = $1", [department.id])).length,
    ).toBeGreaterThan(0)
    for (const actor of [ministry, bodyOf(hohhot), personOf(`o${String(desk.next.n).padStart(3, '0')}`)])
      expect((await desk.get(actor, `/api/toHandOver?round=${round}&track=outside`)).statusCode).toBe(404)
  })

  test('4.3 of two officers who make one at once, one does, and nobody is in two', async () => {
    const people = ['x1', 'x2', 'x3']
    for (const id of people) await desk.waits(id, `示例${id}`)
    desk.next.batch += 1
    const id = parcelId(round, 'outside', desk.next.batch)
    const made = await Promise.all(
      [people, people.slice(1)].map(some => desk.post(department, `/api/parcel/${id}/make`, { round, track: 'outside', people: some })),
    )
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [row] = await desk.sql<{ people: number }>(
      "select jsonb_array_length(state -> 'people') as people from dossier where id = $1 and subject = 'parcel'",
      [id],
    )
    expect((await desk.stands(people)).filter(status => status === 'handedOver')).toHaveLength(row?.people ?? 0)
  })

  test('4.3 an id that is no parcel’s, or a form that is gone, is refused with who', async () => {
    await desk.waits('nobody', '无表', false)
    const made = (id: string) => desk.post(department, `/api/parcel/${id}/make`, { round, track: 'outside', people: ['nobody'] })
    expect((await made('nonsense')).json()).toMatchObject({
      refusals: [{ rule: 'parcelIsNext' }, { rule: 'packedAreRead', found: ['nobody'] }],
    })
    expect((await desk.ask(department, 'toHandOver', { track: 'outside' })).unread).toEqual([{ id: 'nobody', name: '无表' }])
    await desk.sql("update dossier set status = 'cancelled' where id = 'nobody' and subject = 'placement'")
  })
})

describe('the ministry', () => {
  test('4.3 does the same at its own desk', async () => {
    const { id, people } = await desk.handOver(['亥某'])
    const sheet = await desk.filledIn(id, [placed])
    await desk.take(ministry, id, sheet, await desk.codesOf(id))
    await desk.carryOut()
    expect(await desk.stands(people)).toEqual(['welcomed pku'])
    expect(
      (await desk.sql<{ state: { answers: unknown } }>("select state from dossier where subject = 'parcel' and id = $1", [id]))[0]?.state
        .answers,
    ).toMatchObject([{ by: 'ministry' }])
  })

  test('4.3 sees what was handed over and nothing else: not in a list, not by an id, not in the database itself', async () => {
    const { id, people } = await desk.handOver(['可见'])
    await desk.waits('unseen', '不可见')
    const [person = ''] = people
    for (const subject of ['application', 'training', 'nomination', 'payment', 'certificate', 'plan'])
      expect((await desk.ask(ministry, 'dossiers', { subject })).rows ?? []).toEqual([])
    const seen = (await desk.ask(ministry, 'dossiers', { subject: 'placement' })).rows.map((row: { id: string }) => row.id)
    expect(seen).toContain(person)
    expect(seen).not.toContain('unseen')
    for (const url of [`dossier?subject=placement&id=unseen`, `dossier?subject=application&id=${person}`, `form?id=${person}`])
      expect((await desk.get(ministry, `/api/${url}`)).statusCode).toBe(404)
    expect((await desk.get(ministry, `/api/dossier?subject=parcel&id=${id}`)).statusCode).toBe(200)
    const reach = { organisations: [], ministry: true }
    const rows = await desk.house.database.transaction(reach, query =>
      query<{ subject: string; batch: boolean }>("select distinct subject, state ? 'batch' as batch from dossier order by 1"),
    )
    expect(rows).toEqual([
      { subject: 'parcel', batch: true },
      { subject: 'placement', batch: true },
      { subject: 'round', batch: false },
    ])
    const records = await desk.house.database.transaction(reach, query => query<{ subject: string }>('select distinct subject from record'))
    expect(records.map(({ subject }) => subject)).not.toContain('application')
  })

  test('4.3 nobody else fetches a parcel, reads an answer or carries one out; the leader looks', async () => {
    const { id } = await desk.handOver(['守密'])
    const sheet = await desk.filledIn(id, [placed])
    const codes = await desk.codesOf(id)
    for (const actor of [bodyOf(hohhot), hostOf('pku'), personOf('o001')]) {
      expect((await desk.get(actor, `/api/parcels/${id}/file`)).statusCode).toBe(404)
      expect((await desk.read(actor, id, sheet)).statusCode).toBe(404)
      expect((await desk.take(actor, id, sheet, codes)).statusCode).toBe(404)
    }
    expect((await desk.get(leader, `/api/parcels/${id}/file`)).statusCode).toBe(200)
    expect((await desk.take(leader, id, sheet, codes)).statusCode).toBe(404)
    expect((await desk.app.inject({ url: `/api/parcels/${id}/file` })).statusCode).toBe(401)
  })
})

test('4.3 everything about parcels is folded from the journal again', async () => {
  const { differences } = await rebuild(desk.house.database)
  expect(differences.filter(({ subject }) => subject === 'parcel')).toEqual([])
})

test('4.3 the schema of the list’s JSON that the handbook names is that by which it is made', () => {
  const kept = readFileSync(new URL('../../docs/parcel.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(ParcelContent, { target: 'draft-2020-12' }))))
})
