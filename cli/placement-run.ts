/** The work of `tepei placement run`, `digest`, `verify` and `explain`, from file to file. */
import { createHmac, hash } from 'node:crypto'
import { placeAgain } from '../core/placement/engine/again.ts'
import { inputDigest, personDigest } from '../core/placement/engine/digest.ts'
import { type List, openList } from '../core/placement/engine/list.ts'
import { draw, opens, seedOf } from '../core/placement/engine/lottery.ts'
import type { Outcome } from '../core/placement/engine/outcome.ts'
import { place, QuotasClash } from '../core/placement/engine/place.ts'
import { tellQuotas } from '../core/placement/engine/quotas.ts'
import { Head, Person, ResultHead, resultFormat, ToldPerson } from '../core/placement/engine/shape.ts'
import { teller, tellProgrammes, tellProof, tellTotals } from '../core/placement/engine/told.ts'
import { type Fault, lineOf, verify } from '../core/placement/verify/index.ts'
import { findDiscipline } from '../core/standards/disciplines.ts'
import { loadReader, loadSolver } from '../server/solver.ts'
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

/** Quotas that clash, each with its path, name and clause. */
export class ClashProblem extends Error {
  override readonly name = 'ClashProblem'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(`${faults.length} quotas clash`)
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

const ticketsFor = (list: List, seed: string | null) => (seed === null ? undefined : draw(digests, seed, list.ids))

/** The solver is loaded where quotas may want it. */
const solverFor = async ({ head }: List) => ((head.quotas ?? []).length > 0 ? loadSolver() : undefined)

const seedFor = ({ head: { lottery } }: List): string | null => {
  if (!lottery) return null
  if (!opens(digests, lottery)) throw new InputProblem([{ path: 'lottery.secret', why: 'its SHA-256 is not the commitment' }])
  return seedOf(digests, lottery)
}

type Extra = Pick<ResultHead, 'again' | 'proof'>

const writeResult = (output: string, outcome: Outcome, digest: string, seed: string | null, extra: Extra) => {
  const { list } = outcome
  const [totals, tellProgramme, quotas] = [tellTotals(outcome), tellProgrammes(outcome), tellQuotas(outcome)]
  const programmes = list.offered.programmes.map((_, p) => tellProgramme(p))
  const adjusted = tellProof(list, outcome.rest)
  const proof = { ...extra.proof, ...(adjusted && { adjusted }) }
  const head: ResultHead = {
    ...{ format: resultFormat, name: list.head.name, input: digest, frozen: list.head.lottery?.frozen ?? null, seed, totals, programmes },
    ...(quotas.length > 0 && { quotas: [...quotas] }),
    ...(Object.keys(proof).length > 0 && { proof }),
    ...(extra.again && { again: extra.again }),
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

/** Clashing quotas with their names and clauses: the work of the engine, told by the input. */
const orClash = <T>({ head: { quotas = [] } }: List, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof QuotasClash)) throw error
    throw new ClashProblem(error.quotas.map(q => ({ path: `quotas[${q}]`, why: `${quotas[q]?.name} (${quotas[q]?.clause})` })))
  }
}

const usable = <T extends { readonly faults: readonly Fault[] }>(placed: T): T => {
  if (placed.faults.length > 0) throw new InputProblem(placed.faults)
  return placed
}

/** Places the people of a file and writes the result; gives its totals. */
export const runFile = async (input: string, output: string) => {
  const { list, digest } = readInput(input)
  const [seed, solve] = [seedFor(list), await solverFor(list)]
  const { outcome } = orClash(list, () => usable(place(list, ticketsFor(list, seed), solve)))
  return writeResult(output, outcome, digest, seed, {})
}

/** Places the people of a file again, from the result of an earlier one; gives the totals, and who moved. */
export const rerunFile = async (input: string, before: string, output: string, onlyUndecided: boolean) => {
  const { list, digest } = readInput(input)
  const { head, people } = readResult(before, 'before')
  if (head.name !== list.head.name)
    throw new InputProblem([{ path: 'before.name', why: `it is the result of ${head.name}, and not of ${list.head.name}` }])
  const sat = satIn(people)
  const [seed, solve] = [seedFor(list), await solverFor(list)]
  const again = orClash(list, () => usable(placeAgain(list, ticketsFor(list, seed), sat, onlyUndecided, solve)))
  const present = new Set(list.ids)
  const told = {
    before: head.input,
    onlyUndecided,
    gone: [...sat.keys()].filter(id => !present.has(id)).sort(),
    moves: [...again.moves],
  }
  const kept = tellProof(list, { ...again.frame, prices: again.settled.stayed })
  const totals = writeResult(output, again.outcome, digest, seed, { again: told, proof: kept && { kept } })
  return { totals, again: told }
}

/** Where people sat by a result. */
const satIn = (people: Iterable<ToldPerson>): ReadonlyMap<string, string> => {
  const sat = new Map<string, string>()
  for (const { id, seat } of people) {
    if (sat.has(id)) throw new InputProblem([{ path: `before.people ${id}`, why: 'the result names them twice' }])
    if (seat !== null) sat.set(id, seat)
  }
  return sat
}

/** A result that isn't of its shape is a fault of the result, named like any other. */
const readResult = (path: string, root = 'result') => {
  const pieces = readPieces(path)
  const head = ResultHead.safeParse(pieces.head)
  if (!head.success) throw new InputProblem(faultsOf(root, head.error.issues))
  function* people() {
    for (const { path: at, person } of pieces.people) {
      const told = ToldPerson.safeParse(person)
      if (!told.success) throw new InputProblem(faultsOf(`${root}.${at}`, told.error.issues))
      yield told.data
    }
  }
  return { head: head.data, people: people() }
}

/** The first thing that is wrong with a result, or undefined; of a re-run beside the result before. */
export const verifyFiles = async (input: string, output: string, before: string | undefined): Promise<Fault | undefined> => {
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
  const best = (list.head.quotas ?? []).length > 0 ? await loadReader() : undefined
  const was = before === undefined ? undefined : readResult(before, 'before')
  const beside = { best, fieldOf: findDiscipline, before: was && { input: was.head.input, sat: satIn(was.people) } }
  return verify(digests, { head: list.head, people, lines }, { whole: head, programmes: head.programmes, people: said }, beside)
}

/** What a result says of a person, or of a programme by HOST/PROGRAMME; undefined when it doesn't know the name. */
export const explainFrom = (output: string, name: string) => {
  const { head, people } = readResult(output)
  const programme = head.programmes.find(({ seat }) => seat === name)
  if (programme) return { programme }
  for (const person of people) if (person.id === name) return { person }
  return undefined
}
