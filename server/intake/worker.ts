// The child process that looks at what a stranger sends as evidence: what breaks it costs only itself.
import { Refused } from './limits.ts'
import { pagesOf } from './opens.ts'
import { clearPdf } from './pdf.ts'
import { redraw } from './picture.ts'

export type Job = { readonly file: Uint8Array; readonly type: 'image/png' | 'image/jpeg' | 'application/pdf' }
export type Looked = { readonly bytes: Uint8Array } | { readonly refused: string }

const cleared = async (file: Buffer): Promise<Buffer> => {
  const bytes = clearPdf(file)
  if ((await pagesOf(bytes)) === 0) throw new Refused('damaged')
  return bytes
}

const look = async ({ file, type }: Job): Promise<Looked> => {
  const bytes = Buffer.from(file)
  try {
    return { bytes: type === 'application/pdf' ? await cleared(bytes) : await redraw(bytes, type === 'image/png' ? 'png' : 'jpeg') }
  } catch (error) {
    return { refused: error instanceof Refused ? error.why : 'damaged' }
  }
}

process.on('message', (job: Job) => void look(job).then(done => process.send?.({ done })))
process.on('disconnect', () => process.exit(0))
