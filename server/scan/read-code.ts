/** The codes in a picture or in a scanned PDF, looked for in a child process with a time limit. */
import { z } from 'zod'
import { DocumentFailed } from '../../documents/failure.ts'
import { openPool, type Pool } from '../../documents/pool.ts'
import { scanLimits } from './limits.ts'

let pool: Pool | undefined
const readers = (): Pool => {
  pool ??= openPool({
    worker: new URL('./worker.ts', import.meta.url),
    size: 1,
    limitSeconds: scanLimits.seconds,
    jobsPerChild: 50,
    heapMegabytes: scanLimits.heapMegabytes,
  })
  return pool
}

/** Ends the child process; the next picture starts another. */
export const closeCodeReaders = (): void => {
  pool?.close()
  pool = undefined
}

const Answer = z.union([
  z.strictObject({ codes: z.array(z.string()), pages: z.int(), pictures: z.int() }),
  z.strictObject({ unreadable: z.literal(true) }),
])

/** `pictures` is 0 for a PDF that was set and never scanned. `unreadable` is a file that is no picture, is damaged, or takes too long. */
export type ScanRead =
  | { readonly kind: 'read'; readonly codes: readonly string[]; readonly pages: number; readonly pictures: number }
  | { readonly kind: 'unreadable' }

/** What a JPEG, a PNG or a PDF shows of codes. Never throws for what is in the file. */
export const readScan = async (bytes: Uint8Array): Promise<ScanRead> => {
  try {
    const answer = Answer.parse(await readers().run({ file: bytes }))
    return 'codes' in answer ? { kind: 'read', ...answer, codes: [...new Set(answer.codes)] } : { kind: 'unreadable' }
  } catch (error) {
    if (error instanceof DocumentFailed) return { kind: 'unreadable' }
    throw error
  }
}

/** Every code that is found, each once; none where the file can't be read. */
export const codesIn = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const read = await readScan(bytes)
  return read.kind === 'read' ? read.codes : []
}
