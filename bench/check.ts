/** The check of a policy: what it finds beside a JSON Schema's validator, how long it takes, and how that grows with the rules. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { malformed, mistakes } from '../cli/policy-mistakes.ts'
import { checkPolicy } from '../core/policy-check.ts'
import { readPolicyFiles } from '../policy/load.ts'
import { type Criterion, type Law, Policy } from '../policy/shape.ts'
import type { Row } from './row.ts'

const folder = join(import.meta.dirname, '../policy/nmg-tepei/2022')

const cpuMs = (work: () => unknown): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const rounds = (count: number, work: () => unknown) => median(Array.from({ length: count }, () => cpuMs(work)))

/** The policy with `more` further conditions on each track, each on a fact of its own. */
const withRules = (law: Law, more: number): Law => {
  const names = Array.from({ length: more }, (_, i) => `asked${i}`)
  const fact = { type: 'boolean', label: { zh: '项', en: 'Fact' }, attestedBy: 'applicant', changes: 'never' } as const
  const leaves = names.map((name): Criterion => ({ fact: name, is: true, clause: '2' }))
  const tracks = Object.fromEntries(
    Object.entries(law.policy.tracks).map(([id, track]) => [
      id,
      { ...track, criteria: { clause: '3', allOf: [track.criteria, ...leaves] } },
    ]),
  )
  const facts = { ...law.policy.facts, ...Object.fromEntries(names.map(name => [name, fact])) }
  return { ...law, policy: { ...law.policy, facts, tracks } }
}

/** How many of the planted mistakes a validator of the policy's own JSON Schema sees: it knows shapes, and nothing of what they mean. */
const seenByShapeAlone = (): number => {
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(z.toJSONSchema(Policy, { io: 'input' }))
  const text = readFileSync(join(folder, 'policy.yaml'), 'utf8')
  return [...mistakes, ...malformed].filter(([, from, to]) => !valid(parseDocument(text.replace(from, to), { merge: true }).toJS())).length
}

/** How many of them the check finds, each in a copy of the folder. */
const seenByCheck = (): number => {
  const copy = mkdtempSync(join(tmpdir(), 'policy-'))
  cpSync(folder, copy, { recursive: true })
  const text = readFileSync(join(folder, 'policy.yaml'), 'utf8')
  const seen = [...mistakes, ...malformed].filter(([, from, to]) => {
    writeFileSync(join(copy, 'policy.yaml'), text.replace(from, to))
    const { law, examples = [], silent = [], locate, problems } = readPolicyFiles(copy)
    return problems.length > 0 || (law !== undefined && checkPolicy({ law, examples, silent, locate }).length > 0)
  })
  rmSync(copy, { recursive: true })
  return seen.length
}

export const runCheck = (): readonly Row[] => {
  const { law, examples = [], silent = [], locate } = readPolicyFiles(folder)
  if (!law) throw new Error('the policy of 2022 can not be read')
  const check = (its: Law) => checkPolicy({ law: its, examples, silent, locate })
  const all = mistakes.length + malformed.length
  const grown = [0, 50, 200, 800].map((more): Row => {
    const its = withRules(law, more)
    return {
      name: `check of a policy with ${more} more conditions a track`,
      value: Math.round(rounds(3, () => check(its))),
      unit: 'CPU ms',
      note: 'analysed by cells, worked cases run',
    }
  })
  return [
    ...grown,
    {
      name: 'check, reading the files and checking',
      value: Math.round(rounds(5, () => readPolicyFiles(folder))),
      unit: 'CPU ms',
      note: 'reading alone',
    },
    {
      name: 'planted mistakes found by the check',
      value: seenByCheck(),
      unit: `of ${all}`,
      note: 'each by file, line and clause; cli/policy-money.test.ts insists',
    },
    {
      name: 'planted mistakes found by ajv on the JSON Schema',
      value: seenByShapeAlone(),
      unit: `of ${all}`,
      note: 'the same shapes, exported',
    },
  ]
}
