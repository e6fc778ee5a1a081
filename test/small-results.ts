/** What the engine gives for a small input, as a result that can be verified; of a run, or of a re-run beside a result before. */
import { createHmac, hash } from 'node:crypto'
import type { Solve } from '../core/placement/engine/adjusting/program.ts'
import { placeAgain } from '../core/placement/engine/again.ts'
import { inputDigest, personDigest } from '../core/placement/engine/digest.ts'
import { openList } from '../core/placement/engine/list.ts'
import { draw, seedOf } from '../core/placement/engine/lottery.ts'
import { place } from '../core/placement/engine/place.ts'
import { tellQuotas } from '../core/placement/engine/quotas.ts'
import type { Head, Person } from '../core/placement/engine/shape.ts'
import { teller, tellProgrammes, tellProof, tellTotals } from '../core/placement/engine/told.ts'
import { type Given, lineOf, type Result } from '../core/placement/verify/index.ts'

export const hashes = {
  sha256: (text: string) => hash('sha256', text),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}

export const givenOf = (head: Head, people: readonly Person[]): Given => ({
  head,
  people,
  lines: new Map(people.map(p => [p.id, lineOf(hashes, p)])),
})

export const satIn = (result: Result): ReadonlyMap<string, string> =>
  new Map([...result.people].flatMap(([id, { seat }]) => (seat === null ? [] : [[id, seat] as const])))

type How = { readonly solve?: Solve | undefined; readonly before?: Result | undefined; readonly onlyUndecided?: boolean }

export const resultOf = (head: Head, people: readonly Person[], { solve, before, onlyUndecided = false }: How = {}): Result => {
  const open = openList(head)
  people.forEach(open.add)
  const { list, faults } = open.close()
  if (faults[0]) throw new Error(`${faults[0].path}: ${faults[0].why}`)
  const seed = head.lottery ? seedOf(hashes, head.lottery) : null
  const tickets = seed === null ? undefined : draw(hashes, seed, list.ids)
  const sat = before && satIn(before)
  const again = sat && placeAgain(list, tickets, sat, onlyUndecided, solve)
  const { outcome } = again ?? place(list, tickets, solve)
  const digests = people.map(p => personDigest(hashes.sha256, p))
  const gone = [...(sat?.keys() ?? [])].filter(id => !list.ids.includes(id)).sort()
  return {
    whole: {
      input: inputDigest(hashes.sha256, head, list.ids, digests),
      seed,
      totals: tellTotals(outcome),
      quotas: tellQuotas(outcome),
      proof: { adjusted: tellProof(list, outcome.rest), kept: again && tellProof(list, { ...again.frame, prices: again.settled.stayed }) },
      ...(before && again && { again: { before: before.whole.input, onlyUndecided, gone, moves: again.moves } }),
    },
    programmes: list.offered.programmes.map((_, p) => tellProgrammes(outcome)(p)),
    people: new Map(people.map(({ id }, i) => [id, teller(outcome)(i)])),
  }
}
