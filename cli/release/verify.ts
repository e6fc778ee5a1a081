/** `tepei verify-release`: is what lies here the release that was signed, file by file? It asks nobody and needs no house. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isSigned, type Key, keyOf, Wrong } from '../../documents/log-check/index.ts'
import { fieldsOf, textIn } from '../../documents/log-check/json.ts'
import type { Io } from '../io.ts'
import { digestIn, filesBelow, readBody, type Statement } from './statement.ts'

const usage = `tepei verify-release FILE --key=KEY [--in FOLDER]
FILE is the statement that comes with the release; KEY the public key of who released it, 43 characters, from another way than the release came by.
FOLDER is where the release lies; without it, here. What the house makes there itself (node_modules, data) is not looked at.
0 every file is the one that was signed · 1 something differs, and is named · 2 the call is wrong
`

const options = { key: { type: 'string' }, in: { type: 'string', default: '.' } } as const

/** Reads and checks the signature; throws `Wrong`. */
export const readStatement = (file: string, text: string, key: Key): Statement => {
  const fields = fieldsOf(file, text)
  const body = textIn(file, fields, 'body')
  if (!isSigned(body, textIn(file, fields, 'signature'), key)) throw new Wrong(file, 'is not signed by this key')
  return readBody(file, body)
}

/** Files that differ, are missing, or lie in the release's own folders and were never of it. */
export const differences = (folder: string, { files }: Statement): readonly string[] => {
  const own = [...new Set([...files.keys()].flatMap(path => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])))].sort()
  const found = own.filter(name => existsSync(`${folder}/${name}`)).flatMap(name => filesBelow(folder, name))
  return [
    ...[...files].flatMap(([path, digest]) => {
      if (!existsSync(`${folder}/${path}`)) return [`${path} is missing`]
      return digestIn(folder, path) === digest ? [] : [`${path} differs`]
    }),
    ...found.filter(path => !files.has(path)).map(path => `${path} is not of the release`),
  ]
}

const most = 20

export const verifyRelease = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [file] = positionals
    if (file === undefined || positionals.length > 1 || values.key === undefined || !existsSync(file))
      throw new TypeError('FILE and --key are wanted')
    const key = keyOf(values.key)
    const statement = readStatement(file, readFileSync(file, 'utf8'), key)
    const wrong = differences(resolve(values.in), statement)
    for (const one of wrong.slice(0, most)) io.err(`${one}\n`)
    if (wrong.length > most) io.err(`and ${wrong.length - most} more\n`)
    if (wrong.length === 0)
      io.out(`${statement.files.size} files are those of commit ${statement.commit} of ${statement.at}, signed by ${key.fingerprint}\n`)
    return wrong.length === 0 ? 0 : 1
  } catch (error) {
    if (error instanceof Wrong) io.err(`${error.message}\n`)
    else if (error instanceof TypeError) io.err(`${error.message}\n${usage}`)
    else throw error
    return error instanceof Wrong ? 1 : 2
  }
}
