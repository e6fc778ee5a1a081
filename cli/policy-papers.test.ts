// `tepei policy check` on the texts of papers: a mistake is told with file, line and character.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOfPolicy, run, starts } from '../test/policy-copy.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
})
afterEach(() => copy.remove())

const checked = async () => {
  const { exit, lines } = await run('check', copy.directory)
  return { exit, found: lines.map(line => line.replace(`${copy.directory}/`, '')) }
}

test('6.6 a placeholder that names no fact is told with its line and character', async () => {
  const { exit, found, lineOf } = await copy.sabotage('papers/reprimand.md', '自{决定日期}起', '自{决定日}起')
  expect(exit).toBe(1)
  expect(found).toEqual([
    starts('papers/reprimand.md:1:1 6.6 paperNeverSays: it never says {决定日期}'),
    starts(`papers/reprimand.md:${lineOf('经研究，自')}:6 6.6 paperUnknownFact: this kind of paper has no fact {决定日}`),
  ])
})

test('6.6 a reprimand that does not say until when one may appeal is refused', async () => {
  const { found } = await copy.sabotage('papers/reprimand.md', '可以在{申诉截止}以前向', '可以向')
  expect(found).toEqual([starts('papers/reprimand.md:1:1 6.6 paperNeverSays: it never says {申诉截止}')])
})

test('4.3 a clause that the notice does not have is told', async () => {
  const { found } = await copy.sabotage('papers/enrolmentBatch.md', '依据：4.3', '依据：4.33')
  expect(found).toEqual([starts('papers/enrolmentBatch.md:2:4 4.33 deadCitation')])
})

test('a kind that nobody knows, and one that is not there, are told by their files', async () => {
  renameSync(join(copy.directory, 'papers/sanction.md'), join(copy.directory, 'papers/sanktion.md'))
  expect(await checked()).toEqual({
    exit: 1,
    found: [
      starts('papers/sanction.md:1 - paperMissing: there is no papers/sanction.md'),
      starts('papers/sanktion.md:1 - unknownPaper: no kind of paper is called sanktion; there are enrolmentBatch, '),
    ],
  })
})

test('a reprimand is asked only of a policy that reprimands', async () => {
  rmSync(join(copy.directory, 'papers/reprimand.md'))
  expect((await checked()).found).toEqual([starts('papers/reprimand.md:1 - paperMissing')])
  const { found } = await copy.sabotage(
    'policy.yaml',
    "reprimand: { value: true, clause: '6.6' }",
    "reprimand: { value: false, clause: '6.6' }",
  )
  expect(found).toEqual([expect.stringContaining('no findings')])
})

test('a policy of before papers were a part of it is as good as it was', async () => {
  rmSync(join(copy.directory, 'papers'), { recursive: true })
  expect((await checked()).exit).toBe(0)
})

test('a text beyond what any paper needs is refused by its shape, and what is no text file is not read', async () => {
  writeFileSync(join(copy.directory, 'papers/notes.txt'), 'ours')
  expect((await checked()).exit).toBe(0)
  writeFileSync(join(copy.directory, 'papers/termination.md'), '字'.repeat(50_000))
  const { exit, found } = await checked()
  expect({ exit, found }).toEqual({ exit: 1, found: [starts('papers/termination.md:1 - papers.termination: ')] })
})
