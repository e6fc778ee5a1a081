// `tepei policy rehearse` on an invented population: what it prints, and each way in which the call can be wrong.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOfPolicy, original, run } from '../test/policy-copy.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
  const file = join(copy.directory, 'policy.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('fact: age, atMost: 45', 'fact: age, atMost: 42'))
})
afterEach(() => copy.remove())

const rehearse = (...argv: readonly string[]) => run('rehearse', copy.directory, '--on', original, '--people', '4000', ...argv)

test('3.1.2 a lower age is rehearsed: who drops, by which clause, with places, money and days', async () => {
  const { exit, out, err } = await rehearse()
  expect(exit).toBe(0)
  for (const word of ['落选', '三（一）2', '蒙古族', '呼伦贝尔市', '41—45岁', '名额与需求', '经费计划', '17 个工作日', '虚构'])
    expect(out).toContain(word)
  expect(err).toContain('16/16')
})

test('in English it says the same', async () => {
  const { exit, out } = await rehearse('--lang', 'en')
  expect(exit).toBe(0)
  for (const word of ['Drop', 'Hulunbuir', '41 to 45', 'Demand against places', 'Money plan', '17 working days'])
    expect(out).toContain(word)
})

test('as JSON it is the report, the same for the same seed and another for another', async () => {
  const [a, b, c] = [await rehearse('--json'), await rehearse('--json'), await rehearse('--json', '--seed', '2')]
  expect(a.out).toBe(b.out)
  expect(a.out).not.toBe(c.out)
  const report = JSON.parse(a.out)
  expect(report.people).toBe(4000)
  expect(report.overall.after - report.overall.before).toBe(report.overall.enters - report.overall.drops)
})

test('against another policy than that of the population', async () => {
  const { exit, out } = await rehearse('--json', '--against', copy.directory)
  expect(exit).toBe(0)
  expect(JSON.parse(out).overall).toMatchObject({ enters: 0, drops: 0 })
})

test.each([
  [[], 'which policy'],
  [[original], 'on whom?'],
  [[original, '--on', original, '--people', 'many'], '--people wants a whole number, not many'],
  [[original, '--on', original, '--people', '0'], '--people wants at least 1'],
  [[original, '--on', original, '--lang', 'mn'], '--lang is zh or en, not mn'],
  [['/nowhere', '--on', original], '/nowhere is no folder'],
  [[original, '--on', original, '--against', '/nowhere'], '--against: /nowhere is no folder'],
  [[original, '--on', original, '--shape', '/nowhere.yaml'], 'there is no /nowhere.yaml'],
  [[original, '--on', 'nmg-tepei-2022', '--people', '5'], 'a round has its own people'],
  [[original, '--on', original, '--loud'], "Unknown option '--loud'"],
])('a wrong call %j is told and ends with 2', async (argv, message) => {
  const { exit, err, out } = await run('rehearse', ...argv)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(message)
})

test('a shape that is wrong is told with file and line and ends with 1', async () => {
  const file = join(copy.directory, 'population.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('share: 0.975', 'share: 1.975'))
  const { exit, err } = await run('rehearse', copy.directory, '--on', copy.directory)
  expect(exit).toBe(1)
  const line = readFileSync(file, 'utf8').slice(0, readFileSync(file, 'utf8').indexOf('healthy:')).split('\n').length
  expect(err).toContain(`population.yaml:${line}`)
})

test('a shape that hangs on what does not exist is told with its place', async () => {
  const file = join(copy.directory, 'population.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('from: age, take: startAge', 'from: height, take: startAge'))
  const { exit, err } = await run('rehearse', copy.directory, '--on', copy.directory)
  expect({ exit, told: err.split('\n').at(-2) }).toEqual({ exit: 1, told: 'attributes.years: height is no attribute before it' })
})
