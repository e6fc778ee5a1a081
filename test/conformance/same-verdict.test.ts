// One law, one person, one answer: the command line in a process of its own and the server over HTTP say what the engine says.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RawFacts, toldVerdicts } from '../../core/criteria/index.ts'
import { openDoors } from '../../server/http.ts'
import { readSettings } from '../../server/settings.ts'
import { anyone, policy } from '../criteria.ts'
import { law, leader, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await freshHouse(2)
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nonexistent' }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await house.settle(leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const people = fc.sample(anyone, { numRuns: 60, seed: 2022 })
const wanted = people.map(one => toldVerdicts(policy, one))

const askServer = async (facts: RawFacts | string) => {
  const text = typeof facts === 'string' ? facts : JSON.stringify(facts)
  const answer = await app.inject({ url: `/api/verdict?${new URLSearchParams({ round, facts: text })}` })
  return { status: answer.statusCode, body: answer.json() }
}

test('3.* the command line gives the verdicts, reasons and smallest changes of the engine, line by line', async () => {
  const main = fileURLToPath(new URL('../../cli/tepei.mjs', import.meta.url))
  const out = await new Promise<string>((give, fail) => {
    const child = execFile(process.execPath, [main, 'eligibility', '--facts', '-'], { maxBuffer: 2 ** 26 }, (error, text) =>
      error ? fail(error) : give(text),
    )
    child.stdin?.end(people.map(one => `${JSON.stringify(one)}\n`).join(''))
  })
  const lines = out.trim().split('\n')
  expect(lines.map(line => JSON.parse(line).tracks)).toEqual(wanted)
})

test('3.* the server gives the same to anybody, without an account, and keeps nothing', async () => {
  for (const [i, one] of people.entries()) expect(await askServer(one)).toEqual({ status: 200, body: { problems: [], tracks: wanted[i] } })
})

test('3.* facts that nobody can have are told by their place and not judged', async () => {
  const wrong = { age: 30, titleLevel: 'professor', birthDate: '2022-02-30' }
  const { body } = await askServer(JSON.stringify(wrong))
  expect(body.tracks).toEqual([])
  expect(body.problems.map(({ path }: { path: string }) => path).sort()).toEqual(['$.age', '$.birthDate', '$.titleLevel'])
  expect((await askServer('{')).body).toEqual({ problems: [{ path: '$', reason: 'no JSON' }], tracks: [] })
})
