/** F15: the corpus of evidence, every file judged as it should be, in bounded time and room. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { closeLookers, type Looked, lookAt } from '../../server/intake/look.ts'
import { figure } from '../faults/figures.ts'
import { corpus, type Specimen } from './corpus.ts'

afterAll(closeLookers)

const faultsIn = ({ name, verdict, gone = [] }: Specimen, looked: Looked): readonly string[] => {
  const found = looked.kind === 'fine' ? 'taken' : looked.why
  const said = looked.kind === 'fine' ? gone.filter(words => looked.bytes.includes(words)) : []
  return [...(found === verdict ? [] : [`${name}: ${found}, not ${verdict}`]), ...said.map(words => `${name}: still says ${words}`)]
}

test('F15 R40 R47 every file of the corpus gets the right verdict, and what is kept holds nothing that should be gone', {
  timeout: 180_000,
}, async () => {
  const specimens = await corpus()
  expect(new Set(specimens.map(({ name }) => name)).size).toBe(specimens.length)
  expect(specimens.length).toBeGreaterThanOrEqual(150)
  const before = process.memoryUsage().rss
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let [room, slowest] = [0, 0]
  const wrong: string[] = []
  for (const specimen of specimens) {
    const from = performance.now()
    const looked = await lookAt(specimen.bytes)
    slowest = Math.max(slowest, performance.now() - from)
    room = Math.max(room, process.memoryUsage().rss - before)
    wrong.push(...faultsIn(specimen, looked))
  }
  delay.disable()
  const more = `slowest ${Math.round(slowest)} ms, the server's own memory +${Math.round(room / 1e6)} MB, event loop p99 ${Math.round(delay.percentile(99) / 1e6)} ms`
  figure({ id: 'F15', what: 'files judged wrongly', seed: 'none', n: specimens.length, wrong: wrong.length, more })
  expect(wrong).toEqual([])
  // In this process too the files lie that are sent; nothing is unpacked here.
  expect(room).toBeLessThan(200_000_000)
})
