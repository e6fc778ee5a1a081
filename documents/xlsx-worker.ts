// The child process that reads a stranger's spreadsheet: a hostile one costs this process, not the server.
import { readXlsx } from './xlsx-read.ts'

type Job = { readonly file: Uint8Array; readonly sheet?: string | undefined }

process.on('message', ({ file, sheet }: Job) => {
  try {
    process.send?.({ done: readXlsx(file, sheet) })
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error), kind: 'spreadsheet' })
  }
})
process.on('disconnect', () => process.exit(0))
