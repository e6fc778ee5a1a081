/** Papers as Word files, for a clerk who changes two words before the leader signs. Refuses what the PDF refuses; what comes back from Word is read by nobody. */
import type { z } from 'zod'
import { ApplicationFormFacts } from './application-form.ts'
import type { WordJob } from './docx-worker.ts'
import { DocumentFailed } from './failure.ts'
import { OfficialFacts } from './official.ts'
import { openPool, type Pool } from './pool.ts'

let pool: Pool | undefined
const sharedPool = (): Pool => {
  pool ??= openPool({
    worker: new URL('./docx-worker.ts', import.meta.url),
    size: 1,
    limitSeconds: 60,
    jobsPerChild: 100,
    heapMegabytes: 768,
  })
  return pool
}

const written = async (job: WordJob): Promise<Uint8Array> => {
  const done = await sharedPool().run(job)
  if (!(done instanceof Uint8Array)) throw new DocumentFailed('crashed', 'the document process answered something else')
  return done
}

export const writeOfficial = async (given: z.input<typeof OfficialFacts>): Promise<Uint8Array> =>
  written({ kind: 'official', facts: OfficialFacts.parse(given) })

export const writeApplicationForm = async (given: ApplicationFormFacts): Promise<Uint8Array> =>
  written({ kind: 'form', facts: ApplicationFormFacts.parse(given) })
