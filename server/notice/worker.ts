// The child process that reads a stranger's Word file or PDF: what it can't read it says, what breaks it costs only itself.
import { readDocx } from './docx.ts'
import { NoticeUnreadable } from './failure.ts'
import { readPdf } from './pdf.ts'

type Job = { readonly kind: 'docx' | 'pdf'; readonly file: Uint8Array }

const read = async ({ kind, file }: Job) => {
  try {
    return { text: kind === 'docx' ? readDocx(file) : await readPdf(file) }
  } catch (error) {
    return { refused: error instanceof NoticeUnreadable ? error.code : 'damaged' }
  }
}

process.on('message', (job: Job) => void read(job).then(done => process.send?.({ done })))
process.on('disconnect', () => process.exit(0))
