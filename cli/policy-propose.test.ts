// `tepei policy propose`: what it prints, and how it refuses.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { policyCommand } from './policy.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const notice = join(root, 'demo/notices/visiting-scholars-2023.txt')
const like = join(root, 'policy/visiting-scholars/2023')
const folder = mkdtempSync(join(tmpdir(), 'tepei-propose-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = async (...argv: readonly string[]) => {
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
  }
  return { code: await policyCommand(['propose', ...argv], io), ...said }
}
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('tepei policy propose', () => {
  test('prints each value with its clause, its certainty and its sentence, and what is open', async () => {
    const { code, out } = await run(notice)
    expect(code).toBe(0)
    expect(out).toContain('一（二）  certain  名额  policy.tracks.general.places = 8\n    （二）2023年度共选派8名')
    expect(out).toContain('nothing is taken over without a yes')
    expect(out).toContain('points are open')
  })

  test('--like sets it beside a policy: same, changed, new and missing', async () => {
    const changed = file('next.txt', readFileSync(notice, 'utf8').replace('共选派8名', '共选派9名'))
    const { out } = await run(changed, '--like', like)
    expect(out).toContain('policy.tracks.scholar.places = 9 [changed, was 8]')
    expect(out).toContain('policy.tracks.scholar.durationMonths = 10 [same]')
    expect(out).toContain('values of the policy are not in this notice')
  })

  test('--json is for a program', async () => {
    const { code, out } = await run(notice, '--like', like, '--json')
    const parsed: unknown = JSON.parse(out)
    expect(code).toBe(0)
    expect(parsed).toMatchObject({
      proposals: expect.any(Array),
      open: expect.any(Array),
      beside: expect.any(Array),
      missing: expect.any(Array),
    })
  })

  test('refuses a bad call with 2, and says what is wrong with a file or a policy with 1', async () => {
    expect((await run()).code).toBe(2)
    expect((await run(notice, notice)).code).toBe(2)
    expect((await run(notice, '--like')).code).toBe(2)
    expect((await run('nowhere.txt')).code).toBe(2)
    expect(await run(file('a.xlsx', 'x'))).toMatchObject({ code: 1, err: expect.stringContaining('.docx') })
    expect((await run(notice, '--like', folder)).code).toBe(1)
  })
})
