/** Reads a stranger's spreadsheet in a child process with limits of time and memory; what is wrong with the file comes back by its code. */
import { z } from 'zod'
import { DocumentFailed } from './failure.ts'
import { openPool, type Pool } from './pool.ts'
import { unreadableCodes } from './xlsx-package.ts'
import type { ReadSheet } from './xlsx-read.ts'

const CellRead = z.strictObject({
  text: z.string(),
  kind: z.enum(['text', 'number', 'other']),
  formula: z.boolean(),
  date: z.literal(true).optional(),
})
const SheetRead = z.strictObject({
  name: z.string(),
  others: z.array(z.string()),
  choices: z.array(z.strictObject({ name: z.string(), rows: z.int(), first: z.array(z.string()) })),
  rows: z.map(z.int(), z.array(CellRead.optional())),
  hiddenRows: z.array(z.int()),
  hiddenColumns: z.array(z.int()),
  merges: z.array(z.string()),
  from1904: z.boolean(),
})

let pool: Pool | undefined
const sharedPool = (): Pool => {
  pool ??= openPool({
    worker: new URL('./xlsx-worker.ts', import.meta.url),
    size: 1,
    limitSeconds: 20,
    jobsPerChild: 100,
    heapMegabytes: 512,
  })
  return pool
}

/** Ends the child process; the next file starts another. */
export const closeSheetReaders = (): void => {
  pool?.close()
  pool = undefined
}

const codes = [...unreadableCodes, 'tooSlow', 'crashed'] as const
export type SheetFault = { readonly code: (typeof codes)[number]; readonly detail: string }
export type SheetAnswer = { readonly kind: 'read'; readonly sheet: ReadSheet } | ({ readonly kind: 'unreadable' } & SheetFault)

const faultOf = (failure: DocumentFailed): SheetFault => {
  const [said = '', ...rest] = failure.message.split(': ')
  if (failure.kind === 'time limit') return { code: 'tooSlow', detail: '' }
  return { code: codes.find(code => failure.kind === 'spreadsheet' && code === said) ?? 'crashed', detail: rest.join(': ') }
}

/** Never throws for what is in the file. */
export const readSheet = async (file: Uint8Array, sheet?: string): Promise<SheetAnswer> => {
  try {
    return { kind: 'read', sheet: SheetRead.parse(await sharedPool().run({ file, sheet })) }
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
    return { kind: 'unreadable', ...faultOf(error) }
  }
}
