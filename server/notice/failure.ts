/** Why a file can't be read as a notice, in the words of whoever sent it. */
import type { Text } from '../../policy/words.ts'

export const noticeLimits = {
  fileBytes: 20 << 20,
  xmlBytes: 32 << 20,
  /** With its pictures, which are not unpacked. */
  unpackedBytes: 256 << 20,
  entries: 4000,
  ratio: 400,
  pages: 200,
  characters: 1 << 20,
  seconds: 20,
  heapMegabytes: 512,
} as const

export type NoticeRefusal =
  | 'wrongType'
  | 'oldWord'
  | 'tooLarge'
  | 'encrypted'
  | 'damaged'
  | 'macros'
  | 'scanned'
  | 'unreadableText'
  | 'noText'
  | 'tooLong'
  | 'tooSlow'

const t = (zh: string, en: string): Text => ({ zh, en })
const megabytes = noticeLimits.fileBytes >> 20

const words: Readonly<Record<NoticeRefusal, Text>> = {
  wrongType: t('只能读取 .txt、.docx 和 .pdf 文件。', 'Only .txt, .docx and .pdf files can be read.'),
  oldWord: t(
    '这是旧格式的 Word 文件（.doc），请另存为 .docx 后再上传。',
    'This is a Word file of the old kind (.doc); save it as .docx and upload that.',
  ),
  tooLarge: t(`文件超过 ${megabytes} MB。`, `The file is larger than ${megabytes} MB.`),
  encrypted: t('文件有密码，请去掉密码后再上传。', 'The file has a password; take it off and upload it again.'),
  damaged: t('文件已损坏，或内容与扩展名不符。', 'The file is damaged, or is not what its name says.'),
  macros: t('文件带有宏，请另存为不带宏的 .docx。', 'The file has macros; save it as .docx without them.'),
  scanned: t(
    '这份 PDF 是扫描件，只有图像没有文字，无法读取。请上传 Word 文件，或粘贴文字。',
    'This PDF is a scan: it holds pictures and no text, so nothing can be read. Upload the Word file, or paste the text.',
  ),
  unreadableText: t(
    '这份 PDF 的文字没有可用的编码，读出来是乱码。请上传 Word 文件，或粘贴文字。',
    'The letters of this PDF have no usable code and come out as nonsense. Upload the Word file, or paste the text.',
  ),
  noText: t('文件中没有文字。', 'There is no text in the file.'),
  tooLong: t('文字太长，不像一份通知。', 'The text is too long for a notice.'),
  tooSlow: t(
    '读取用时太长，已停止。请上传 Word 文件，或粘贴文字。',
    'Reading took too long and was stopped. Upload the Word file, or paste the text.',
  ),
}

/** A file that can't be read as a notice; `code` is for the program, `words` for people. */
export class NoticeUnreadable extends Error {
  readonly code: NoticeRefusal
  readonly words: Text

  constructor(code: NoticeRefusal) {
    super(`${code}: ${words[code].en}`)
    this.name = 'NoticeUnreadable'
    this.code = code
    this.words = words[code]
  }
}
