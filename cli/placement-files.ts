/**
 * The files of a placement. `.json` is one document; `.jsonl` has all but the people on its first line and one person on each line after it, so that millions
 * find room. A result is written beside its name and renamed when it is whole: a crash leaves nothing that looks like one.
 */
import { closeSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

/** A file that can't be read as what it should be; the text says where. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
}

const isLines = (path: string) => path.endsWith('.jsonl')
/** A JavaScript text holds half a thousand million characters, and the parsed document must fit beside it. */
const mostDocumentBytes = 400_000_000

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const parse = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FileProblem(`${where}: no JSON: ${reasonOf(error)}`)
  }
}

function* linesOf(path: string): Generator<string> {
  const [file, buffer, decoder] = [openSync(path, 'r'), Buffer.alloc(1 << 20), new StringDecoder('utf8')]
  let rest = ''
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, size))).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    closeSync(file)
  }
}

/** The head of a file and, one after another, its people, each with its path. */
export type Pieces = { readonly head: unknown; readonly people: Iterable<{ readonly path: string; readonly person: unknown }> }

const piecesOfLines = (path: string): Pieces => {
  const lines = linesOf(path)
  const first = lines.next()
  const head = parse(first.done ? '' : first.value.replace(/^\uFEFF/, ''), 'line 1')
  function* people() {
    let [line, i] = [1, 0]
    for (const text of lines) {
      line++
      if (text.trim() !== '') yield { path: `people[${i++}] (line ${line})`, person: parse(text, `line ${line}`) }
    }
  }
  return { head, people: people() }
}

const piecesOfDocument = (path: string): Pieces => {
  if (statSync(path).size > mostDocumentBytes)
    throw new FileProblem(`$: more than ${mostDocumentBytes / 1e6} MB in one document; give it as .jsonl, a person a line`)
  const document = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), '$')
  if (typeof document !== 'object' || document === null) throw new FileProblem('$: no object')
  const { people, ...head }: { readonly people?: unknown } = document
  if (!Array.isArray(people)) throw new FileProblem('people: no list')
  return { head, people: people.map((person: unknown, i) => ({ path: `people[${i}]`, person })) }
}

/** Throws FileProblem; people are parsed as they are asked for. */
export const readPieces = (path: string): Pieces => {
  try {
    return isLines(path) ? piecesOfLines(path) : piecesOfDocument(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new FileProblem(`${path} can't be read: ${error.message}`)
    throw error
  }
}

const flushAt = 1 << 20

/** Writes the texts, then renames: either the whole file is there under its name, or what was there before. */
export const writeWhole = (path: string, texts: Iterable<string>): void => {
  const part = `${path}.${process.pid}.part`
  const file = openSync(part, 'w')
  try {
    let waiting = ''
    for (const text of texts) {
      waiting += text
      if (waiting.length < flushAt) continue
      writeSync(file, waiting)
      waiting = ''
    }
    writeSync(file, waiting)
    fsyncSync(file)
    closeSync(file)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/** A result as texts: one document, or lines. */
export function* textsOf(path: string, head: object, people: Iterable<object>): Generator<string> {
  if (isLines(path)) {
    yield `${JSON.stringify(head)}\n`
    for (const person of people) yield `${JSON.stringify(person)}\n`
    return
  }
  yield `${JSON.stringify(head, undefined, 1).slice(0, -2)},\n "people": [`
  let between = '\n  '
  for (const person of people) {
    yield `${between}${JSON.stringify(person)}`
    between = ',\n  '
  }
  yield '\n ]\n}\n'
}
