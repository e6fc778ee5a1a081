/** What every field of the editor needs: the text, how to change it, and in which language. */
import { createContext, useContext } from 'react'
import type { Edit } from '../../../core/edition/change.ts'
import type { Folder } from '../../../core/edition/folder.ts'
import type { Language } from '../../settings.ts'
import { useLanguage } from '../../settings.ts'
import { type StudioWords, studioWords } from '../../words/studio.ts'

export type Editing = {
  readonly folder: Folder
  readonly readOnly: boolean
  readonly edit: (...edits: readonly Edit[]) => void
  readonly language: Language
  readonly words: StudioWords
  /** Brings a clause of the notice into sight, when one lies beside the policy. */
  readonly showClause: ((id: string) => void) | undefined
  /** Paths with something wrong, each with what. */
  readonly problems: ReadonlyMap<string, string>
}

export const EditingContext = createContext<Editing | undefined>(undefined)

export const useEditing = (): Editing => {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a field stands outside the editor')
  return editing
}

export const useStudioWords = (): StudioWords => studioWords[useLanguage()]

/** The anchor of a place in the editor. */
export const anchorOf = (path: string) => `at-${path}`
