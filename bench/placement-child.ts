/** One measurement in a process of its own: `placement-child.ts run|write|check PEOPLE [FILE]`; prints what it took, or writes the market for other programs. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { defer } from '../core/placement/engine/defer.ts'
import type { Wishes } from '../core/placement/engine/wishes.ts'
import { inventWishes } from './placement-market.ts'

/** The programme of each person, or −1. */
const seatsOf = ({ first, programme, people }: Wishes, held: Int32Array): Int32Array =>
  Int32Array.from({ length: people }, (_, i) => ((held[i] ?? 0) === first[i + 1] ? -1 : (programme[held[i] ?? 0] ?? -1)))

const bytesOf = (numbers: Int32Array) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** Numbers of people, wishes each and programmes; seats; lots; then of each wish programme and standing, all as 32-bit integers. */
const write = ({ people, programme, standing, lot, seats }: Wishes, path: string) => {
  const file = openSync(path, 'w')
  for (const part of [
    Int32Array.of(people, programme.length / people, seats.length),
    seats,
    lot,
    programme,
    Int32Array.from(standing ?? []),
  ]) {
    const bytes = bytesOf(part)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  }
  closeSync(file)
}

const run = (wishes: Wishes, rounds: number) => {
  const times: number[] = []
  let held: Int32Array = new Int32Array(0)
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    held = defer(wishes)
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1_000)
  }
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const seats = seatsOf(wishes, held)
  return {
    cpuMs: median,
    rssMb,
    digest: createHash('sha256').update(bytesOf(seats)).digest('hex'),
    placed: seats.filter(p => p >= 0).length,
  }
}

const [verb = 'run', people = '0', more = '5'] = process.argv.slice(2)
if (verb === 'digest') process.stdout.write(createHash('sha256').update(readFileSync(people)).digest('hex'))
else if (verb === 'write') write(inventWishes(Number(people)), more)
else process.stdout.write(JSON.stringify(run(inventWishes(Number(people), verb === 'limited' ? 0.8 : 1), Number(more))))
