/** Which papers a dossier has for its reader, by where they can be fetched. What isn't decided yet has no paper. */
import type { FormKind } from '../core/desk/paper-job.ts'
import { findWordPaper, wordName } from '../core/paper/word.ts'
import { officialOn } from './official/index.ts'
import { type Asking, hasSeat, sitsAt } from './questions/asking.ts'
import { helpsWith, mayOpen } from './questions/form.ts'
import type { Look } from './questions/look.ts'

/** A roster holds identity numbers: for the body that made it and the department that receives it. */
export const mayReadRoster = (asking: Asking, { law }: Look) => hasSeat(asking, 'body') || sitsAt(asking, law, 'department', 'leader')

/** What was never handed in whole has no paper, but for the one that its person signs before somebody else hands it in. */
const hasForm = (asking: Asking, look: Look) =>
  mayOpen(asking, look) && (look.state.status === 'draft' ? helpsWith(asking, look) : look.state.status !== 'none')

const formsOn = (asking: Asking, look: Look): readonly FormKind[] => {
  const { subject, state } = look
  if (subject === 'application') return hasForm(asking, look) ? ['applicationForm', 'applicationFormCopies'] : []
  if (subject === 'certificate') return state.status === 'issued' ? ['certificate'] : []
  if (subject !== 'nomination') return []
  return mayReadRoster(asking, look) && Array.isArray(state.lines) && state.lines.length > 0 ? ['rosterPdf', 'rosterXlsx'] : []
}

export type PaperOffered = {
  readonly kind: string
  readonly href: string
  readonly about?: string | undefined
  /** Where it can be fetched as a Word file: an official paper by the office that signs it, the form by whoever may print it. */
  readonly word?: string | undefined
}

export const papersOf = async (asking: Asking, look: Look): Promise<readonly PaperOffered[]> => {
  const at = (kind: string, part?: string) =>
    `/api/documents/${look.subject}/${look.id}/${kind}${part === undefined ? '' : `?part=${encodeURIComponent(part)}`}`
  const edits = sitsAt(asking, look.law, 'department', 'leader')
  return [
    ...formsOn(asking, look).map(kind => ({ kind, href: at(kind), ...(kind === 'applicationForm' && { word: at(wordName(kind)) }) })),
    ...(await officialOn(asking, look)).map(({ kind, part, about }) => ({
      kind,
      href: at(kind, part),
      ...(about !== undefined && { about }),
      ...(edits && { word: at(wordName(kind), part) }),
    })),
  ]
}

/** Whether one of them is asked for by this name, as PDF, as a sheet or as a Word file. */
export const isOffered = (papers: readonly PaperOffered[], name: string): boolean => {
  const word = findWordPaper(name)
  return papers.some(paper => (word === undefined ? paper.kind === name : paper.kind === word && paper.word !== undefined))
}

/** Before it is sent, the office may look at the notice that somebody would get. */
export const mayPreview = (asking: Asking, { subject, state, law }: Look): boolean =>
  subject === 'training' && ['expected', 'restored'].includes(state.status) && sitsAt(asking, law, 'department', 'leader')
