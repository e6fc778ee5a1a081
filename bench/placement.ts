/** How long the wishes take as the people grow, beside what one would write in C++ and in Python; the same market, and the same seats for everybody, which is insisted on. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Row } from './row.ts'

const here = (name: string) => join(import.meta.dirname, name)

const Measured = z.object({ cpuMs: z.number(), rssMb: z.number(), digest: z.string(), placed: z.int() })
type Measured = z.output<typeof Measured>

/** What a program prints; undefined where the machine doesn't have it. */
const printed = (program: string, ...argv: readonly string[]): string | undefined => {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (error && 'code' in error && error.code === 'ENOENT') return undefined
  if (status !== 0) throw new Error(`${program} ${argv.join(' ')}: ${error?.message ?? stderr}`)
  return stdout
}

const child = (...argv: readonly string[]) =>
  printed(process.execPath, '--max-old-space-size=8000', here('placement-child.ts'), ...argv) ?? ''

const ours = (verb: 'run' | 'limited', people: number, rounds: number): Measured =>
  Measured.parse(JSON.parse(child(verb, String(people), String(rounds))))

type Peer = {
  readonly name: string
  readonly most: number
  readonly run: (market: string, seats: string, rounds: number) => string | undefined
}

/** Compiled once, into the folder of the measurement. */
const peersIn = (folder: string): readonly Peer[] => {
  const binary = join(folder, 'placement')
  const compiled = printed('g++', '-O2', '-o', binary, here('placement.cpp')) !== undefined
  return [
    {
      name: 'C++, std::push_heap, g++ -O2',
      most: 10_000_000,
      run: (m, s, rounds) => (compiled ? printed(binary, m, s, String(rounds)) : undefined),
    },
    { name: 'Python, heapq', most: 1_000_000, run: (m, s) => printed('python3', here('placement.py'), m, s) },
  ]
}

const rounded = (n: number) => Number(n.toPrecision(3))

const peerRow = (peer: Peer, people: number, found: Measured, folder: string, rounds: number): Row => {
  const name = `placement by wishes, ${peer.name}, ${people.toLocaleString('en')} people`
  const [market, seats] = [join(folder, 'market'), join(folder, 'seats')]
  const said = peer.run(market, seats, rounds)
  if (said === undefined) return { name, value: 0, unit: 'CPU ms', note: 'not measured: the machine has no such program' }
  const [cpuMs = 0, rssMb = 0] = said.split(' ').map(Number)
  if (child('digest', seats) !== found.digest) throw new Error(`${peer.name} seats ${people} people otherwise`)
  return {
    name,
    value: rounded(cpuMs),
    unit: 'CPU ms',
    ratio: rounded(cpuMs / found.cpuMs),
    note: `${rssMb} MB; the same seats for everybody; ratio to ours`,
  }
}

const rowsOf = (
  people: number,
  folder: string,
  peers: readonly Peer[],
  before: Measured | undefined,
): { readonly rows: readonly Row[]; readonly found: Measured } => {
  const rounds = people > 1_000_000 ? 1 : 5
  const found = ours('run', people, rounds)
  const grown = before ? `; ${rounded(found.cpuMs / before.cpuMs)} times a tenth of them` : ''
  const name = (what: string) => `placement by wishes, ${what}${people.toLocaleString('en')} people`
  const limited = ours('limited', people, rounds)
  const rows: Row[] = [
    {
      name: name(''),
      value: rounded(found.cpuMs),
      unit: 'CPU ms',
      note: `ten wishes each, 3,000 hosts; ${found.rssMb} MB with the market; ${found.placed} placed${grown}`,
    },
    {
      name: name('hosts limited to 80 %, '),
      value: rounded(limited.cpuMs),
      unit: 'CPU ms',
      note: `${limited.rssMb} MB; ${limited.placed} placed`,
    },
  ]
  const able = peers.filter(({ most }) => people <= most)
  if (able.length > 0) child('write', String(people), join(folder, 'market'))
  return { rows: [...rows, ...able.map(peer => peerRow(peer, people, found, folder, rounds))], found }
}

/** All rows about the wishes; ten million people take some minutes and are left out when it should be quick. */
export const runPlacement = (quick: boolean): readonly Row[] => {
  const folder = mkdtempSync(join(tmpdir(), 'placement-'))
  try {
    const peers = peersIn(folder)
    let before: Measured | undefined
    return [10_000, 100_000, 1_000_000, ...(quick ? [] : [10_000_000])].flatMap(people => {
      const { rows, found } = rowsOf(people, folder, peers, before)
      before = found
      return rows
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
