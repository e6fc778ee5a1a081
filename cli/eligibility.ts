/** `tepei eligibility`: judges people by a policy, from a file or line by line, and prints the JSON Schema of the facts that it asks for. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { problemsIn, schemaOfFacts, toldVerdicts } from '../core/criteria/index.ts'
import { loadLaw } from '../policy/load.ts'
import { PolicyError } from '../policy/problem.ts'
import type { Policy } from '../policy/shape.ts'

/** `input` is read only for `--facts -`. */
export type EligibilityIO = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly input?: AsyncIterable<string | Uint8Array>
}

const usage = `tepei eligibility --facts FILE.json [--policy DIR]   one person, or an array of people
tepei eligibility --facts - [--policy DIR]           one person on each line of the standard input
tepei eligibility --facts-shape [--policy DIR]       the JSON Schema of a person's facts
Prints a verdict for each track with every criterion and the smallest changes. 0 all judged; 2 some facts, or the call, are wrong: see the errors.
`

const newest = fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url))

const json = (value: unknown, indent?: number) => JSON.stringify(value, undefined, indent)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The answer about one person, or undefined when their facts are wrong: then the reasons went to the errors, each with its place. */
const judge = (policy: Policy, raw: unknown, place: { readonly root: string; readonly prefix: string }, io: EligibilityIO) => {
  const problems = problemsIn(policy, raw)
  for (const { path, reason } of problems) io.err(`${place.prefix}${place.root}${path.slice(1)}: ${reason}\n`)
  if (problems.length > 0 || !isObject(raw)) return undefined
  return { policy: `${policy.programme.id}/${policy.edition}`, tracks: toldVerdicts(policy, raw) }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const judgeFile = (policy: Policy, file: string, io: EligibilityIO): number => {
  let facts: unknown
  try {
    facts = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    io.err(`$: ${file} can't be read as JSON: ${reasonOf(error)}\n`)
    return 2
  }
  if (!Array.isArray(facts)) {
    const answer = judge(policy, facts, { root: '$', prefix: '' }, io)
    if (answer !== undefined) io.out(`${json(answer, 2)}\n`)
    return answer === undefined ? 2 : 0
  }
  const answers = facts.flatMap((raw: unknown, i) => {
    const answer = judge(policy, raw, { root: `$[${i}]`, prefix: '' }, io)
    return answer === undefined ? [] : [{ person: i, ...answer }]
  })
  if (answers.length > 0 || facts.length === 0) io.out(`${json(answers, 2)}\n`)
  return answers.length === facts.length ? 0 : 2
}

const judgeLines = async (policy: Policy, io: EligibilityIO): Promise<number> => {
  const lines = createInterface({ input: Readable.from(io.input ?? process.stdin), crlfDelay: Number.POSITIVE_INFINITY })
  let [line, code] = [0, 0]
  for await (const text of lines) {
    line++
    if (text.trim() === '') continue
    const answer = judgeLine(policy, text, line, io)
    if (answer === undefined) code = 2
    else io.out(`${json({ line, ...answer })}\n`)
  }
  return code
}

const judgeLine = (policy: Policy, text: string, line: number, io: EligibilityIO) => {
  try {
    return judge(policy, JSON.parse(text.replace(/^\uFEFF/, '')), { root: '$', prefix: `line ${line}: ` }, io)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    io.err(`line ${line}: $: no JSON: ${error.message}\n`)
    return undefined
  }
}

const options = {
  policy: { type: 'string', default: newest },
  facts: { type: 'string' },
  'facts-shape': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const run = async (argv: readonly string[], io: EligibilityIO): Promise<number> => {
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false })
  if (values.help) {
    io.out(usage)
    return 0
  }
  if (values['facts-shape'] === (values.facts !== undefined)) throw new TypeError('either --facts FILE or --facts-shape')
  const { policy } = loadLaw(values.policy)
  if (values.facts === undefined) {
    io.out(`${json(schemaOfFacts(policy), 2)}\n`)
    return 0
  }
  return values.facts === '-' ? judgeLines(policy, io) : judgeFile(policy, values.facts, io)
}

/** Runs the command; gives the exit code. A person whose facts are wrong has nothing on the output, and the others are judged. */
export const eligibility = async (argv: readonly string[], io: EligibilityIO): Promise<number> => {
  try {
    return await run(argv, io)
  } catch (error) {
    // A RangeError is a policy of the right shape that can't be judged by, such as a leaf about a fact that does not exist.
    if (error instanceof PolicyError || error instanceof RangeError) io.err(`${error.message}\n`)
    else if (error instanceof TypeError) io.err(`${error.message}\n${usage}`)
    else throw error
    return 2
  }
}
