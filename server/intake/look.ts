/** What comes in as evidence is looked at in a child process with limits of time and memory, by what it holds and never by its name. */
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { DocumentFailed } from '../../documents/failure.ts'
import { openPool, type Pool } from '../../documents/pool.ts'
import { kindOf } from '../files.ts'
import { intakeLimits, isRefusal, type Refusal } from './limits.ts'

let pool: Pool | undefined
const lookers = (): Pool => {
  pool ??= openPool({
    worker: new URL('./worker.ts', import.meta.url),
    size: Math.max(1, Math.min(4, availableParallelism() - 1)),
    limitSeconds: intakeLimits.seconds,
    jobsPerChild: 200,
    heapMegabytes: 512,
    memoryMegabytes: intakeLimits.memoryMegabytes,
  })
  return pool
}

/** Ends the child processes; the next file starts another. */
export const closeLookers = (): void => {
  pool?.close()
  pool = undefined
}

const Answer = z.union([z.strictObject({ bytes: z.instanceof(Uint8Array) }), z.strictObject({ refused: z.string() })])

export type Looked = { readonly kind: 'fine'; readonly bytes: Buffer } | { readonly kind: 'refused'; readonly why: Refusal }
const refused = (why: Refusal): Looked => ({ kind: 'refused', why })

/** What every scanner knows and nothing else is: by it an operator sees that files are looked at. */
const trial = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')

const kindless = (bytes: Buffer): Refusal => {
  const start = bytes.subarray(0, 4).toString('hex')
  return start === '504b0304' || start === 'd0cf11e0' ? 'office' : 'kind'
}

/** Never throws for what is in the file. */
export const lookAt = async (bytes: Buffer): Promise<Looked> => {
  if (bytes.length === 0) return refused('empty')
  if (bytes.includes(trial)) return refused('virus')
  const kind = kindOf(bytes)
  if (!kind) return refused(kindless(bytes))
  try {
    const answer = Answer.parse(await lookers().run({ file: bytes, type: kind.type }))
    if ('bytes' in answer) return { kind: 'fine', bytes: Buffer.from(answer.bytes) }
    return refused(isRefusal(answer.refused) ? answer.refused : 'damaged')
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
    return refused(error.kind === 'crashed' ? 'damaged' : 'tooMuch')
  }
}
