/** The panel in the database: what an expert reaches, what the office sees before the result, and the list that comes of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold, getSubject } from '../core/catalogue.ts'
import type { Actor } from '../core/facts.ts'
import { blank } from '../core/review/dossier.ts'
import { bodyOf, department, hohhot, leader, personOf, round } from '../test/given.ts'
import type { TestHouse } from '../test/house.ts'
import { expertActor, five } from '../test/panel.ts'
import { askAs, openPanel, panelLaw, settleExperts } from '../test/panel-house.ts'
import { isRefusedTo } from '../test/sabotage/checks.ts'
import { eachEntry, entryOf, verifyChains, verifyRegistry } from './audit.ts'
import { daily, tick } from './clock.ts'
import { withClient } from './postgres/check.ts'
import { reachOf } from './session.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPanel([{ id: 'a1' }, { id: 'a2' }, { id: 'a3', supervisor: 'e7' }, { id: 'a4' }, { id: 'a5' }])
}, 60_000)
afterAll(() => house.close())

const rulesOf = (answer: Awaited<ReturnType<TestHouse['act']>>) =>
  answer.kind === 'refused' ? answer.refusals.map(({ rule }) => rule) : [answer.kind]
const review = async (who: Actor, id: string, action: string, input: unknown = {}) =>
  rulesOf(await house.act(who, 'review', id, action, input))
const score = (expert: string, id: string, points: number) =>
  review(expertActor(expert), id, 'score', { score: points, reason: `${expert} 对 ${id} 的评语`, free: true })
const ask = <Q extends Parameters<typeof askAs>[2]>(who: Actor, name: Q, input: Parameters<typeof askAs<Q>>[3]) =>
  askAs(house, who, name, input)

/** What a statement finds under the reach of somebody, run as the server's own role. */
const seenBy = (who: Actor, text: string, values: readonly unknown[] = []) =>
  house.database.transaction(reachOf(who), query => query<{ id: string; n: number }>(text, values))

describe('the panel of one file', () => {
  test('4.2 a proposal gives each file five experts, none of whom has a conflict, evenly; the same question has the same answer', async () => {
    const proposed = await ask(department, 'proposedPanels', { round, track: 'inside' })
    expect(proposed?.files.map(({ id, experts, lacks }) => [id, experts.length, lacks])).toEqual(
      ['a1', 'a2', 'a3', 'a4', 'a5'].map(id => [id, 5, 0]),
    )
    expect(proposed?.files.find(({ id }) => id === 'a3')?.barred).toEqual([{ name: 'e7', grounds: ['namedAsSupervisor'] }])
    const loads = proposed?.experts.map(({ gets }) => gets) ?? []
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    expect(await ask(department, 'proposedPanels', { round, track: 'inside' })).toEqual(proposed)
    for (const who of [leader, expertActor('e1'), bodyOf(hohhot), personOf('a1')])
      expect(await ask(who, 'proposedPanels', { round, track: 'inside' })).toBeUndefined()
  })

  test('4.2 a file goes out to those who are free for it only', async () => {
    expect(await review(department, 'a3', 'convene', { round, experts: ['e1', 'e2', 'e3', 'e4', 'e7'] })).toEqual(['withoutConflict'])
    expect(await review(department, 'a1', 'convene', { round, experts: five })).toEqual(['done'])
    expect(await review(department, 'a2', 'convene', { round, experts: ['e3', 'e4', 'e5', 'e6', 'e7'] })).toEqual(['done'])
  })

  test('4.2 an expert sees their own files, without numbers, phones and addresses, and nobody else’s', async () => {
    const mine = await ask(expertActor('e1'), 'myFiles', {})
    expect(mine?.map(({ id, state }) => [id, state])).toEqual([['a1', 'waiting']])
    const file = await ask(expertActor('e1'), 'fileToScore', { id: 'a1' })
    expect(file).toMatchObject({ title: '示例a1', mine: null, left: 1, next: null, terms: { experts: 5, scale: { from: 0, to: 100 } } })
    expect(JSON.stringify(file)).not.toMatch(/1599|13800001234|citizenNumber|phone/)
    expect(await ask(expertActor('e1'), 'fileToScore', { id: 'a2' })).toBeUndefined()
    expect(await ask(expertActor('e1'), 'fileToScore', { id: 'a4' })).toBeUndefined()
    for (const who of [department, leader, personOf('a1'), bodyOf(hohhot)]) {
      expect(await ask(who, 'myFiles', {})).toBeUndefined()
      expect(await ask(who, 'fileToScore', { id: 'a1' })).toBeUndefined()
    }
  })

  test('4.2 in the database an expert reaches no dossier, entry or record at all, whatever is asked', async () => {
    await score('e2', 'a1', 88)
    for (const table of ['dossier', 'journal', 'record'])
      expect(await seenBy(expertActor('e1'), `select id from ${table} where subject <> 'round'`)).toEqual([])
    expect(await seenBy(expertActor('e1'), 'select id from reviews_before_me()')).toEqual([{ id: 'a1' }])
    expect(await seenBy(expertActor('e1'), "select n from form_before_me('a2')")).toEqual([])
    expect(await seenBy(expertActor('e1'), "select n from score_of_mine('a1')")).toEqual([])
    expect(await seenBy(expertActor('e2'), "select n from score_of_mine('a1')")).toEqual([{ n: 2 }])
    expect(await seenBy(personOf('a1'), 'select id from reviews_before_me()')).toEqual([])
    expect(await seenBy(personOf('a1'), "select id from dossier where subject = 'review'")).toEqual([])
    expect(await seenBy(bodyOf(hohhot), "select id from dossier where subject = 'review'")).toEqual([])
  })

  test('4.2 the generic doors are closed to an expert: no list, no dossier, no form, no panel', async () => {
    const e1 = expertActor('e1')
    expect(await ask(e1, 'dossier', { subject: 'application', id: 'a1' })).toBeUndefined()
    expect(await ask(e1, 'dossier', { subject: 'review', id: 'a1' })).toBeUndefined()
    expect(await ask(e1, 'form', { id: 'a1' })).toBeUndefined()
    expect(await ask(e1, 'panel', { id: 'a1' })).toBeUndefined()
    expect((await ask(e1, 'dossiers', { round, subject: 'application' }))?.rows ?? []).toEqual([])
    expect((await ask(e1, 'dossiers', { round, subject: 'review' }))?.rows ?? []).toEqual([])
  })

  test('4.2 before the result the office sees how many are in, and no score, not even in the database', async () => {
    const panel = await ask(department, 'panel', { id: 'a1' })
    expect(panel?.asked.map(({ account, answer, score, reason }) => [account, answer, score, reason])).toEqual(
      five.map(id => [id, id === 'e2' ? 'scored' : 'waiting', null, null]),
    )
    expect(panel?.others.map(({ account }) => account)).toEqual(['e6', 'e7'])
    expect(await seenBy(department, "select n from record where subject = 'review' and kind = 'score'")).toEqual([])
    const dossier = await ask(department, 'dossier', { subject: 'review', id: 'a1' })
    expect(JSON.stringify(dossier)).not.toMatch(/"score":88|评语/)
  })

  test('4.2 an expert finds again what they gave, and may change it until the result', async () => {
    expect(await score('e1', 'a1', 70)).toEqual(['done'])
    expect(await score('e1', 'a1', 71)).toEqual(['done'])
    expect((await ask(expertActor('e1'), 'fileToScore', { id: 'a1' }))?.mine).toEqual({ score: 71, reason: 'e1 对 a1 的评语' })
    expect(await review(department, 'a1', 'close')).toEqual(['everyScoreIsIn'])
  })

  test('4.2 the result is worked out from the sealed scores as they were given last', async () => {
    for (const [expert, points] of [
      ['e3', 60],
      ['e4', 65],
      ['e5', 90],
    ] as const)
      expect(await score(expert, 'a1', points)).toEqual(['done'])
    expect(await review(department, 'a1', 'close')).toEqual(['done'])
    const panel = await ask(leader, 'panel', { id: 'a1' })
    expect(panel?.asked.map(({ score, counts }) => [score, counts])).toEqual([
      [71, true],
      [88, true],
      [60, false],
      [65, true],
      [90, false],
    ])
    expect(panel?.asked[0]?.reason).toBe('e1 对 a1 的评语')
    expect(await seenBy(leader, "select n from record where subject = 'review' and kind = 'score'")).not.toEqual([])
    const list = await ask(department, 'decisionList', { round, track: 'inside' })
    expect(list?.rows[0]).toMatchObject({ id: 'a1', rank: 1, hundredths: 7467, spread: 30, wide: true, standing: 'within' })
    expect(list?.figures).toEqual({ files: 5, convened: 1, readyToClose: 0, closed: 1, passed: 1 })
    expect(await ask(expertActor('e1'), 'fileToScore', { id: 'a1' })).toBeUndefined()
  })
})

describe('around the panel', () => {
  test('4.2 an officer reaches nothing of the review of their own file', async () => {
    const own = { ...department, person: 'person a1' }
    expect(await ask(own, 'panel', { id: 'a1' })).toBeUndefined()
    expect(await seenBy(own, "select id from dossier where subject = 'review' and id = 'a1'")).toEqual([])
    expect(await seenBy(own, "select id from dossier where subject = 'review' and id = 'a2'")).toEqual([{ id: 'a2' }])
  })

  test('4.2 with too few who are free the proposal names the file and what keeps each from it', async () => {
    await settleExperts(house, ['e4', 'e5', 'e6'], '示例单位')
    const proposed = await ask(department, 'proposedPanels', { round, track: 'inside' })
    expect(proposed?.files.find(({ id }) => id === 'a3')).toMatchObject({
      lacks: 2,
      barred: [...['e4', 'e5', 'e6'].map(name => ({ name, grounds: ['sameEmployer'] })), { name: 'e7', grounds: ['namedAsSupervisor'] }],
    })
    await settleExperts(house, ['e4', 'e5', 'e6'])
  })

  test('4.2 five who score at once and one who has it closed: no score is lost, and none comes after the result', async () => {
    await review(department, 'a4', 'convene', { round, experts: five })
    const both = await Promise.all([
      ...five.map(expert => score(expert, 'a4', 70)),
      ...five.map(expert => score(expert, 'a4', 80)),
      review(department, 'a4', 'close'),
    ])
    expect(
      both
        .slice(0, 5)
        .flat()
        .filter(kind => kind !== 'done' && kind !== 'from'),
    ).toEqual([])
    if (both.at(-1)?.[0] !== 'done') expect(await review(department, 'a4', 'close')).toEqual(['done'])
    const [row] = await house.database.transaction('everything', query =>
      query<{ state: { asked: { n: number }[]; result: { scores: { score: number }[] } } }>(
        "select state from dossier where subject = 'review' and id = 'a4'",
      ),
    )
    const opened = await ask(leader, 'panel', { id: 'a4' })
    expect(opened?.asked.map(({ score }) => score)).toEqual(row?.state.result.scores.map(({ score }) => score))
  })

  test('4.2 whoever leaves is taken from the experts by the clock, and a day that has passed is told to the office', async () => {
    await review(department, 'a5', 'convene', { round, experts: five })
    await house.database.transaction('everything', query =>
      query(
        "update dossier set status = 'withdrawn', state = state || '{\"status\":\"withdrawn\"}' where subject = 'application' and id = 'a5'",
      ),
    )
    expect((await ask(expertActor('e1'), 'myFiles', {}))?.find(({ id }) => id === 'a5')?.state).toBe('left')
    expect(await daily(house)).toBe(1)
    expect((await ask(expertActor('e1'), 'myFiles', {}))?.some(({ id }) => id === 'a5')).toBe(false)
    house.turnTo('2022-05-20')
    expect(await tick(house)).toBe(1)
    house.turnTo('2022-04-20')
  })

  test('4.2 without the trigger a score could be written for who was not asked', async () => {
    const stray = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
      select subject, id, n + 1, 'score', 'e1', 'expert', false, now(), '2022.1', '{}', 'convened', hash, 'h' from dossier where subject = 'review' and id = 'a2'`
    expect(await isRefusedTo(house.url, 'owner', stray)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', 'drop trigger only_who_was_asked_scores on journal', stray)).toBe(false)
  })

  test('4.2 without the guard of the records the office would open a score before the result', async () => {
    const looser = `create policy loose on record to tepei_app using (exists (select from dossier d where d.subject = record.subject and d.id = record.id))`
    await score('e3', 'a2', 66)
    const sees = () => seenBy(department, "select n from record where subject = 'review' and id = 'a2' and kind = 'score'")
    expect(await sees()).toEqual([])
    await withClient(house.url, client => client.query(looser))
    expect(await sees()).toHaveLength(1)
    await withClient(house.url, client => client.query('drop policy loose on record'))
  })

  test('4.2 the reviews fold from their entries, and where experts work stands in the registry', async () => {
    const { broken } = await verifyChains(house.database)
    expect(broken.filter(({ subject }) => subject === 'review')).toEqual([])
    expect((await verifyRegistry(house.database)).seats).toEqual([])
    const folded = new Map<string, Parameters<typeof fold>[1]>()
    await eachEntry(house.database, row => {
      if (row.subject === 'review') folded.set(row.id, fold(getSubject('review'), folded.get(row.id) ?? blank, entryOf(row)))
    })
    const rows = await house.database.transaction('everything', query =>
      query<{ id: string; state: object }>("select id, state from dossier where subject = 'review' order by id"),
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { id, state } of rows) expect(JSON.parse(JSON.stringify(folded.get(id)))).toEqual(state)
  })
})

describe('the order of the results', () => {
  const { tracks } = panelLaw.policy
  const inside = tracks.inside && { ...tracks.inside, places: { ...tracks.inside.places, value: 1 } }
  const bodies = panelLaw.places.bodies.map(b => ({ ...b, places: { ...b.places, inside: b.body === hohhot ? 1 : 0 } }))
  const onePlace = {
    ...panelLaw,
    policy: { ...panelLaw.policy, tracks: { ...tracks, ...(inside && { inside }) } },
    places: { ...panelLaw.places, bodies },
  }
  let small: TestHouse
  beforeAll(async () => {
    small = await openPanel([{ id: 'b1' }, { id: 'b2' }, { id: 'b3' }], onePlace)
    for (const [id, points] of [
      ['b1', 90],
      ['b2', 80],
      ['b3', 50],
    ] as const) {
      await small.act(department, 'review', id, 'convene', { round, experts: five })
      for (const expert of five) await small.act(expertActor(expert), 'review', id, 'score', { score: points, reason: '示例', free: true })
      await small.act(department, 'review', id, 'close')
    }
  }, 60_000)
  afterAll(() => small.close())
  const list = async () =>
    (await askAs(small, department, 'decisionList', { round, track: 'inside' }))?.rows.map(({ id, rank, standing }) => [id, rank, standing])
  const accept = async (id: string, action = 'accept', input = {}) => rulesOf(await small.act(department, 'application', id, action, input))

  test('4.2 the only place goes to the best; the next is a reserve and comes before them only with a reason, which the audit reads', async () => {
    expect(await list()).toEqual([
      ['b1', 1, 'within'],
      ['b2', 2, 'reserve'],
      ['b3', 3, 'below'],
    ])
    expect(await accept('b2')).toEqual(['inOrderOfResults'])
    expect(await accept('b3', 'acceptAhead', { explanation: '学科急需的人选' })).toEqual(['passedPanel'])
    const offers = (await askAs(small, department, 'dossier', { subject: 'application', id: 'b2' }))?.offers ?? []
    expect(offers.find(({ action }) => action === 'accept')?.refusals).toMatchObject([
      { rule: 'inOrderOfResults', found: { better: 1, free: 1 } },
    ])
    expect(await accept('b2', 'acceptAhead', { explanation: '学科急需的人选' })).toEqual(['done'])
    expect(await list()).toEqual([
      ['b1', 1, 'reserve'],
      ['b2', 2, 'taken'],
      ['b3', 3, 'below'],
    ])
    const auditor: Actor = { id: 'auditor', seats: [{ role: 'auditor', organisation: 'department' }] }
    expect((await askAs(small, auditor, 'panel', { id: 'b2' }))?.ahead).toBe('学科急需的人选')
    expect(await accept('b1')).toEqual(['inOrderOfResults'])
    expect(await askAs(small, personOf('b1'), 'decisionList', { round, track: 'inside' })).toBeUndefined()
  })
})
