// The child processes: one job at a time, no secrets, and a dead one costs only its own job.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openPool } from './pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-'))
const worker = pathToFileURL(join(folder, 'worker.mjs'))
writeFileSync(
  worker,
  `process.on('message', ({ ask }) => {
    if (ask === 'die') process.exit(3)
    if (ask === 'hang') for (;;) {}
    process.send({ done: ask === 'variables' ? Object.keys(process.env) : process.pid })
  })`,
)
const pool = openPool({ worker, size: 1, limitSeconds: 1, jobsPerChild: 2 })
afterAll(() => {
  pool.close()
  rmSync(folder, { recursive: true })
})

test('a child knows no variable of the server, so no password', async () => {
  process.env.SECRET_OF_THE_SERVER = 'x'
  expect(await pool.run({ ask: 'variables' })).not.toContain('SECRET_OF_THE_SERVER')
  delete process.env.SECRET_OF_THE_SERVER
})

test('a child that dies or hangs fails its own job, and those that wait are done by another', async () => {
  const [died, hung, done] = await Promise.allSettled([pool.run({ ask: 'die' }), pool.run({ ask: 'hang' }), pool.run({ ask: 'number' })])
  expect(died).toMatchObject({ status: 'rejected', reason: { kind: 'crashed' } })
  expect(hung).toMatchObject({ status: 'rejected', reason: { kind: 'time limit' } })
  expect(done.status).toBe('fulfilled')
})

test('a child is replaced after its share of jobs', async () => {
  const fresh = openPool({ worker, size: 1, limitSeconds: 5, jobsPerChild: 2 })
  const numbers = []
  for (let job = 0; job < 4; job += 1) numbers.push(await fresh.run({ ask: 'number' }))
  fresh.close()
  expect(new Set(numbers).size).toBe(2)
})
