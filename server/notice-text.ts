/** The text of a notice from the file that an office has: plain text, Word, or a PDF with a text layer. */
import { joinBrokenLines, withoutRadicals } from '../core/notice/index.ts'
import { DocumentFailed } from '../documents/failure.ts'
import { openPool, type Pool } from '../documents/pool.ts'
import { type NoticeRefusal, NoticeUnreadable, noticeLimits } from './notice/failure.ts'
import { readPlain } from './notice/plain.ts'

export { NoticeUnreadable, noticeLimits } from './notice/failure.ts'

let pool: Pool | undefined

/** One child is enough for an office; it is started with the first file and killed when a file takes too long. */
const readers = (): Pool => {
  pool ??= openPool({
    worker: new URL('./notice/worker.ts', import.meta.url),
    size: 1,
    limitSeconds: noticeLimits.seconds,
    jobsPerChild: 20,
    heapMegabytes: noticeLimits.heapMegabytes,
  })
  return pool
}

/** Ends the child process; the next file starts another. */
export const closeNoticeReaders = (): void => {
  pool?.close()
  pool = undefined
}

const refusals = new Set<string>([
  'oldWord',
  'tooLarge',
  'encrypted',
  'damaged',
  'macros',
  'scanned',
  'unreadableText',
  'noText',
  'tooLong',
])
const isRefusal = (code: unknown): code is NoticeRefusal => typeof code === 'string' && refusals.has(code)

const inChild = async (kind: 'docx' | 'pdf', file: Uint8Array): Promise<string> => {
  const answer = await readers()
    .run({ kind, file })
    .catch((error: unknown) => {
      const isLate = error instanceof DocumentFailed && error.kind === 'time limit'
      throw new NoticeUnreadable(isLate ? 'tooSlow' : 'damaged')
    })
  const [text, refused] = typeof answer === 'object' && answer !== null ? [Reflect.get(answer, 'text'), Reflect.get(answer, 'refused')] : []
  if (typeof text === 'string') return text
  throw new NoticeUnreadable(isRefusal(refused) ? refused : 'damaged')
}

/** What a file is by its first bytes; its name only decides between what has none. */
const kindOf = (bytes: Uint8Array, name: string): 'docx' | 'pdf' | 'txt' => {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const ending = /\.([a-z]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (start.includes('%PDF-')) return 'pdf'
  if (start.startsWith('\xd0\xcf\x11\xe0') || (start.startsWith('PK\x03\x04') && ['docx', 'docm', 'wps'].includes(ending))) return 'docx'
  if (ending === 'txt' || ending === '') return 'txt'
  throw new NoticeUnreadable(['docx', 'pdf'].includes(ending) ? 'damaged' : 'wrongType')
}

/** Marks that a converter has left of Word's own bookkeeping are no words of a notice. */
const tidy = (text: string): string =>
  withoutRadicals(text)
    .replace(/\[bookmark: [^\]\n]{1,80}\]/g, '')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t\u3000])[ \t\u3000]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The text of a .txt, .docx or .pdf, one paragraph to a line. Throws NoticeUnreadable, whose `words` are for the person who sent the file. */
export const textOfNotice = async (bytes: Uint8Array, name: string): Promise<string> => {
  if (bytes.length > noticeLimits.fileBytes) throw new NoticeUnreadable('tooLarge')
  const kind = kindOf(bytes, name)
  const text = tidy(kind === 'txt' ? joinBrokenLines(readPlain(bytes)) : await inChild(kind, bytes))
  if (text === '') throw new NoticeUnreadable('noText')
  if (text.length > noticeLimits.characters) throw new NoticeUnreadable('tooLong')
  return text
}
