/** What officers write of an application: sealed beside the journal, and read by whoever may read the form. */
import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Line } from '../core/answer.ts'
import { canonical } from '../core/canonical.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, personOf } from '../test/given.ts'
import { eachEntry, entryOf, type JournalRow, verifyChains } from './audit.ts'
import { withClient } from './postgres/check.ts'
import { rebuild } from './rebuild.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const why = '职称证书与姓名示例甲不符'
const corrections = [{ field: 'title.name', reason: why }]

beforeAll(async () => {
  desk = await openDesk()
  for (const id of ['back', 'out', 'twice', 'old']) await desk.applies(id, { name: '示例甲' })
  await desk.done(desk.house.act(ours, 'application', 'back', 'sendBack', { corrections }))
  await desk.done(desk.house.act(ours, 'application', 'out', 'decline', { reason: 'proof', explanation: why }))
})
afterAll(() => desk.close())

const dossier = (actor: Parameters<Desk['ask']>[0], id: string) =>
  desk.app.inject({ url: `/api/dossier?subject=application&id=${id}`, headers: desk.headersOf(actor) }).then(answer => answer.json())
const facts = (of: { readonly timeline: readonly Line[] }, action: string) =>
  of.timeline.filter(line => line.action === action).map(({ fact }) => fact)

test('4.1 the journal and the view rows hold places and codes, and not a word of what an officer wrote', async () => {
  await withClient(desk.house.url, async client => {
    for (const table of ['journal', 'dossier']) {
      const { rows } = await client.query(`select 1 from ${table} t where t::text like '%示例甲不符%'`)
      expect(rows).toEqual([])
    }
    const { rows } = await client.query(
      "select fact, kept is not null as kept from journal where id in ('back', 'out') and action in ('sendBack', 'decline') order by id",
    )
    expect(rows).toEqual([
      { fact: '{"corrections":[{"field":"title.name"}]}', kept: true },
      { fact: '{"reason":"proof"}', kept: true },
    ])
  })
})

test.each([
  ['the person', personOf('back'), personOf('out')],
  ['the employer', employerOf(employer), employerOf(employer)],
  ['the body', ours, ours],
  ['the department', department, department],
])('4.1 %s reads why a part came back and why an application was declined', async (_who, back, out) => {
  const returned = await dossier(back, 'back')
  expect(returned.state.corrections).toEqual(corrections)
  expect(facts(returned, 'sendBack')).toEqual([{ corrections }])
  expect(facts(await dossier(out, 'out'), 'decline')).toEqual([{ reason: 'proof', explanation: why }])
})

test('4.1 an auditor, who opens no form, reads which parts came back and not why', async () => {
  const auditor = { id: 'auditor', seats: [{ role: 'auditor', organisation: 'department' }] } as const
  await desk.settle(auditor)
  const answer = await dossier(auditor, 'back')
  expect(answer.state.corrections).toEqual([{ field: 'title.name' }])
  expect(JSON.stringify(answer)).not.toContain(why)
})

test('4.1 of a file that came back twice each time keeps its own words, and the form shows the last', async () => {
  const person = personOf('twice')
  await desk.done(desk.house.act(ours, 'application', 'twice', 'sendBack', { corrections }))
  const whole = formOf('twice')
  const again = { ...whole, identity: { ...whole.identity, name: '示例甲' }, title: { ...whole.title, name: '研究员' } }
  await desk.done(desk.house.act(person, 'application', 'twice', 'save', { form: again }))
  await desk.done(desk.house.act(person, 'application', 'twice', 'submit'))
  const second = [{ field: 'title.name', reason: '仍与证书不符' }]
  await desk.done(desk.house.act(employerOf(employer), 'application', 'twice', 'sendBack', { corrections: second }))
  const answer = await dossier(person, 'twice')
  expect(answer.state.corrections).toEqual(second)
  expect(facts(answer, 'sendBack')).toEqual([{ corrections }, { corrections: second }])
})

test('an entry of before, with the reason in it, still folds, verifies and is read', async () => {
  await desk.done(desk.house.act(ours, 'application', 'old', 'sendBack', { corrections }))
  const rows: JournalRow[] = []
  await eachEntry(desk.house.database, row => {
    if (row.id === 'old' && row.action === 'sendBack') rows.push(row)
  })
  const [row] = rows
  if (!row) throw new Error('nothing was sent back')
  const fact = canonical({ corrections })
  const head = hash('sha256', row.prev + canonical(entryOf({ ...row, fact, kept: null })), 'hex')
  await withClient(desk.house.url, async client => {
    await client.query('alter table journal disable trigger user')
    await client.query("update journal set fact = $1, kept = null, hash = $2 where id = 'old' and action = 'sendBack'", [fact, head])
    await client.query("delete from record where id = 'old' and kind = 'sendBack'")
    await client.query('alter table journal enable trigger user')
  })
  await rebuild(desk.house.database, true)
  expect((await dossier(personOf('old'), 'old')).state.corrections).toEqual(corrections)
  expect((await verifyChains(desk.house.database)).broken).toEqual([])
})
