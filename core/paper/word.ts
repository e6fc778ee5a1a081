/** The papers that come as Word files too, for whoever has to change two words before they are signed. None of them is ever read back. */
import { isPaperKind, type PaperKind } from './kinds.ts'

export type WordPaper = PaperKind | 'applicationForm'
const has = (kind: string): kind is WordPaper => kind === 'applicationForm' || isPaperKind(kind)

/** 'enrolmentNotice' → 'enrolmentNoticeDocx', as it is asked for. */
export const wordName = (kind: WordPaper): string => `${kind}Docx`

export const findWordPaper = (name: string): WordPaper | undefined => {
  const kind = name.endsWith('Docx') ? name.slice(0, -'Docx'.length) : ''
  return has(kind) ? kind : undefined
}
