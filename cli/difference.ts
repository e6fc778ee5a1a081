/** `tepei policy difference OLD NEW`: whom another edition lets in or shuts out, in sentences. */
import { parseArgs } from 'node:util'
import { TooManyCells } from '../core/criteria/cells.ts'
import { difference, type SaidDifference, sayDifference } from '../core/criteria/index.ts'
import { loadLaw } from '../policy/load.ts'
import { PolicyError } from '../policy/problem.ts'

type IO = { readonly out: (text: string) => void; readonly err: (text: string) => void }
type Language = 'zh' | 'en'

export const differenceUsage = `tepei policy difference OLD NEW [--language zh|en]   whom the newer edition lets in or shuts out; 0 told, 2 bad usage
`

const heads = { facts: { zh: '事实', en: 'Facts' }, same: { zh: '事实的定义不变', en: 'the facts are defined alike' } } as const

const linesOf = ({ facts, tracks }: SaidDifference, language: Language): readonly string[] => [
  heads.facts[language],
  ...(facts.length === 0 ? [heads.same] : facts).map(text => `  ${text[language]}`),
  ...tracks.flatMap(({ track, name, lines }) => [`${name[language]} (${track})`, ...lines.map(text => `  ${text[language]}`)]),
]

const tell = (old: string, fresh: string, language: Language, io: IO): number => {
  const [{ policy: before }, { policy: after }] = [loadLaw(old), loadLaw(fresh)]
  for (const line of linesOf(sayDifference(before, after, difference(before, after)), language)) io.out(`${line}\n`)
  return 0
}

const options = { language: { type: 'string', default: 'zh' } } as const

export const differenceCommand = (argv: readonly string[], io: IO): number => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
    const [old, fresh, ...rest] = positionals
    if (old === undefined || fresh === undefined || rest.length > 0) throw new TypeError('which two folders, the older first?')
    if (values.language !== 'zh' && values.language !== 'en') throw new TypeError('the language is zh or en')
    return tell(old, fresh, values.language, io)
  } catch (error) {
    // A RangeError is two editions that can't be compared, such as an order turned round; a PolicyError a folder that can't be read.
    if (error instanceof PolicyError || error instanceof TooManyCells || error instanceof RangeError) io.err(`${error.message}\n`)
    else if (error instanceof TypeError) io.err(`${error.message}\n${differenceUsage}`)
    else throw error
    return 2
  }
}
