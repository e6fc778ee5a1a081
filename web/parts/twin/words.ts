/** The words of the sheets in the reader's language. */
import { useLanguage } from '../../settings.ts'
import { type TwinWords, twinWords } from '../../words/twin.ts'

export const useTwinWords = (): TwinWords => twinWords[useLanguage()]
