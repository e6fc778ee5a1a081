// A line of the adjusting engine, or of what checks it, that is taken away turns its check red.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { adjust } from '../../core/placement/engine/adjusting/adjust.ts'
import { adjustAgain, type Before, gone } from '../../core/placement/engine/adjusting/again.ts'
import { hallSet } from '../../core/placement/engine/adjusting/hall.ts'
import { type Adjustment, type Market, marketOf, nowhere } from '../../core/placement/engine/adjusting/market.ts'
import type { Answer } from '../../core/placement/engine/adjusting/program.ts'
import { faultsOfProof } from '../../core/placement/engine/adjusting/proof.ts'
import { faultsOfAgain } from '../../core/placement/engine/adjusting/proof-again.ts'
import { adjustWithin } from '../../core/placement/engine/adjusting/quotas.ts'
import { fitIn, placedIn, smallMarket } from '../markets.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-sabotage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const engine = new URL('../../core/placement/engine/adjusting/', import.meta.url)
let copies = 0

/** What a file of the engine exports under a name when one of its lines says something else. */
const broken = async <T>(file: string, line: string, instead: string, of: string, name: string): Promise<T> => {
  const copy = join(folder, String(copies++))
  cpSync(engine, copy, { recursive: true })
  const text = readFileSync(join(copy, file), 'utf8')
  if (text.split(line).length !== 2) throw new Error(`${file} does not say once: ${line}`)
  writeFileSync(join(copy, file), text.replace(line, instead))
  const module: Record<string, T> = await import(pathToFileURL(join(copy, of)).href)
  const found = module[name]
  if (found === undefined) throw new Error(`${of} has no ${name}`)
  return found
}

/** The same two hundred markets each time. */
const markets = fc.sample(smallMarket, { seed: 4, numRuns: 200 })
/** With and without the bids that come before the exact part. */
const isProved = (by: typeof adjust) => [0, 64].every(bids => markets.every(market => faultsOfProof(market, by(market, bids)).length === 0))

describe('the engine', () => {
  test('as it is, is proved', () => expect(isProved(adjust)).toBe(true))

  const lines = [
    [
      'people in the opposite order',
      'admit.ts',
      'for (let i = 0; i < market.people; i++) ask(search, i)',
      'for (let i = market.people - 1; i >= 0; i--) ask(search, i)',
    ],
    ['nobody moving over for another', 'admit.ts', 'free === nowhere && at < search.end', 'free === nowhere && at < 0'],
    [
      'no look at the limit of a host',
      'holdings.ts',
      '!isFull(holdings, j) && !hostIsFull(holdings, holdings.market.host[j] ?? 0)',
      '!isFull(holdings, j)',
    ],
    ['prices that never rise', 'improve.ts', '  raise(tree)\n', ''],
    [
      'sets that are shut at no price',
      'prices.ts',
      'raise[other] = Math.max(raise[other] ?? 0, worth(e) - (found.price[j] ?? 0) - has)',
      'raise[other] = 0',
    ],
    [
      'seats that nobody can have at no price',
      'prices.ts',
      'if (more <= 0 || takesAnybody(market, j)) return',
      'if (more < 1 || more > 0) return',
    ],
  ] as const
  test.each(lines)('4.3 with %s it is not', async (_name, file, line, instead) => {
    expect(isProved(await broken(file, line, instead, 'adjust.ts', 'adjust'))).toBe(false)
  })

  test('4.3 without the worth of staying people are moved without need', async () => {
    const agreed = fc.sample(fc.tuple(smallMarket, fc.array(fc.integer({ min: gone, max: 4 }), { minLength: 6, maxLength: 6 })), {
      seed: 4,
      numRuns: 200,
    })
    const sound = (by: typeof adjustAgain) =>
      agreed.every(([market, places]) => {
        const before: Before = Int32Array.from(places.slice(0, market.people))
        return faultsOfAgain(market, before, by(market, before)).length === 0
      })
    expect(sound(adjustAgain)).toBe(true)
    expect(sound(await broken('again.ts', '? stay : 0)', '? 0 : 0)', 'again.ts', 'adjustAgain'))).toBe(false)
  })

  test('4.3 without a look at the whole host a reason is no closed set', async () => {
    const isClosed = (by: typeof hallSet) =>
      markets.every(market => {
        const placed = adjust(market)
        return [...placed.edge.keys()].every(i => {
          const set = by(market, placed, i)
          const seats = (set?.programmes ?? [])
            .filter(j => !set?.hosts.includes(market.host[j] ?? nowhere))
            .reduce((n, j) => n + (market.seats[j] ?? 0), 0)
          const inHosts = (set?.hosts ?? []).reduce((n, h) => n + (market.hostSeats[h] ?? 0), 0)
          return set === undefined || seats + inHosts === set.people.length
        })
      })
    expect(isClosed(hallSet)).toBe(true)
    const line = 'for (const other of sitting.of[h] ?? []) programmes.add(other)'
    expect(isClosed(await broken('hall.ts', line, '', 'hall.ts', 'hallSet'))).toBe(false)
  })
})

describe('the proof', () => {
  const offer = (programme: number, fit: number) => ({ programme, fit, consent: 0 })
  const market = marketOf(
    [[offer(0, 5), offer(1, 4)], [offer(0, 5), offer(1, 1)], [offer(2, 9)], []],
    [0, 1, 1].map(host => ({ host, seats: 1 })),
    [1, 1],
  )
  const sound = adjust(market)
  const edges = (...edge: number[]): Adjustment => ({
    ...sound,
    edge: Int32Array.from(edge),
    placed: placedIn(edge),
    fit: fitIn(market, edge),
  })
  const lines = [
    [
      'edges of others',
      edges(2, nowhere, nowhere, nowhere),
      "if (e !== nowhere && (e < (first[i] ?? 0) || e >= (first[i + 1] ?? 0))) faults.push({ what: 'edge', at: i })",
      '',
      'edge',
    ],
    ['seats', edges(0, 2, nowhere, nowhere), '(bySeat[j] ?? 0) > (seats[j] ?? 0)', 'j < 0', 'seats'],
    ['limits of hosts', edges(1, 2, 4, nowhere), '(byHost[h] ?? 0) > (hostSeats[h] ?? 0)', 'h < 0', 'hostSeats'],
    ['priority', edges(0, nowhere, 4, nowhere), "if (holders.some(b => b > i)) faults.add('passedOver')", '', 'passedOver'],
    [
      'empty seats',
      edges(0, nowhere, nowhere, nowhere),
      "(counts.byHost[h] ?? 0) < (market.hostSeats[h] ?? 0)) faults.add('emptySeat')",
      "h < 0) faults.add('emptySeat')",
      'emptySeat',
    ],
    [
      'the bound',
      edges(0, 3, nowhere, nowhere),
      'boundOf(market, edge, worth, { price, hostPrice }) === total',
      'total === total',
      'bound',
    ],
    [
      'whole prices',
      { ...sound, price: sound.price.map(p => p + 0.5) },
      'if (faults.length > 0) return faults\n  const total',
      'if (faults.length > 0) return []\n  const total',
      'price',
    ],
    ['the number who are placed', { ...sound, placed: 3 }, 'chosen.length === adjustment.placed', 'true', 'placed'],
    ['the total', { ...sound, fit: 10 }, 'sum(chosen.map(worth)) === BigInt(adjustment.fit)', 'true', 'fit'],
  ] as const satisfies readonly (readonly [string, Adjustment, string, string, string])[]
  test.each(lines)('4.3 without a look at %s it would believe', async (_name, wrong, line, instead, what) => {
    const told = (by: (market: Market, adjustment: Adjustment) => readonly { readonly what: string }[]) =>
      by(market, wrong).map(f => f.what)
    expect(told(faultsOfProof)).toContain(what)
    expect(told(await broken('proof.ts', line, instead, 'proof.ts', 'faultsOfProof'))).not.toContain(what)
  })
})

describe('quotas', () => {
  const market = marketOf(
    [0, 0].map(programme => [{ programme, fit: 1, consent: 0 }]),
    [{ host: 0, seats: 1 }],
    [1],
  )
  const quotas = [{ name: '示例', who: Uint8Array.of(0, 1), least: 1 }]
  const lines = [
    ['the market', [1, 1], '!isPlacement(market, found.edge) || ', ''],
    ['the quotas', [1, 0], ' || brokenBy(market, quotas, found).length > 0', ''],
  ] as const
  test.each(lines)('4.3 without counting %s anew a solver that errs would be believed', async (_name, value, line, instead) => {
    const errs = (): Answer => ({ status: 'best', value: Float64Array.from(value) })
    expect(adjustWithin(market, quotas, errs).kind).toBe('stopped')
    const careless = await broken<typeof adjustWithin>('quotas.ts', line, instead, 'quotas.ts', 'adjustWithin')
    expect(careless(market, quotas, errs).kind).toBe('bound')
  })

  test('4.3 without leaving one out after another all quotas would be named', async () => {
    const named = [...quotas, { name: '示例', who: Uint8Array.of(1, 0), least: 1 }, { name: '示例', who: Uint8Array.of(1, 1), most: 1 }]
    const both = (program: { readonly least: Float64Array }): Answer =>
      [...program.least].filter(n => n === 1).length > 1 ? { status: 'none' } : { status: 'best', value: new Float64Array(2) }
    expect(adjustWithin(market, named, both)).toMatchObject({ kind: 'clash', quotas: [0, 1] })
    const careless = await broken<typeof adjustWithin>(
      'quotas.ts',
      "if (status === 'none') clash = others",
      '',
      'quotas.ts',
      'adjustWithin',
    )
    expect(careless(market, named, both)).toMatchObject({ quotas: [0, 1, 2] })
  })
})
