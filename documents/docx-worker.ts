// The child process that writes Word files: a notice of thousands takes seconds, and the server goes on meanwhile.
import type { z } from 'zod'
import type { ApplicationFormFacts } from './application-form.ts'
import { applicationFormDocx } from './application-form-docx.ts'
import type { OfficialFacts } from './official.ts'
import { officialDocx } from './official-docx.ts'

export type WordJob =
  | { readonly kind: 'official'; readonly facts: OfficialFacts }
  | { readonly kind: 'form'; readonly facts: z.output<typeof ApplicationFormFacts> }

process.on('message', async (job: WordJob) => {
  try {
    process.send?.({ done: job.kind === 'official' ? await officialDocx(job.facts) : await applicationFormDocx(job.facts) })
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error), kind: 'template' })
  }
})
process.on('disconnect', () => process.exit(0))
