// R11: who prepares never approves, held by the database too: the same account, the same citizen by another account, for somebody, and by raw SQL.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getSubject } from '../core/catalogue.ts'
import { subjectNames } from '../core/facts.ts'
import { figure } from '../test/faults/figures.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import type { Query } from './database.ts'
import { rulesOf } from './hands.ts'
import { withClient } from './postgres/check.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
  await withClient(house.url, async client => {
    await client.query(`insert into person (id, name, citizen_index) values ('p', '', '\\x01'), ('q', '', '\\x01'), ('r', '', '\\x02')`)
    for (const [id, person] of [
      ['ann', 'p'],
      ['anns-other', 'p'],
      ['ann-again', 'q'],
      ['ben', 'r'],
      ['eve', null],
    ])
      await client.query("insert into account (id, login, zh, en, person) values ($1, $1, '', '', $2)", [id, person])
  })
})
afterAll(() => house.close())

type Deed = {
  readonly subject: string
  readonly action: string
  readonly actor: string
  readonly for?: string
  readonly fact?: object
}
const entryText = `
insert into journal (subject, id, n, action, actor, acting_for, role, as_self, at, edition, fact, status, prev, hash)
values ($1, 'x', $2, $3, $4, $5, 'r', false, now(), 'e', $6, 's', '', '')`

class TakenBack extends Error {}
/** As the server's own role, by raw SQL, whoever it claims to be; nothing of it stays. Undefined where all of it was taken. */
const refusal = async (deeds: readonly Deed[], before?: string): Promise<string | undefined> => {
  const write = async (query: Query) => {
    for (const [i, { subject, action, actor, for: holder, fact }] of deeds.entries())
      await query(entryText, [subject, i + 1, action, actor, holder ?? null, JSON.stringify(fact ?? {})])
    throw new TakenBack()
  }
  try {
    if (before === undefined) await house.database.transaction('everything', write)
    else
      await withClient(house.url, async client => {
        await client.query(`begin; ${before}`)
        await write(async (text, values = []) => (await client.query(text, [...values])).rows).finally(() => client.query('rollback'))
      })
    return undefined
  } catch (error) {
    if (error instanceof TakenBack) return undefined
    const [code, constraint] = ['code', 'constraint'].map(key => (error instanceof Error ? Reflect.get(error, key) : undefined))
    if (code !== '42501') throw error
    return String(constraint)
  }
}

const verbs = subjectNames.flatMap(subject =>
  Object.entries(getSubject(subject).actions).map(([action, { rules = [] }]) => ({ subject, action, rules })),
)
const bound = (constraint: string) => verbs.filter(({ rules }) => rules.some(({ name }) => rulesOf[constraint]?.includes(name)))

type Pair = { readonly subject: string; readonly action: string; readonly earlier: readonly string[] }
const pairsOf = async (): Promise<readonly Pair[]> => {
  const pairs: Pair[] = []
  for (const { subject, action } of verbs) {
    const [row] = await house.database.query<{ earlier: string[] }>('select earlier from hands_before($1)', [`${subject}.${action}`])
    if (row) pairs.push({ subject, action, earlier: row.earlier })
  }
  return pairs
}

/** Whoever prepared, and by which hands the same person might approve. */
const sameHands: readonly (readonly [Omit<Deed, 'subject' | 'action'>, Omit<Deed, 'subject' | 'action'>])[] = [
  [{ actor: 'ann' }, { actor: 'ann' }],
  [{ actor: 'ann' }, { actor: 'anns-other' }],
  [{ actor: 'ann' }, { actor: 'ann-again' }],
  [{ actor: 'ann' }, { actor: 'ben', for: 'ann' }],
  [{ actor: 'ann' }, { actor: 'ben', for: 'ann-again' }],
  [{ actor: 'ben', for: 'ann' }, { actor: 'ann' }],
  [{ actor: 'ben', for: 'ann' }, { actor: 'anns-other' }],
  [
    { actor: 'ann', for: 'ben' },
    { actor: 'eve', for: 'ann-again' },
  ],
  [{ actor: 'eve' }, { actor: 'eve' }],
]

describe('R11 each pair of hands of the catalogue', () => {
  test('R11 that a rule keeps apart is kept apart by the database, and no other', async () => {
    const held = (await pairsOf()).map(({ subject, action }) => `${subject}.${action}`).sort()
    expect(held).toEqual(
      bound('another_hand_decides')
        .map(({ subject, action }) => `${subject}.${action}`)
        .sort(),
    )
    expect(held.length).toBeGreaterThan(15)
    expect(
      (await pairsOf()).flatMap(({ subject, earlier }) =>
        earlier.filter(name => !verbs.some(v => v.subject === subject && v.action === name)),
      ),
    ).toEqual([])
    expect(
      bound('named_hand_stays_out')
        .map(({ subject, action }) => `${subject}.${action}`)
        .sort(),
    ).toEqual(['payee.readmit', 'payment.askWaiver', 'payment.refuseWaiver', 'payment.waive'])
  })

  test('R11 is refused by raw SQL: the same account, another account of the same citizen, and either of them for or by another; somebody else is not', async () => {
    const cases = (await pairsOf()).flatMap(({ subject, action, earlier }) =>
      earlier.flatMap(before => sameHands.map(([prepared, approves]) => ({ subject, action, before, prepared, approves }))),
    )
    const through: string[] = []
    const kept: string[] = []
    for (const { subject, action, before, prepared, approves } of cases) {
      const first = { subject, action: before, ...prepared }
      const what = `${subject}.${before} → ${action} by ${approves.actor}`
      if ((await refusal([first, { subject, action, ...approves }])) !== 'another_hand_decides') through.push(what)
      if (await refusal([first, { subject, action, actor: 'somebody' }])) kept.push(what)
    }
    figure({ id: 'R11', what: 'pairs of hands in one person’s', seed: 'all', n: cases.length, wrong: through.length })
    expect(through).toEqual([])
    expect(kept).toEqual([])
  })

  test('R11 only the newest preparation counts where it is done again', async () => {
    const prepare = (actor: string): Deed => ({ subject: 'payment', action: 'prepare', actor })
    expect(await refusal([prepare('ann'), prepare('eve'), { subject: 'payment', action: 'approve', actor: 'ann' }])).toBeUndefined()
    expect(await refusal([prepare('eve'), prepare('ann'), { subject: 'payment', action: 'approve', actor: 'ann-again' }])).toBe(
      'another_hand_decides',
    )
  })

  test('R11 who opened the case, whoever stands aside, and who did or asked what is undone', async () => {
    const demand: Deed = { subject: 'payment', action: 'demand', actor: 'eve', fact: { caseBy: ['ann'] } }
    for (const action of ['askWaiver', 'waive', 'refuseWaiver'])
      for (const actor of ['ann', 'anns-other', 'ann-again'])
        expect(await refusal([demand, { subject: 'payment', action, actor }])).toBe('named_hand_stays_out')
    expect(await refusal([demand, { subject: 'payment', action: 'askWaiver', actor: 'ben' }])).toBeUndefined()
    const readmit = (actor: string): Deed => ({ subject: 'payee', action: 'readmit', actor, fact: { aside: 'ann' } })
    expect(await refusal([readmit('ann-again')])).toBe('named_hand_stays_out')
    expect(await refusal([readmit('ben')])).toBeUndefined()
    const did: Deed = { subject: 'training', action: 'enrol', actor: 'ben' }
    const asked: Deed = { subject: 'training', action: 'askUndo', actor: 'ann' }
    const undo = (actor: string, refunds: readonly object[] = [{}]): Deed => ({
      subject: 'training',
      action: 'undoEnrolment',
      actor,
      fact: { undoes: 1, refunds },
    })
    expect(await refusal([did, asked, undo('ann-again')])).toBe('undone_by_another')
    expect(await refusal([did, asked, undo('ben')])).toBe('undone_by_another')
    expect(await refusal([did, undo('eve')])).toBe('undone_by_another')
    expect(await refusal([did, asked, undo('eve')])).toBeUndefined()
    expect(await refusal([did, undo('ben', [])])).toBeUndefined()
  })

  test.each(['another_hand_decides', 'named_hand_stays_out', 'undone_by_another'])('R11 without %s it would be taken', async trigger => {
    const deeds: Readonly<Record<string, readonly Deed[]>> = {
      another_hand_decides: [
        { subject: 'payment', action: 'prepare', actor: 'ann' },
        { subject: 'payment', action: 'approve', actor: 'ann' },
      ],
      named_hand_stays_out: [{ subject: 'payee', action: 'readmit', actor: 'ann', fact: { aside: 'ann' } }],
      undone_by_another: [{ subject: 'training', action: 'undoPass', actor: 'ann', fact: { undoes: 1, refunds: [{}] } }],
    }
    expect(await refusal(deeds[trigger] ?? [])).toBe(trigger)
    expect(await refusal(deeds[trigger] ?? [], `drop trigger ${trigger} on journal; set local tepei.everything = 'on'`)).toBeUndefined()
  })
})

describe('R11 what is no entry of a dossier', () => {
  const as = (role: 'app' | 'owner', ...texts: readonly string[]) =>
    withClient(role === 'owner' ? house.url : house.loginUrl, async client => {
      await client.query("begin; set local tepei.everything = 'on'; set local tepei.house = 'on'; set local tepei.by = 'ann'")
      try {
        for (const text of texts) await client.query(text)
        return undefined
      } catch (error) {
        return error instanceof Error ? (Reflect.get(error, 'constraint') ?? error.message) : error
      } finally {
        await client.query('rollback')
      }
    })
  const seat = (account: string) => `insert into seat (account, role, organisation) values ('${account}', 'finance', 'department')`
  const allow = (by: string) => `insert into bulk_read (account, day, allowed, allowed_by) values ('ann', current_date, 1, '${by}')`
  const log = (asked: string, reason: string) =>
    `insert into access_log (account, asked, subject, id, reason) values ('ann', '${asked}', 'house', 'x', '${reason}')`
  const recover = (account: string, by: string) =>
    `insert into recovery (account, password, factors, reason, token, started_by, expires) values ('${account}', true, false, 'r', '\\x01', '${by}', now())`
  const agree = (by: string) => `update recovery set agreed_by = '${by}', agreed_at = now()`

  const guards: readonly (readonly [string, string, readonly (readonly string[])[], readonly string[]])[] = [
    ['nobody_seats_themself', 'seat', [[seat('ann')], [seat('anns-other')], [seat('ann-again')]], [seat('ben')]],
    ['bulk_allowed_by_another', 'bulk_read', [[allow('ann')], [allow('anns-other')], [allow('ann-again')]], [allow('ben')]],
    [
      'two_agreed',
      'access_log',
      [[log('erased', '9; ann')], [log('erased', '9; ann-again')], [log('keysRotated', 'begun')]],
      [log('erased', '9; ben')],
    ],
    [
      'recovery_by_two',
      'recovery',
      [[recover('ann', 'ann-again')], [recover('eve', 'ann'), agree('ann-again')], [recover('ann', 'ben'), agree('anns-other')]],
      [recover('eve', 'ann'), agree('ben')],
    ],
  ]
  beforeEach(() => house.settle({ id: 'boss', seats: [{ role: 'leader', organisation: 'department' }] }))

  test.each(guards)('R11 %s holds by raw SQL, and without it one person would do', async (name, table, bad, good) => {
    for (const texts of bad) expect(await as('app', ...texts), texts.join('; ')).toBe(name)
    expect(await as('app', ...good)).toBeUndefined()
    const drop = `drop trigger ${name} on ${table}`
    expect(await as('owner', drop, ...(bad[1] ?? []))).toBeUndefined()
  })
})
