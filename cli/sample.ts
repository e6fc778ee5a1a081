/**
 * `tepei sample verify FILE`: draws an auditor's sample again from the file that its page gives out. It shares no code with what drew it, needs no
 * network and no database, and names the first thing that is wrong.
 */
import { createHmac, hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Io } from './io.ts'

const usage = `tepei sample verify FILE    draws the sample again: commitment, digest of the list, then the items
0 it is the same · 1 something differs, and is named · 2 the call or the file is wrong
`

const Hex = z.string().regex(/^[0-9a-f]+$/)
const Listed = z.strictObject({ id: z.string(), fen: z.int().nonnegative() })
const SampleFile = z.strictObject({
  format: z.literal('tepei-sample-1'),
  sample: z.string(),
  commitment: Hex,
  secret: z.string(),
  digest: Hex,
  nonce: Hex,
  size: z.int().positive(),
  strata: z.int().positive(),
  list: z.array(Listed),
  items: z.array(Listed.extend({ stratum: z.int().positive() })),
})
type SampleFile = z.output<typeof SampleFile>
type Listed = z.output<typeof Listed>

const sha256 = (text: string) => hash('sha256', text, 'hex')
const alphabetical = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The greatest sums first; where a line begins, of all that lies before it, says its stratum. */
const stratumOf = (list: readonly Listed[], strata: number): ReadonlyMap<string, number> => {
  const whole = list.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
  const found = new Map<string, number>()
  let begun = 0n
  for (const { id, fen } of [...list].sort((a, b) => (a.fen === b.fen ? alphabetical(a.id, b.id) : b.fen - a.fen))) {
    found.set(id, whole === 0n ? 1 : 1 + Number((begun * BigInt(strata)) / whole))
    begun += BigInt(fen)
  }
  return found
}

/** The names that ought to be drawn: the lowest tickets, one of each stratum in turn. */
const drawn = ({ commitment, secret, digest, nonce, size, strata, list }: SampleFile): readonly string[] => {
  const seed = sha256(`${commitment}\n${secret}\n${digest}\n${nonce}`)
  const strataById = stratumOf(list, strata)
  const queues = Array.from({ length: strata }, (): string[] => [])
  const tickets = list.map(({ id }) => ({ id, ticket: createHmac('sha256', seed).update(id).digest('hex') }))
  for (const { id } of tickets.sort((a, b) => alphabetical(a.ticket, b.ticket))) queues[(strataById.get(id) ?? 1) - 1]?.push(id)
  const taken: string[] = []
  for (let turn = 0; taken.length < Math.min(size, list.length); turn += 1) {
    const next = queues[turn % strata]?.shift()
    if (next !== undefined) taken.push(next)
  }
  return taken
}

/** What is wrong first, or nothing. */
export const faultIn = (file: SampleFile): string | undefined => {
  if (sha256(file.secret) !== file.commitment) return 'the secret is not the one that was committed to'
  const lines = [...file.list].sort((a, b) => alphabetical(a.id, b.id)).map(({ id, fen }) => `${id} ${fen}\n`)
  if (sha256(lines.join('')) !== file.digest) return 'the list is not the one that was frozen'
  const [should, are] = [new Set(drawn(file)), new Set(file.items.map(({ id }) => id))]
  const stray = [...are].find(id => !should.has(id)) ?? [...should].find(id => !are.has(id))
  if (stray !== undefined) return should.has(stray) ? `${stray} should have been drawn` : `${stray} should not have been drawn`
  return file.items.length === are.size ? undefined : 'an item stands there twice'
}

export const sampleCommand = async ([verb, path, ...more]: readonly string[], io: Io): Promise<number> => {
  if (verb !== 'verify' || path === undefined || more.length > 0) {
    io.err(usage)
    return 2
  }
  const read = SampleFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!read.success) {
    const [first] = read.error.issues
    io.err(`${path} is no sample: ${first?.path.join('.')}: ${first?.message}\n`)
    return 2
  }
  const fault = faultIn(read.data)
  const { sample, items, list } = read.data
  if (fault === undefined) io.out(`${sample}: ${items.length} of ${list.length} drawn, the same again\n`)
  else io.err(`${sample}: ${fault}\n`)
  return fault === undefined ? 0 : 1
}
