/** Adjusting those who are left, to the best fit and proved, beside what people would take for it; every total must be the same. Each measurement has a process of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { adjust } from '../core/placement/engine/adjusting/adjust.ts'
import type { Market } from '../core/placement/engine/adjusting/market.ts'
import { faultsOfProof } from '../core/placement/engine/adjusting/proof.ts'
import { inventMarket } from './adjusting-market.ts'
import { cpuMsOf, type Measured, peers } from './adjusting-peers.ts'
import type { Row } from './row.ts'

type Own = Measured & { readonly placed: number; readonly proofMs: number; readonly megabytes: number }
type Told = Own | Measured | string

const own = async (market: Market): Promise<Own> => {
  const { result, cpuMs } = await cpuMsOf(() => adjust(market))
  const proof = await cpuMsOf(() => faultsOfProof(market, result))
  if (proof.result.length > 0) throw new Error(`the adjustment is not proved: ${JSON.stringify(proof.result.slice(0, 3))}`)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return { fit: result.fit, placed: result.placed, cpuMs, proofMs: proof.cpuMs, megabytes }
}

/** One measurement in a process of its own. */
const apart = (who: string, people: number, seatsAHead: number, hostShare: number): Told => {
  const args = [fileURLToPath(import.meta.url), '--one', who, String(people), String(seatsAHead), String(hostShare)]
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=6000', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) return stderr.trim().slice(-200) || 'it ended without a word'
  return JSON.parse(stdout)
}

const isOwn = (told: Told): told is Own => typeof told !== 'string' && 'placed' in told

const median = (runs: readonly Own[]): Own => {
  const middle = runs.toSorted((a, b) => a.cpuMs - b.cpuMs)[runs.length >> 1]
  if (!middle) throw new Error('nothing was measured')
  return middle
}

const measureOwn = (people: number, seatsAHead: number, hostShare: number): Own => {
  const runs = Array.from({ length: people > 10_000 ? 1 : 3 }, () => apart('own', people, seatsAHead, hostShare))
  const wrong = runs.find(r => !isOwn(r))
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong))
  return median(runs.filter(isOwn))
}

const ms = (n: number) => Number(n.toPrecision(3))
const nameOf = (people: number, seatsAHead: number, hostShare: number) =>
  `adjust ${people.toLocaleString('en')} people, ${seatsAHead} seats a head${hostShare < 1 ? ', hosts below their seats' : ''}`

const measurePeers = (name: string, mine: Own, people: number, seatsAHead: number): readonly Row[] =>
  peers
    .filter(p => people <= p.most)
    .map(p => {
      const told = apart(p.name, people, seatsAHead, 1)
      if (typeof told === 'string') return { name: `${name}: ${p.name}`, value: 0, unit: 'not measured', note: told }
      if (told.fit !== mine.fit) throw new Error(`${p.name} says ${told.fit}, the engine ${mine.fit}`)
      return {
        name: `${name}: ${p.name}`,
        value: ms(told.cpuMs),
        unit: 'ms CPU',
        ratio: ms(told.cpuMs / mine.cpuMs),
        note: 'the same total; times the CPU of the engine',
      }
    })

const measure = (people: number, before: Own | undefined, seatsAHead: number, hostShare: number, withPeers: boolean) => {
  const mine = measureOwn(people, seatsAHead, hostShare)
  const name = nameOf(people, seatsAHead, hostShare)
  const growth = before ? `, ${(mine.cpuMs / before.cpuMs).toFixed(1)} times the size before` : ''
  const note = `${mine.placed} placed, total fit ${mine.fit}, proved in ${mine.proofMs.toFixed(0)} ms; ${mine.megabytes} MB with the market${growth}`
  const row: Row = { name, value: ms(mine.cpuMs), unit: 'ms CPU', note }
  return { mine, rows: [row, ...(withPeers ? measurePeers(name, mine, people, seatsAHead) : [])] }
}

/** `quick` leaves out the hundred thousand, and the peers but for the smallest. */
export const runAdjusting = (quick: boolean): readonly Row[] =>
  [
    [1.2, 1],
    [0.8, 1],
    [1.2, 0.85],
  ].flatMap(([seatsAHead = 1, hostShare = 1]) => {
    let before: Own | undefined
    return (quick ? [3_000, 10_000] : [3_000, 10_000, 100_000]).flatMap(people => {
      const { mine, rows } = measure(people, before, seatsAHead, hostShare, hostShare === 1 && (!quick || people === 3_000))
      before = mine
      return rows
    })
  })

const one = async (who: string, people: number, seatsAHead: number, hostShare: number): Promise<Told> => {
  const market = inventMarket(people, seatsAHead, hostShare)
  return who === 'own' ? own(market) : ((await peers.find(p => p.name === who)?.run(market)) ?? `no peer ${who}`)
}

if (import.meta.main) {
  const [flag, who = '', people = '0', seatsAHead = '1', hostShare = '1'] = process.argv.slice(2)
  if (flag === '--one') console.log(JSON.stringify(await one(who, Number(people), Number(seatsAHead), Number(hostShare))))
  else console.table(runAdjusting(flag === '--quick'))
}
