/** `tepei policy rehearse`: a law on people before it is published, on an invented population or on those of a round. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { invent, type People, rehearse, ShapeProblem } from '../core/rehearsal/index.ts'
import { loadLaw, loadPopulation } from '../policy/load.ts'
import { PolicyError } from '../policy/problem.ts'
import type { Law } from '../policy/shape.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
import type { Language } from './rehearsal-names.ts'
import { tellReport } from './rehearsal-report.ts'

type IO = { readonly out: (text: string) => void; readonly err: (text: string) => void }

export const rehearseUsage = `tepei policy rehearse NEW --on FOLDER|ROUND [--against OLD]   who enters and who drops, with places, money and calendar
    --on FOLDER    an invented population by FOLDER/population.yaml; OLD is FOLDER unless given
    --on ROUND     the people of a round of this house, without their names; OLD is the round's law unless given
    --people N --seed S --shape FILE   how many, which, and by which shape
    --json --lang zh|en                0 rehearsed, 1 a policy or a shape is wrong, 2 bad usage
`

const options = {
  on: { type: 'string' },
  against: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string', default: '1' },
  shape: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'zh' },
} as const

type Wanted = {
  readonly folder: string
  readonly on: string
  readonly against: string | undefined
  readonly people: number | undefined
  readonly seed: number
  readonly shape: string | undefined
  readonly json: boolean
  readonly language: Language
}

/** A word of the command that is wrong; the text says which. */
class BadUsage extends TypeError {
  override readonly name = 'BadUsage'
}

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) throw new BadUsage(`--${name} wants a whole number, not ${text}`)
  return Number(text)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const folder = (path: string, what: string): string => {
  if (!isFolder(path)) throw new BadUsage(`${what}: ${path} is no folder`)
  return path
}

const read = (argv: readonly string[]): Wanted => {
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
  const [first, ...rest] = positionals
  if (first === undefined || rest.length > 0) throw new BadUsage('which policy is to be rehearsed? One folder')
  if (values.on === undefined) throw new BadUsage('on whom? --on FOLDER or --on ROUND')
  if (values.lang !== 'zh' && values.lang !== 'en') throw new BadUsage(`--lang is zh or en, not ${values.lang}`)
  const people = wholeNumber('people', values.people)
  if (people === 0) throw new BadUsage('--people wants at least 1')
  if (!isFolder(values.on) && (values.people ?? values.shape) !== undefined)
    throw new BadUsage('--people and --shape are for an invented population; a round has its own people')
  return {
    folder: folder(first, 'the policy'),
    on: values.on,
    against: values.against === undefined ? undefined : folder(values.against, '--against'),
    people,
    seed: wholeNumber('seed', values.seed) ?? 1,
    shape: values.shape,
    json: values.json,
    language: values.lang,
  }
}

type Cast = { readonly before: Law; readonly people: People; readonly note: string }

const shapeFile = ({ shape, on, folder: fresh }: Wanted): string => {
  const places = shape === undefined ? [join(on, 'population.yaml'), join(fresh, 'population.yaml')] : [shape]
  const found = places.find(place => existsSync(place))
  if (found === undefined) throw new BadUsage(`there is no ${places.join(' and no ')}: give a shape with --shape FILE`)
  return found
}

/** The line of progress ends, whether the work did or not. */
const drawn = (work: () => People, io: IO): People => {
  try {
    return work()
  } finally {
    io.err('\n')
  }
}

const invented = (wanted: Wanted, io: IO): Cast => {
  const shape = loadPopulation(shapeFile(wanted))
  const tell = (done: number, all: number) => io.err(`\r${shape.name[wanted.language]}: ${done}/${all}`)
  const people = drawn(() => invent(shape, { seed: wanted.seed, people: wanted.people ?? shape.people, tell }), io)
  const note = `${shape.name[wanted.language]}${shape.example ? ` · ${rehearsalWords[wanted.language].example}` : ''} · seed ${wanted.seed}`
  return { before: loadLaw(wanted.against ?? wanted.on), people, note }
}

/** The people of a round, from the house of this machine. */
const ofRound = async (wanted: Wanted, after: Law): Promise<Cast> => {
  const [{ openHouse }, { readSettings }, { findRound }, { roundPeople }] = await Promise.all([
    import('../server/start.ts'),
    import('../server/settings.ts'),
    import('../server/questions/law.ts'),
    import('../server/rehearsal/round-people.ts'),
  ])
  const { house, close } = await openHouse(readSettings(process.env))
  const work = house.database.transaction('everything', async (query): Promise<Cast> => {
    const found = await findRound(house, query, wanted.on)
    if (!found) throw new BadUsage(`--on: ${wanted.on} is neither a folder nor a round of this house`)
    const before = wanted.against === undefined ? found.law : loadLaw(wanted.against)
    const people = await roundPeople(house, query, { round: wanted.on, laws: [before, after], account: 'command line' })
    return { before, people, note: rehearsalWords[wanted.language].real }
  })
  return work.finally(close)
}

const run = async (argv: readonly string[], io: IO): Promise<void> => {
  const wanted = read(argv)
  const after = loadLaw(wanted.folder)
  const { before, people, note } = isFolder(wanted.on) ? invented(wanted, io) : await ofRound(wanted, after)
  const { report } = rehearse(before, after, people)
  io.out(wanted.json ? `${JSON.stringify(report, undefined, 2)}\n` : tellReport(report, before, after, wanted.language, note))
}

/** Gives the exit code. */
export const rehearseCommand = async (argv: readonly string[], io: IO): Promise<number> => {
  try {
    await run(argv, io)
    return 0
  } catch (error) {
    if (error instanceof TypeError) io.err(`${error.message}\n${rehearseUsage}`)
    else if (error instanceof PolicyError || error instanceof ShapeProblem || error instanceof RangeError) io.err(`${error.message}\n`)
    else throw error
    return error instanceof TypeError ? 2 : 1
  }
}
