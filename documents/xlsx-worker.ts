// The child process that reads a stranger's spreadsheet: a hostile one costs this process, not the server.
import { readXlsx } from './xlsx-read.ts'

process.on('message', (file: Uint8Array) => {
  try {
    process.send?.({ done: readXlsx(file) })
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error), kind: 'spreadsheet' })
  }
})
process.on('disconnect', () => process.exit(0))
