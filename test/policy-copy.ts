// A copy of the policy of 2022 that a test may spoil, and `tepei policy` run on it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { policyCommand } from '../cli/policy.ts'

export const original = fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url))

export const run = async (...argv: readonly string[]) => {
  let [out, err] = ['', '']
  const exit = await policyCommand(argv, { out: text => (out += text), err: text => (err += text) })
  return { exit, out, err, lines: out.split('\n').filter(line => line !== '') }
}

/** Replaces the first such text of a file and checks. `found` has each finding with the directory cut away; `lineOf` tells where a text stands now. */
const sabotageIn = async (directory: string, file: string, from: string, to: string) => {
  const path = join(directory, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  const changed = text.replace(from, to)
  writeFileSync(path, changed)
  const lineOf = (marker: string) => {
    expect(changed).toContain(marker)
    return changed.slice(0, changed.indexOf(marker)).split('\n').length
  }
  const { exit, lines } = await run('check', directory)
  return { exit, lineOf, found: lines.map(line => line.replace(`${directory}/`, '')) }
}

export const copyOfPolicy = () => {
  const directory = mkdtempSync(join(tmpdir(), 'policy-'))
  cpSync(original, directory, { recursive: true })
  return {
    directory,
    remove: () => rmSync(directory, { recursive: true }),
    sabotage: (file: string, from: string, to: string) => sabotageIn(directory, file, from, to),
  }
}

/** Matches a finding that starts with this text. */
export const starts = (text: string): unknown => expect.stringMatching(new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
