/** `tepei placement`: places people by their wishes from file to file, verifies a result, says why, and prints the shapes of both files. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { SolverStopped } from '../core/placement/engine/place.ts'
import { TooManyWays } from '../core/placement/engine/rest.ts'
import { Input, Result, type ToldPerson, type ToldProgramme } from '../core/placement/engine/shape.ts'
import { placementWords } from '../words/placing.ts'
import type { Io } from './io.ts'
import { FileProblem } from './placement-files.ts'
import { ClashProblem, digestOfFile, explainFrom, InputProblem, rerunFile, runFile, verifyFiles } from './placement-run.ts'

const usage = `tepei placement run --input FILE --output FILE       places the people, with the reason for each
tepei placement rerun --input FILE --before RESULT --output FILE    places again after a drop-out, with the fewest moves; --only-undecided moves nobody
tepei placement verify --input FILE --output FILE    checks a result by separate code; names the first fault; of a re-run with --before RESULT
tepei placement explain NAME --output FILE           why a person, or HOST/PROGRAMME, has what they have; --lang zh|en
tepei placement digest --input FILE                  the digest of the list, to be frozen for the lottery
tepei placement shape [input|output]                 the JSON Schema of a file
Files are .json, or .jsonl with all but the people on the first line and a person on each line after it. docs/placement.md explains them.
0 done and right · 1 the result is wrong, or doesn't know the name · 2 the call or the input is wrong: each fault with its path, and nothing is written
3 no placement keeps the quotas: the fewest that clash are named · 4 the solver came to its limit
`

const options = {
  input: { type: 'string' },
  output: { type: 'string' },
  before: { type: 'string' },
  'only-undecided': { type: 'boolean', default: false },
  lang: { type: 'string', default: 'zh' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const needed = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new TypeError(`--${name} FILE is missing`)
  return value
}

type Values = {
  readonly input?: string | undefined
  readonly output?: string | undefined
  readonly before?: string | undefined
  readonly 'only-undecided': boolean
  readonly lang: string
}
type Verb = (values: Values, names: readonly string[], io: Io) => number | Promise<number>

const languageOf = ({ lang }: Values) => {
  if (lang !== 'zh' && lang !== 'en') throw new TypeError(`--lang is zh or en, not ${lang}`)
  return lang
}

const run: Verb = async (values, _names, io) => {
  const totals = await runFile(needed(values.input, 'input'), needed(values.output, 'output'))
  io.out(placementWords[languageOf(values)].totals(totals))
  return 0
}

const rerun: Verb = async (values, _names, io) => {
  const [input, before, output] = [needed(values.input, 'input'), needed(values.before, 'before'), needed(values.output, 'output')]
  const words = placementWords[languageOf(values)]
  const { totals, again } = await rerunFile(input, before, output, values['only-undecided'])
  io.out(words.totals(totals) + words.again(again))
  return 0
}

const check: Verb = async (values, _names, io) => {
  const fault = await verifyFiles(needed(values.input, 'input'), needed(values.output, 'output'), values.before)
  if (fault) io.err(`${fault.path}: ${fault.why}\n`)
  else io.out(placementWords[languageOf(values)].verified)
  return fault ? 1 : 0
}

const personIn = (person: ToldPerson, language: 'zh' | 'en') => `${person.id}: ${person.seat ?? '—'}\n${person.reason[language]}\n`
const programmeIn = (programme: ToldProgramme, language: 'zh' | 'en') => placementWords[language].programme(programme)

const explain: Verb = (values, [name], io) => {
  if (name === undefined) throw new TypeError('whom or what is to be explained?')
  const language = languageOf(values)
  const found = explainFrom(needed(values.output, 'output'), name)
  if (!found) io.err(`${name}: ${placementWords[language].unknown}\n`)
  else io.out(found.person ? personIn(found.person, language) : programmeIn(found.programme, language))
  return found ? 0 : 1
}

const digest: Verb = (values, _names, io) => {
  io.out(`${digestOfFile(needed(values.input, 'input'))}\n`)
  return 0
}

const shape: Verb = (_values, [which = 'input'], io) => {
  if (which !== 'input' && which !== 'output') throw new TypeError(`the shape of input or output, not of ${which}`)
  io.out(`${JSON.stringify(z.toJSONSchema(which === 'input' ? Input : Result), undefined, 2)}\n`)
  return 0
}

const verbs = new Map(Object.entries({ run, rerun, verify: check, explain, digest, shape }))

const attempt = (argv: readonly string[], io: Io): number | Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
  const [name = '', ...names] = positionals
  if (values.help) {
    io.out(usage)
    return 0
  }
  const verb = verbs.get(name)
  if (!verb) throw new TypeError(name === '' ? 'which verb?' : `no verb ${name}`)
  return verb(values, names, io)
}

const clashes = 'no placement keeps these quotas together, and without any one of them the others could be kept:'

const said = (io: Io, text: string, faults: readonly { readonly path: string; readonly why: string }[], code: number): number => {
  if (text !== '') io.err(`${text}\n`)
  for (const { path, why } of faults) io.err(`${path}: ${why}\n`)
  return code
}

/** Gives the exit code. */
export const placementCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    return await attempt(argv, io)
  } catch (error) {
    if (error instanceof SolverStopped) return said(io, `quotas: ${error.message}`, [], 4)
    if (error instanceof ClashProblem) return said(io, clashes, error.faults, 3)
    if (error instanceof InputProblem) return said(io, '', error.faults, 2)
    if (error instanceof TooManyWays) return said(io, `people: ${error.message}`, [], 2)
    if (error instanceof FileProblem) return said(io, error.message, [], 2)
    if (error instanceof TypeError) return said(io, `${error.message}\n${usage}`.trimEnd(), [], 2)
    throw error
  }
}
