/** Plain text in the encodings of Chinese offices: UTF-8 and UTF-16 with or without a mark, GB18030. */
import { NoticeUnreadable } from './failure.ts'

const tryDecode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const markOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/** The text of a file without any format. Throws NoticeUnreadable when it is neither. */
export const readPlain = (bytes: Uint8Array): string => {
  const marked = markOf(bytes)
  if (marked === undefined && bytes.subarray(0, 4096).includes(0)) throw new NoticeUnreadable('wrongType')
  const text = marked === undefined ? (tryDecode(bytes, 'utf-8') ?? tryDecode(bytes, 'gb18030')) : tryDecode(bytes, marked)
  if (text === undefined) throw new NoticeUnreadable('damaged')
  return text
}
