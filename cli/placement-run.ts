/** The work of `tepei placement run`, `digest`, `verify` and `explain`, from file to file. */
import { createHmac, hash } from 'node:crypto'
import { inputDigest, personDigest } from '../core/placement/engine/digest.ts'
import { type List, openList } from '../core/placement/engine/list.ts'
import { draw, opens, seedOf } from '../core/placement/engine/lottery.ts'
import { place } from '../core/placement/engine/place.ts'
import { Head, Person, ResultHead, resultFormat, ToldPerson } from '../core/placement/engine/shape.ts'
import { teller, tellProgrammes, tellTotals } from '../core/placement/engine/told.ts'
import { type Fault, lineOf, verify } from '../core/placement/verify/index.ts'
import { placingReason } from '../words/placing.ts'
import { readPieces, textsOf, writeWhole } from './placement-files.ts'

const digests = {
  sha256: (text: string) => hash('sha256', text),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}

/** How many things that are wrong are named before the rest are counted. */
const mostNamed = 1_000

/** Input that is wrong: every fault with its path. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(`${faults.length} things are wrong`)
    this.faults = faults
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }
const pathOf = (root: string, path: readonly PropertyKey[]) =>
  path.reduce<string>((so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`), root)
const faultsOf = (root: string, issues: readonly Issue[]): readonly Fault[] =>
  issues.map(({ path, message }) => ({ path: pathOf(root, path) || '$', why: message }))

/** Takes in a file; throws when anything is wrong. `each` sees every person who is well shaped. */
const readInput = (path: string, each: (person: Person) => void = () => undefined) => {
  const pieces = readPieces(path)
  const head = Head.safeParse(pieces.head)
  if (!head.success) throw new InputProblem(faultsOf('', head.error.issues))
  const list = openList(head.data)
  const [faults, lines]: [Fault[], string[]] = [[], []]
  for (const { path: at, person: raw } of pieces.people) {
    const person = Person.safeParse(raw)
    if (!person.success) {
      if (faults.length < mostNamed) faults.push(...faultsOf(at, person.error.issues))
      continue
    }
    list.add(person.data)
    lines.push(personDigest(digests.sha256, person.data))
    each(person.data)
  }
  if (faults.length > 0) throw new InputProblem([...faults, ...list.faults()])
  const closed = list.close()
  if (closed.faults.length > 0) throw new InputProblem(closed.faults)
  return { list: closed.list, digest: inputDigest(digests.sha256, head.data, closed.list.ids, lines) }
}

export const digestOfFile = (path: string): string => readInput(path).digest

const placed = (list: List, seed: string | null) => {
  const { outcome, faults } = place(list, seed === null ? undefined : draw(digests, seed, list.ids))
  if (faults.length > 0) throw new InputProblem(faults)
  return outcome
}

const seedFor = ({ head: { lottery } }: List): string | null => {
  if (!lottery) return null
  if (!opens(digests, lottery)) throw new InputProblem([{ path: 'lottery.secret', why: 'its SHA-256 is not the commitment' }])
  return seedOf(digests, lottery)
}

/** Places the people of a file and writes the result; gives its totals. */
export const runFile = (input: string, output: string) => {
  const { list, digest } = readInput(input)
  const seed = seedFor(list)
  const outcome = placed(list, seed)
  const [totals, tellProgramme] = [tellTotals(outcome), tellProgrammes(outcome)]
  const programmes = list.offered.programmes.map((_, p) => tellProgramme(p))
  const head: ResultHead = {
    format: resultFormat,
    name: list.head.name,
    input: digest,
    frozen: list.head.lottery?.frozen ?? null,
    seed,
    totals,
    programmes,
  }
  const order = Array.from(list.ids, (_, i) => i).sort((a, b) => ((list.ids[a] ?? '') < (list.ids[b] ?? '') ? -1 : 1))
  const tell = teller(outcome)
  function* people() {
    for (const i of order) {
      const told = tell(i)
      yield { ...told, reason: placingReason(told) }
    }
  }
  writeWhole(output, textsOf(output, head, people()))
  return totals
}

/** A result that isn't of its shape is a fault of the result, named like any other. */
const readResult = (path: string) => {
  const pieces = readPieces(path)
  const head = ResultHead.safeParse(pieces.head)
  if (!head.success) throw new InputProblem(faultsOf('result', head.error.issues))
  function* people() {
    for (const { path: at, person } of pieces.people) {
      const told = ToldPerson.safeParse(person)
      if (!told.success) throw new InputProblem(faultsOf(`result.${at}`, told.error.issues))
      yield told.data
    }
  }
  return { head: head.data, people: people() }
}

/** The first thing that is wrong with a result, or undefined. */
export const verifyFiles = (input: string, output: string): Fault | undefined => {
  const [people, lines]: [Person[], Map<string, string>] = [[], new Map()]
  const { list } = readInput(input, person => {
    people.push(person)
    lines.set(person.id, lineOf(digests, person))
  })
  const { head, people: told } = readResult(output)
  const said = new Map<string, Pick<ToldPerson, 'id' | 'seat' | 'way' | 'wish'>>()
  for (const { id, seat, way, wish } of told) {
    if (said.has(id)) return { path: `people ${id}`, why: 'the result names them twice' }
    said.set(id, { id, seat, way, wish })
  }
  return verify(digests, { head: list.head, people, lines }, { whole: head, programmes: head.programmes, people: said })
}

/** What a result says of a person, or of a programme by HOST/PROGRAMME; undefined when it doesn't know the name. */
export const explainFrom = (output: string, name: string) => {
  const { head, people } = readResult(output)
  const programme = head.programmes.find(({ seat }) => seat === name)
  if (programme) return { programme }
  for (const person of people) if (person.id === name) return { person }
  return undefined
}
