// A guard of papers that are made for many is taken away, and its check turns red.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeDue } from '../../server/paper-making.ts'
import type { Site } from '../../server/questions/asking.ts'
import { bodyOf, department } from '../given.ts'
import { openPapers, type Papers } from '../papers.ts'
import { withStatement } from './checks.ts'

let papers: Papers
beforeAll(async () => {
  papers = await openPapers({ a1: '张三', a2: '李四' })
})
afterAll(() => papers.close())
beforeEach(async () => {
  await papers.house.database.query("update paper_job_row set state = 'stopped' where state = 'waiting'")
  papers.printed.length = 0
})

/** A server all of whose statements are changed. */
const changed = (change: (text: string) => string): Site => {
  const house = withStatement(papers.house, change)
  const query: typeof papers.house.database.query = (text, values) => papers.house.database.query(change(text), values)
  return { ...papers.site, house: { ...house, database: { ...house.database, query } } }
}
/** A try is over by the clock as soon as it has begun. */
const hurried = (text: string) => text.replace("interval '30 seconds'", "interval '0 seconds'")
const unheld = (text: string) => (text.startsWith('select 1 from paper_job_row') ? text.replace('for update skip locked', '') : text)

/** While one server prints a paper, its try is over by the clock, and another server looks for work. */
const printsOnce = async (site: Site): Promise<boolean> => {
  papers.printed.length = 0
  await papers.begin(department, ['a1'])
  const printing = Promise.withResolvers<void>()
  const other = printing.promise.then(async () => {
    await makeDue(site, papers.read)
  })
  await makeDue(site, async (asking, look, kind) => {
    const print = await papers.read(asking, look, kind)
    return async () => {
      printing.resolve()
      await other
      return (await print?.()) ?? Buffer.from('')
    }
  })
  return papers.printed.length === 1
}

test('6.5 without the lock that is held while it is printed a job prints a paper twice', { timeout: 20_000 }, async () => {
  expect(await printsOnce(changed(hurried))).toBe(true)
  expect(await printsOnce(changed(text => unheld(hurried(text))))).toBe(false)
})

/** What is printed for a body that the dossiers are none of. */
const keepsReach = async (site: Site): Promise<boolean> => {
  papers.printed.length = 0
  await papers.begin(bodyOf('150200'))
  await makeDue(site, papers.read)
  return papers.printed.length === 0
}

test('6.5 without its look at the asker’s reach a job makes the papers of anybody', async () => {
  expect(await keepsReach(papers.site)).toBe(true)
  const { database } = papers.house
  const wide: Site = {
    ...papers.site,
    house: { ...papers.house, database: { ...database, transaction: (_reach, work) => database.transaction('everything', work) } },
  }
  expect(await keepsReach(wide)).toBe(false)
})
