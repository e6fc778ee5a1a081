/** `tepei policy`: check a policy's folder, list what the notice leaves open, print the JSON Schema of policy.yaml. */
import { statSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { checkPolicy, type Finding } from '../core/policy-check.ts'
import { type PolicyFiles, readPolicyFiles } from '../policy/load.ts'
import { openQuestions } from '../policy/open.ts'
import { PopulationShape } from '../policy/population.ts'
import { Examples, Hosts, Places, Policy, Silent } from '../policy/shape.ts'
import { differenceCommand, differenceUsage } from './difference.ts'
import { proposeCommand, proposeUsage } from './policy-propose.ts'
import { rehearseCommand, rehearseUsage } from './rehearse.ts'

type IO = { readonly out: (text: string) => void; readonly err: (text: string) => void }

const usage = `tepei policy check DIR              findings as file:line[:column] clause message; 0 clean, 1 findings, 2 bad usage
tepei policy open-questions [DIR]   every setting that the office has still to confirm
tepei policy schema [FILE]          the JSON Schema of policy.yaml, places, hosts, examples, silent or population.yaml
${proposeUsage}${differenceUsage}${rehearseUsage}`

const newest = fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url))

/** The shape of each file of a policy's folder. */
const shapes = new Map<string, z.ZodType>([
  ['policy', Policy],
  ['places', Places],
  ['hosts', Hosts],
  ['examples', Examples],
  ['silent', Silent],
  ['population', PopulationShape],
])

/** A path as the person would type it from where they stand. */
const short = (file: string) => {
  const near = relative(process.cwd(), file)
  return near.startsWith('..') ? file : near
}

const isDirectory = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const linesOf = (files: PolicyFiles): readonly string[] => {
  const { law, examples, silent, problems, locate } = files
  const malformed = problems.map(p => `${short(p.file)}:${p.line} - ${p.path === '' ? '' : `${p.path}: `}${p.message}`)
  if (!law || !examples || !silent) return malformed
  const found = checkPolicy({ law, examples, silent, locate })
  const placeOf = ({ file, line, column }: Finding) => `${short(file)}:${line}${column === undefined ? '' : `:${column}`}`
  return [...malformed, ...found.map(f => `${placeOf(f)} ${f.clause ?? '-'} ${f.rule}: ${f.message}`)]
}

const check = (directory: string, io: IO): number => {
  const lines = linesOf(readPolicyFiles(directory))
  for (const line of lines) io.out(`${line}\n`)
  if (lines.length > 0) io.err(`${lines.length} findings\n`)
  else io.out(`${short(directory)}: no findings\n`)
  return lines.length > 0 ? 1 : 0
}

const listOpen = (directory: string, io: IO): number => {
  const { law, problems, locate } = readPolicyFiles(directory)
  if (!law) {
    for (const p of problems) io.err(`${short(p.file)}:${p.line} - ${p.path} ${p.message}\n`)
    return 1
  }
  const questions = openQuestions(law)
  for (const q of questions) {
    const { file, line } = locate(q.path.split('.'))
    io.out(`${q.number} (${q.clause})  ${q.path} = ${q.value}\n    ${q.because}\n    ${short(file)}:${line}\n`)
  }
  io.out(`${questions.length} open questions, each decided by: default of the system, to be confirmed by the office\n`)
  return 0
}

export const policyCommand = async (argv: readonly string[], io: IO): Promise<number> => {
  const [verb, directory, ...rest] = argv
  if (verb === 'propose') return proposeCommand(argv.slice(1), io)
  if (verb === 'rehearse') return rehearseCommand(argv.slice(1), io)
  if (verb === 'difference') return differenceCommand(argv.slice(1), io)
  const wrong = (message: string) => {
    io.err(`${message}\n${usage}`)
    return 2
  }
  if (rest.length > 0) return wrong(`too many arguments: ${rest.join(' ')}`)
  if (directory !== undefined && verb !== 'schema' && !isDirectory(directory)) return wrong(`${directory} is not a directory`)
  if (verb === 'check') return directory === undefined ? wrong('which directory?') : check(directory, io)
  if (verb === 'open-questions') return listOpen(directory ?? newest, io)
  if (verb !== 'schema')
    return wrong(verb === undefined ? 'check, open-questions, schema, propose, difference or rehearse?' : `there is no policy ${verb}`)
  const shape = shapes.get(basename(directory ?? 'policy', '.yaml'))
  if (!shape) return wrong(`there is no file ${directory} in a policy; there are ${[...shapes.keys()].join(', ')}`)
  io.out(`${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), undefined, 2)}\n`)
  return 0
}
