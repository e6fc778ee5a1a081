/** The same people and seats given to what others would take: each gets those who can be placed, and has to place them all as well as it can. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import munkres from 'munkres'
import { adjust } from '../core/placement/engine/adjusting/adjust.ts'
import { type Market, nowhere } from '../core/placement/engine/adjusting/market.ts'
import { programOf } from '../core/placement/engine/adjusting/program.ts'
import { loadSolver } from '../server/solver.ts'

export type Peer = { readonly name: string; readonly most: number; readonly run: (market: Market) => Promise<Measured | string> }
/** `fit` of all who are placed, and the CPU that the search took, without reading and starting. */
export type Measured = { readonly fit: number; readonly cpuMs: number }

export const cpuMsOf = async <T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly cpuMs: number }> => {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, cpuMs: (user + system) / 1000 }
}

/** The market of those whom the engine places, since no peer knows priorities. */
const ofPlaced = (market: Market): Market => {
  const { edge } = adjust(market)
  const kept: number[] = []
  const starts = [0]
  for (let i = 0; i < market.people; i++) {
    if (edge[i] === nowhere) continue
    for (let e = market.first[i] ?? 0; e < (market.first[i + 1] ?? 0); e++) kept.push(e)
    starts.push(kept.length)
  }
  const pick = (of: Int32Array) => Int32Array.from(kept, e => of[e] ?? 0)
  const consent = new Uint8Array(kept.length)
  return {
    ...market,
    people: starts.length - 1,
    first: Int32Array.from(starts),
    programme: pick(market.programme),
    fit: pick(market.fit),
    consent,
  }
}

const highs = async (market: Market): Promise<Measured | string> => {
  const placed = ofPlaced(market)
  const solve = await loadSolver({ nodes: 1, iterations: 100_000_000, seconds: 3_600 })
  const program = programOf(placed, [])
  const least = program.least.slice().fill(1, 0, placed.people)
  const { result, cpuMs } = await cpuMsOf(() => solve({ ...program, least, worth: Float64Array.from(placed.fit) }))
  if (!result.value) return `ended as ${result.status}`
  return { fit: Math.round(result.value.reduce((sum, x, e) => sum + x * (placed.fit[e] ?? 0), 0)), cpuMs }
}

/** A full matrix with a column for each seat; what is not open costs more than everything that is. */
const munkresOf = async (market: Market): Promise<Measured> => {
  const placed = ofPlaced(market)
  const columns = [...placed.seats].flatMap((n, j) => Array.from({ length: n }, () => j))
  const shut = 1_000 * placed.people
  const matrix = Array.from({ length: placed.people }, (_, i) => {
    const costs = new Map<number, number>()
    for (let e = placed.first[i] ?? 0; e < (placed.first[i + 1] ?? 0); e++)
      costs.set(placed.programme[e] ?? 0, 1_000 - (placed.fit[e] ?? 0))
    return columns.map(j => costs.get(j) ?? shut)
  })
  const { result, cpuMs } = await cpuMsOf(() => munkres(matrix))
  return { fit: result.reduce((sum, [i, c]) => sum + 1_000 - (matrix[i]?.[c] ?? 0), 0), cpuMs }
}

const textOf = ({ people, first, programme, fit, seats }: Market): string => {
  const lines = [`${people} ${seats.length} ${programme.length}`, [...seats].join(' ')]
  for (let i = 0; i < people; i++) for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e++) lines.push(`${i} ${programme[e]} ${fit[e]}`)
  return `${lines.join('\n')}\n`
}

/** Runs a program on the market in a file; it answers with fit and seconds of CPU. */
const byProgram = (market: Market, command: (folder: string) => readonly [string, ...string[]] | string): Measured | string => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  try {
    const found = command(folder)
    if (typeof found === 'string') return found
    writeFileSync(join(folder, 'market.txt'), textOf(ofPlaced(market)))
    const [program, ...args] = found
    const { stdout, status, stderr } = spawnSync(program, [...args, join(folder, 'market.txt')], { encoding: 'utf8' })
    const [fit, seconds] = stdout.trim().split(' ').map(Number)
    return status === 0 && fit !== undefined && seconds !== undefined ? { fit, cpuMs: seconds * 1000 } : stderr.trim().slice(-200)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const works = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

const python = `
import sys, time
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
text = open(sys.argv[1]).read().split()
n, p, m = map(int, text[:3])
seats = np.array(text[3:3 + p], dtype=np.int64)
edges = np.array(text[3 + p:], dtype=np.int64).reshape(m, 3)
start = np.concatenate([[0], np.cumsum(seats)])
many = seats[edges[:, 1]]
row = np.repeat(edges[:, 0], many)
column = np.repeat(start[edges[:, 1]], many) + np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
fit = np.repeat(edges[:, 2], many) + 1
graph = csr_matrix((fit, (row, column)), shape=(n, start[-1]))
began = time.process_time()
a, b = min_weight_full_bipartite_matching(graph, maximize=True)
took = time.process_time() - began
print(int(np.asarray(graph[a, b]).sum()) - n, took)
`
const scipy = async (market: Market) =>
  byProgram(market, () =>
    works('/usr/bin/python3', '-c', 'import scipy.sparse.csgraph')
      ? ['/usr/bin/python3', '-c', python]
      : works('python3', '-c', 'import scipy.sparse.csgraph')
        ? ['python3', '-c', python]
        : 'python3-scipy is not here',
  )

const lemonCode = `
#include <cstdio>
#include <ctime>
#include <vector>
#include <lemon/smart_graph.h>
#include <lemon/network_simplex.h>
using namespace lemon;
int main(int, char** argv) {
  FILE* f = fopen(argv[1], "r");
  int n, p, m;
  if (fscanf(f, "%d %d %d", &n, &p, &m) != 3) return 1;
  SmartDigraph g;
  std::vector<SmartDigraph::Node> who(n), where(p);
  for (auto& x : who) x = g.addNode();
  for (auto& x : where) x = g.addNode();
  auto end = g.addNode();
  SmartDigraph::ArcMap<int> most(g);
  SmartDigraph::ArcMap<long long> cost(g);
  SmartDigraph::NodeMap<int> supply(g, 0);
  for (auto& x : who) supply[x] = 1;
  supply[end] = -n;
  for (int j = 0; j < p; j++) { int s; if (fscanf(f, "%d", &s) != 1) return 1; auto a = g.addArc(where[j], end); most[a] = s; cost[a] = 0; }
  for (int e = 0; e < m; e++) { int i, j, fit; if (fscanf(f, "%d %d %d", &i, &j, &fit) != 3) return 1; auto a = g.addArc(who[i], where[j]); most[a] = 1; cost[a] = -fit; }
  clock_t began = clock();
  NetworkSimplex<SmartDigraph, int, long long> simplex(g);
  simplex.upperMap(most).costMap(cost).supplyMap(supply);
  if (simplex.run() != NetworkSimplex<SmartDigraph, int, long long>::OPTIMAL) return 2;
  printf("%lld %f\\n", -simplex.totalCost<long long>(), double(clock() - began) / CLOCKS_PER_SEC);
}
`
const lemon = async (market: Market) =>
  byProgram(market, folder => {
    if (!existsSync('/usr/include/lemon/network_simplex.h') || !works('g++', '--version')) return 'liblemon-dev or g++ is not here'
    writeFileSync(join(folder, 'peer.cpp'), lemonCode)
    return works('g++', '-O2', '-o', join(folder, 'peer'), join(folder, 'peer.cpp'), '-llemon')
      ? [join(folder, 'peer')]
      : 'g++ does not compile it'
  })

/** `most`: beyond so many people it takes minutes, or more memory than there is. */
export const peers: readonly Peer[] = [
  { name: 'LEMON, C++', most: 100_000, run: lemon },
  { name: 'scipy', most: 10_000, run: scipy },
  { name: 'highs', most: 10_000, run: highs },
  { name: 'munkres', most: 3_000, run: munkresOf },
]
