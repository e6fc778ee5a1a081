// `tepei policy difference`: what an officer reads about another edition before signing it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOfPolicy } from '../test/policy-copy.ts'
import { policyCommand } from './policy.ts'

const current = new URL('../policy/nmg-tepei/2022', import.meta.url).pathname
let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
})
afterEach(() => copy.remove())

const edit = (was: string, is: string) => {
  const file = join(copy.directory, 'policy.yaml')
  const text = readFileSync(file, 'utf8')
  if (!text.includes(was)) throw new Error(`policy.yaml has no ${was}`)
  writeFileSync(file, text.replace(was, is))
}
const run = async (...argv: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await policyCommand(['difference', ...argv], { out: text => out.push(text), err: text => err.push(text) })
  return { code, out: out.join(''), err: err.join('') }
}

test('3.1.3 five years instead of eight: a master of 5 to 7 years was not eligible, and is now', async () => {
  edit('{ fact: yearsInProfession, atLeast: 8,', '{ fact: yearsInProfession, atLeast: 5,')
  const { code, out } = await run(current, copy.directory)
  expect(code).toBe(0)
  expect(out).toContain('从事本专业年限5至7年')
  expect(out).toContain('此前不符合，现在符合')
  expect(out).toContain('区内培养 (inside)\n  符合条件的人不变')
  const english = await run(current, copy.directory, '--language', 'en')
  expect(english.out).toMatch(/Education: Doctoral.*, Master.*Years in the profession: 5 to 7 years.*before no, now yes/)
  expect(english.out).toContain('the same people are eligible')
})

test('3.* another day on which age counts is told by birth dates', async () => {
  edit(
    "on:\n        value: 2022-03-03\n        clause: '3'\n        decidedBy: &office",
    "on:\n        value: 2022-12-31\n        clause: '3'\n        decidedBy: &office",
  )
  const { out } = await run(current, copy.directory)
  expect(out).toContain('周岁（age）定义变更：derived.on.value 2022-03-03 → 2022-12-31')
  expect(out).toContain('简言之，此前符合的人中：出生日期1976-03-04至1976-12-31')
})

test('the same folder twice differs in nothing', async () => {
  const { code, out } = await run(current, current, '--language', 'en')
  expect(code).toBe(0)
  expect(out.match(/the same people are eligible/g)).toHaveLength(2)
})

test('one folder, an unknown language, a folder that can’t be read, an order turned round: each is told', async () => {
  expect(await run(current)).toMatchObject({ code: 2, err: expect.stringContaining('which two folders') })
  expect(await run(current, current, '--language', 'mn')).toMatchObject({ code: 2, err: expect.stringContaining('zh or en') })
  expect(await run(current, '/nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('/nowhere/policy.yaml:1') })
  edit(
    'values: [none, elementary, assistant, intermediate, associateSenior, senior]',
    'values: [senior, associateSenior, intermediate, assistant, elementary, none]',
  )
  expect(await run(current, copy.directory)).toMatchObject({ code: 2, err: expect.stringContaining('titleLevel') })
})
