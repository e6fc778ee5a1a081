/** Every official paper of the told years: whatever a dossier offers can be made of it, and says what it has to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, SubjectName } from '../core/facts.ts'
import { type PaperKind, paperKindNames } from '../core/paper/index.ts'
import { OfficialFacts, printOfficial } from '../documents/official.ts'
import { textOf } from '../documents/read-back.ts'
import { askingOf } from '../server/answers.ts'
import { officialMakers, officialOn } from '../server/official/index.ts'
import { dossiersWith, previewOf } from '../server/official/preview.ts'
import type { Asking, Site } from '../server/questions/asking.ts'
import { findLook } from '../server/questions/look.ts'
import { leader } from '../test/given.ts'
import { freshHouse, law2022, type TestHouse } from '../test/house.ts'
import { tell } from './story.ts'
import { storyClock } from './teller.ts'

const clock = storyClock()
let house: TestHouse
let site: Site
beforeAll(async () => {
  house = await freshHouse()
  await tell({ house: { ...house, at: clock.at }, law: law2022, clock, say: () => {} })
  site = { house: { ...house, at: clock.at }, demo: true, told: () => 100, publicUrl: () => '', filesFolder: '' }
}, 240_000)
afterAll(() => house.close())

const as = <T>(actor: Actor, work: (asking: Asking) => Promise<T>, reach: 'own' | 'everything' = 'own'): Promise<T> => {
  const name = { zh: '', en: '' }
  const seats = actor.seats.map(seat => ({ ...seat, name }))
  return askingOf(site, { account: { id: actor.id, name, person: actor.person ?? null }, seats, actor }, reach, work)
}

type Found = { readonly subject: SubjectName; readonly id: string; readonly kind: PaperKind; readonly facts: OfficialFacts | undefined }

/** What the office is offered on a dossier, each read. */
const papersOn = async (subject: SubjectName, id: string): Promise<readonly Found[]> => {
  const look = await as(leader, asking => findLook(asking, subject, id))
  if (!look) return []
  const offered = await as(leader, asking => officialOn(asking, look))
  return Promise.all(
    offered.map(async ({ kind, part }) => ({
      subject,
      id,
      kind,
      facts: await as(leader, asking => officialMakers[kind](asking, look, part), 'everything'),
    })),
  )
}

const subjects: readonly SubjectName[] = ['round', 'application', 'objection', 'training', 'discipline', 'payment']
const found: Found[] = []
beforeAll(async () => {
  const rows = await house.database.transaction('everything', query =>
    query<{ subject: SubjectName; id: string }>('select subject, id from dossier where subject = any($1) order by subject, id', [subjects]),
  )
  for (const { subject, id } of rows) found.push(...(await papersOn(subject, id)))
}, 120_000)

const of = (kind: PaperKind) => found.filter(paper => paper.kind === kind)
const printed = async (kind: PaperKind) => {
  const [paper] = of(kind)
  if (!paper?.facts) throw new Error(`the year has no ${kind}`)
  return textOf(await printOfficial(paper.facts)).join('')
}

describe('the year of 2022', () => {
  test('whatever a dossier offers can be made of it, with facts that are whole', () => {
    expect(found.length).toBeGreaterThan(100)
    expect(found.filter(({ facts }) => facts === undefined).map(({ subject, id, kind }) => `${subject} ${id} ${kind}`)).toEqual([])
    for (const { facts } of found) expect(() => OfficialFacts.parse(facts)).not.toThrow()
  })

  test('it has each kind of paper but the public notice, which is over', () => {
    expect(paperKindNames.filter(kind => of(kind).length === 0)).toEqual(['publicNotice'])
  })

  test('4.3 whoever was sent a notice has one, dated by the day on which it was sent; each batch has one for all of its track', async () => {
    const sent = await house.database.transaction('everything', query =>
      query<{ id: string; on: string }>(
        "select id, to_char(max(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on from journal where subject = 'training' and action = 'notify' group by id",
      ),
    )
    const days = new Map(of('enrolmentNotice').map(({ id, facts }) => [id, facts?.issuedOn]))
    expect(sent.length).toBeGreaterThan(60)
    for (const { id, on } of sent) expect(days.get(id)).toBe(on)
    const people = of('enrolmentBatch').flatMap(({ facts }) => facts?.blocks.annexes[0]?.rows ?? [])
    expect(people.length).toBeGreaterThan(60)
    expect(of('enrolmentBatch').every(({ facts }) => facts?.number?.endsWith('〔2022〕\u3000\u3000号'))).toBe(true)
    expect(await printed('enrolmentNotice')).toContain('四（三）')
  })

  test('6.6 a sanction says its ground by the clause, what is claimed back and until when one may appeal; the reprimand bears its number', async () => {
    for (const { facts } of [...of('sanction'), ...of('reprimand')]) {
      const words = JSON.stringify(facts?.blocks.body)
      expect(words).toMatch(/六（六）[123]规定的/)
      expect(words).toMatch(/\d{4}年\d+月\d+日以前向内蒙古自治区人力资源和社会保障厅书面申诉/)
    }
    expect(of('reprimand').every(({ facts }) => /^内人社办函〔\d{4}〕[1-9]\d*号$/.test(facts?.number ?? ''))).toBe(true)
    expect(await printed('repayment')).toMatch(/共计[\d,]+\.\d\d元/)
    expect(await printed('appealDecision')).toMatch(/维持原决定|撤销原决定/)
  })

  test('6.4 leave to stop names the last day of study, and that it is no breach', async () => {
    expect(await printed('termination')).toMatch(
      /六（四），同意其终止学习，最后学习日为\d{4}年\d+月\d+日。终止学习经过批准，不作为违纪处理/,
    )
  })

  test('6.1 a change that was refused says why and where to ask again; one that was allowed says from where to where', async () => {
    expect(await printed('changeRefused')).toMatch(/六（一），.*不同意变更.*理由：.+。.*书面申请复核/)
    expect(await printed('changeAllowed')).toMatch(/由.+专业变更为.+专业/)
  })

  test('6.1 whoever was allowed a change afterwards keeps the notice that was sent: it names the host that it named', async () => {
    const [changed] = of('changeAllowed')
    const [now] = await house.database.transaction('everything', query =>
      query<{ host: string }>("select host from dossier where subject = 'training' and id = $1", [changed?.id]),
    )
    const name = law2022.hosts.hosts.find(({ id }) => id === now?.host)?.name.zh ?? ''
    const notice = of('enrolmentNotice').find(({ id }) => id === changed?.id)
    expect(name).not.toBe('')
    expect(JSON.stringify(changed?.facts?.blocks)).toContain(name)
    expect(JSON.stringify(notice?.facts?.blocks)).not.toContain(name)
  })

  test('4 the result of the public notice names whoever was admitted, and how many objections there were', async () => {
    const [result] = of('publicResult')
    const [admitted] = await house.database.transaction('everything', query =>
      query<{ n: number }>(
        "select count(distinct id)::int as n from journal where subject = 'application' and action = 'admit' and at < ($1::date + 1) at time zone 'Asia/Shanghai'",
        [result?.facts?.issuedOn],
      ),
    )
    expect(result?.facts?.blocks.annexes[0]?.rows.length).toBe(admitted?.n)
    expect(admitted?.n).toBeGreaterThanOrEqual(80)
    expect(await printed('publicResult')).toMatch(/收到异议\d+件，经核查属实\d+件/)
    expect(result?.facts?.number).toMatch(/号$/)
    expect(await printed('publicResult')).not.toMatch(/〔2022〕号/)
  })

  test('4.2 whoever was not admitted reads which rule it was and what was said, once and in words', async () => {
    const letters = of('notAdmitted').map(
      ({ facts }) => facts?.blocks.body.map(block => ('text' in block ? block.text : '')).join('') ?? '',
    )
    expect(letters.length).toBeGreaterThan(50)
    for (const words of letters) expect(words).toMatch(/理由：[\u4e00-\u9fff]/)
  })

  test('6.4 a text that is being written is shown with the facts of a real dossier: as a preview, without a number', async () => {
    const text = law2022.papers?.termination?.replace('请通知本人返回单位工作', '请通知本人按时返回单位工作') ?? ''
    const [shown, ...more] = await as(leader, asking => dossiersWith(asking, 'termination', text))
    if (!shown) throw new Error('nobody stopped')
    expect([more, shown.look.id]).toEqual([[], of('termination')[0]?.id])
    const facts = await as(leader, asking => previewOf(asking, 'termination', shown), 'everything')
    expect(facts).toMatchObject({ preview: true, number: expect.stringMatching(/〔\d{4}〕\u3000\u3000号$/) })
    if (!facts) throw new Error('there is no preview')
    expect(textOf(await printOfficial(facts)).join('')).toMatch(/预览.*按时返回单位工作/)
    expect((await as(leader, asking => dossiersWith(asking, 'enrolmentNotice', law2022.papers?.enrolmentNotice ?? ''))).length).toBe(12)
    const stranger: Actor = { id: 'stranger', person: 'p-stranger', seats: [] }
    expect(await as(stranger, asking => dossiersWith(asking, 'termination', text))).toEqual([])
  })

  test('a paper is offered to whoever sees its dossier, and to nobody else; the list of a batch to the office alone', async () => {
    const [letter, batch] = [of('enrolmentNotice')[0], of('enrolmentBatch')[0]]
    const see = async (actor: Actor, paper: Found | undefined) => {
      if (!paper) throw new Error('there is no such paper')
      const look = await as(actor, asking => findLook(asking, paper.subject, paper.id))
      return look !== undefined && (await as(actor, asking => officialOn(asking, look))).some(({ kind }) => kind === paper.kind)
    }
    const stranger: Actor = { id: 'stranger', person: 'p-stranger', seats: [] }
    const body: Actor = { id: 'body', seats: [{ role: 'body', organisation: '150900' }] }
    expect([await see(leader, letter), await see(stranger, letter)]).toEqual([true, false])
    expect([await see(leader, batch), await see(stranger, batch), await see(body, batch)]).toEqual([true, false, false])
  })
})
