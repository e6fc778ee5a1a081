// R17: a term for the record itself, on trial: by kind and year, never younger than the law's least, and nothing is deleted.
import { expect, test } from 'vitest'
import { openArena } from '../test/concurrency/arena.ts'
import { law } from '../test/given.ts'
import { type Lines, leastDay, readTerms, termsOf } from './log-term.ts'

const { value, clause } = law.policy.retention
const row = (more: Partial<Lines> = {}): Lines => ({ kind: 'entry', round: 'r', year: 2012, lines: 3, last: '2012-03-04', ...more })
const round = (more: object = {}) => ({ id: 'r', law, open: false, last: '2013-06-30', ...more })
const gone = `${2014 + value.decisionsYears}-01-01`

test('R17 a round stays whole until the law’s years are over after its last entry', () => {
  expect(termsOf([row()], [round()], gone)).toEqual([{ ...row(), until: gone, clause, leaves: true }])
  expect(termsOf([row()], [round()], `${2013 + value.decisionsYears}-12-31`)[0]?.leaves).toBe(false)
})

test('R17 while anything of a round is open, nothing of it leaves', () => {
  expect(termsOf([row()], [round({ open: true })], '2099-01-01')).toEqual([{ ...row(), until: undefined, clause, leaves: false }])
})

test('R17 what is of no round stays as long as the longest term of the house; without any law, for ever', () => {
  const short = { ...law, policy: { ...law.policy, retention: { ...law.policy.retention, value: { ...value, decisionsYears: 1 } } } }
  const look = row({ kind: 'look', round: null })
  expect(termsOf([look], [round({ law: short }), round({ id: 's' })], '2099-01-01')[0]?.until).toBe(`${2013 + value.decisionsYears}-01-01`)
  expect(termsOf([look], [], '2099-01-01')[0]).toMatchObject({ until: undefined, leaves: false })
})

test('R17 nothing that is younger than six months leaves, whatever a policy says', () => {
  const hasty = { ...law, policy: { ...law.policy, retention: { ...law.policy.retention, value: { ...value, decisionsYears: 0 } } } }
  const rows = [row({ last: '2021-12-31', year: 2021 })]
  expect(leastDay('2022-06-30')).toBe('2021-12-30')
  expect(termsOf(rows, [round({ law: hasty, last: '2021-12-31' })], '2022-06-30')[0]).toMatchObject({ until: '2022-01-01', leaves: false })
  expect(termsOf(rows, [round({ law: hasty, last: '2021-12-31' })], '2022-07-02')[0]).toMatchObject({ leaves: true })
})

test('R17 the house counts every line it has once, and deletes none', async () => {
  const house = await openArena(2, 4)
  const countText =
    'select ((select count(*) from journal) + (select count(*) from access_log) + (select count(*) from registry))::int as n'
  const count = async () => (await house.database.transaction('everything', query => query<{ n: number }>(countText)))[0]?.n
  const before = await count()
  const terms = await readTerms(house, '2099-01-01')
  expect(terms.reduce((sum, { lines }) => sum + lines, 0)).toBe(before)
  expect(terms.some(({ kind, leaves, until }) => kind === 'entry' && !leaves && until === undefined)).toBe(true)
  expect(await count()).toBe(before)
  await house.close()
})
