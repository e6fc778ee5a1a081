// Invented notices of other issuers, styles and traps: what they propose, what they must not, and that each number moves only its own proposal.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { openIn, type Proposal, propose } from './index.ts'

const folder = new URL('./samples/', import.meta.url)
const read = (name: string) => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8')
/** By notice: the proposals, as 'number path = value', and the numbers that nobody took up. */
const Expected = z.record(z.string(), z.strictObject({ proposes: z.array(z.string()), leaves: z.array(z.string()) }))
const expected = Expected.parse(parse(read('expected.yaml')))

/** Our own names of codes are not the notice's. */
const essence = (value: unknown) => JSON.stringify(value, (key, one: unknown) => (['name', 'en', 'clause'].includes(key) ? undefined : one))
const lineOf = ({ number, path, value, certainty }: Proposal) =>
  `${number} ${path.replace(/^policy\./, '')} = ${essence(value)}${certainty === 'guess' ? ' ?' : ''}`
const isOfHead = (line: string) => /^(?:首部|落款) notice\.(?:title|issuedBy)/.test(line)
const names = Object.keys(expected)

describe.each(names)('%s', name => {
  const text = read(`${name}.txt`)
  const lines = propose(text)
    .map(lineOf)
    .filter(line => !isOfHead(line))
  test('proposes this, and nothing else', () => expect(lines).toEqual(expected[name]?.proposes))
  test('leaves these numbers to be looked at', () => {
    const left = openIn(text)
      .filter(point => point.path === '')
      .map(point => `${point.clause} ${point.question.en.replace(/^The number | was not.*$/g, '')}`)
    expect(left).toEqual(expected[name]?.leaves)
  })
})

test('precision and recall over all notices', () => {
  const rows = names.map(name => {
    const found = propose(read(`${name}.txt`))
      .map(lineOf)
      .filter(line => !isOfHead(line))
    const wanted = expected[name]?.proposes ?? []
    const right = found.filter(line => wanted.includes(line)).length
    return { notice: name, proposed: found.length, right, expected: wanted.length, 'looked at': expected[name]?.leaves.length ?? 0 }
  })
  console.table(rows)
  expect(rows.every(row => row.right === row.proposed && row.right === row.expected)).toBe(true)
})

/** Numbers that stand before a unit, inside the words of some proposal. */
const numbersIn = (text: string, proposals: readonly Proposal[]) =>
  [
    ...text.matchAll(/(?<![\d.,第〔年月])(\d+(?:\.\d+)?)(?=(?:万)?(?:元|名|周岁|年以上|年(?![\d度])|个月|％|%|份|次|学时|个工作日))/g),
  ].filter(({ index }) =>
    proposals.some(({ words, path }) => words.from <= index && index < words.to && !/notice|policy\.year|Date|windows|facts/.test(path)),
  )

const isAt = (proposal: Proposal, index: number) => proposal.words.from <= index && index < proposal.words.to

describe.each(names)('in %s each number', name => {
  const text = read(`${name}.txt`)
  const before = propose(text)
  const numbers = numbersIn(text, before)
  test(`changes the proposals of its own words and no others (${numbers.length} numbers)`, () => {
    for (const match of numbers) {
      const other = match[1]?.includes('.') === true ? (Number(match[1]) + 0.1).toFixed(2) : String(Number(match[1]) + 1)
      const changed = `${text.slice(0, match.index)}${other}${text.slice(match.index + match[0].length)}`
      const after = propose(changed)
      const where = `${match[0]} → ${other} at ${match.index}`
      // Parts that no longer make a whole, and a limit that contradicts itself, are proposed no more.
      if (/分两期|承担\d|不含/.test(text.slice(match.index - 20, match.index + 20))) continue
      expect(
        after.map(p => p.path),
        where,
      ).toEqual(before.map(p => p.path))
      const moved = before.filter((p, i) => essence(p.value) !== essence(after[i]?.value))
      expect(moved.length, where).toBeGreaterThan(0)
      expect(
        moved.filter(p => !isAt(p, match.index)),
        where,
      ).toEqual([])
    }
  })
})
